import CProcess
import Foundation

/// A pipe whose ends no other child inherits by accident.
final class Channel {
  /// The end to read from.
  private(set) var readEnd: Int32 = -1
  /// The end to write to.
  private(set) var writeEnd: Int32 = -1
  /// Whether all writers are gone.
  private(set) var isAtEnd = false

  /// Makes a pipe; reading from it waits for nothing, unless the reading end is for a child.
  init(isReadByChild: Bool = false) throws(ProctorError) {
    var ends: [Int32] = [-1, -1]
    guard process_pipe(&ends) == 0 else {
      throw .cannotRun(program: "a pipe", reason: String(cString: strerror(errno)))
    }
    // Out of the way of the low descriptors that a child is given.
    readEnd = fcntl(ends[0], F_DUPFD_CLOEXEC, 16)
    writeEnd = fcntl(ends[1], F_DUPFD_CLOEXEC, 16)
    close(ends[0])
    close(ends[1])
    // Both sides share this flag: a child that reads before we write must wait, not give up.
    if !isReadByChild { _ = fcntl(readEnd, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    closeReading()
    closeWriting()
  }

  /// Closes the end to read from.
  func closeReading() {
    if readEnd >= 0 { close(readEnd) }
    readEnd = -1
  }

  /// Closes the end to write to.
  func closeWriting() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  /// Writes a request small enough for the pipe's buffer.
  func write(_ data: Data) {
    _ = data.withUnsafeBytes { Foundation.write(writeEnd, $0.baseAddress, $0.count) }
  }

  /// Reads what there is: nothing now is empty, nothing ever again is nil.
  func read() -> Data? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Foundation.read(readEnd, &buffer, buffer.count)
    if count > 0 { return Data(buffer[..<count]) }
    if count < 0 && (errno == EAGAIN || errno == EINTR) { return Data() }
    isAtEnd = true
    return nil
  }
}
