/// An answer with one slip in it.
public struct Mutant: Sendable {
  /// A name that stays while the line and what happens to it stay.
  public let id: String
  /// The kind of slip.
  public let operatorName: String
  /// The number of the first line that differs, from 1.
  public let line: Int
  /// The lines that differ, as they were.
  public let before: [String]
  /// The lines that stand there instead.
  public let after: [String]
  /// The whole file, without the functions of the prelude.
  public let text: String
  /// Whether it calls a function of the prelude.
  public let needsPrelude: Bool

  init(operatorName: String, answer: Answer, text: String, occurrence: (String) -> Int) {
    let old = answer.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let shorter = min(old.count, new.count)
    let head = (0..<shorter).first { old[$0] != new[$0] } ?? shorter
    let tail = (0..<(shorter - head)).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] }
    let rest = tail ?? (shorter - head)
    self.operatorName = operatorName
    self.text = text
    needsPrelude = Prelude.isCalled(in: text)
    line = head + 1
    before = Array(old[head..<(old.count - rest)])
    after = Array(new[head..<(new.count - rest)])
    // Two equal lines may suffer the same: their order tells them apart, not their numbers,
    // which change with every line that is added above.
    let place = ([operatorName] + before + ["→"] + after).joined(separator: "\n")
    id = Fingerprint(place + "\n\(occurrence(place))").text
  }

  /// The change as a diff without context.
  public var diff: String {
    (before.map { "-\($0)" } + after.map { "+\($0)" }).joined(separator: "\n")
  }
}

/// A short hash that is the same on every machine: 32 bits of FNV-1a.
struct Fingerprint {
  let text: String

  init(_ source: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String((hash >> 32) ^ (hash & 0xffff_ffff), radix: 16)
    text = String(repeating: "0", count: 8 - digits.count) + digits
  }
}
