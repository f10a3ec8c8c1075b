internal import Answering
internal import Foundation

/// The two pipes between an answer's process and the check.
struct AnswerPipe {
  /// The next frame, or nil if there will be none.
  func read() -> Frame? {
    guard let header = read(Frame.headerSize) else { return nil }
    guard let (kind, length) = Frame.announced(by: header), let bytes = read(length) else {
      giveUp()
    }
    return Frame(kind, Parcel(bytes))
  }

  /// Writes a frame.
  func write(_ frame: Frame) {
    var rest = frame.bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.write(AnswerChannel.results, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { giveUp() }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends the process: there is nobody to speak with.
  func giveUp() -> Never { _exit(AnswerChannel.closedCode) }

  private func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { all in
        Foundation.read(
          AnswerChannel.calls, all.baseAddress.map { $0 + filled }, all.count - filled)
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { giveUp() }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }
}
