import Foundation
import LinearAlgebra

/// Reads one damaged file after another, within limits of memory and time.
struct Worker {
  let reader: Reader
  let folder: URL
  let seed: UInt64

  private static let mostMemory: UInt64 = 1 << 30
  private static let mostSeconds: UInt32 = 10

  static func input(in folder: URL) -> URL { folder.appending(path: "input") }

  /// The number of the file that was read last.
  static func progress(in folder: URL) throws -> Int {
    let text = try String(contentsOf: folder.appending(path: "progress"), encoding: .utf8)
    return Int(text) ?? 0
  }

  func run(_ numbers: Range<Int>) throws {
    var limit = rlimit(rlim_cur: rlim_t(Self.mostMemory), rlim_max: rlim_t(Self.mostMemory))
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    let wholes = try reader.wholeFiles()
    let input = Self.input(in: folder)
    for number in numbers {
      var damage = Damage(SplitMix64(seed: seed &* 1_000_003 &+ UInt64(number)))
      let bytes = damage.damaged(wholes)
      try Data(reader == .png ? PNGChecksums.corrected(bytes, in: number) : bytes).write(to: input)
      try Data("\(number)".utf8).write(to: folder.appending(path: "progress"))
      alarm(Self.mostSeconds)
      if let sentence = try reader.complaint(about: input), !Self.isOneSentence(sentence) {
        FileHandle.standardError.write(Data("not one sentence: \(sentence)\n".utf8))
        throw CocoaError(.featureUnsupported)
      }
      alarm(0)
    }
  }

  private static func isOneSentence(_ text: String) -> Bool {
    text.hasSuffix(".") && !text.contains("\n")
  }
}
