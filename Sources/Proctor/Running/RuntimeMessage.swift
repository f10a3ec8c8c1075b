import Foundation

/// What the Swift runtime says of a program that it stops.
struct RuntimeMessage {
  /// The reason, to stand in a sentence; nil where there is none.
  let reason: String?

  private static let marks = ["Fatal error: ", "Precondition failed: ", "Assertion failed: "]
  private static let cast = "Could not cast value of type "
  private static let trace = "Current stack trace:"
  /// What the compiler calls a check that it wrote into the code.
  private static let failure = "Swift runtime failure: "

  /// Reads a message such as `Swift/Array.swift:12: Fatal error: Index out of range`, or the name
  /// of a check, such as `Swift runtime failure: arithmetic overflow`.
  init(_ text: String?) {
    let text = text ?? ""
    let mark = (Self.marks + [Self.failure]).lazy.compactMap { text.range(of: $0) }.first
    var words = mark.map { text[$0.upperBound...] } ?? text[...]
    while let last = words.last, last == "." || last.isWhitespace { words.removeLast() }
    // Where a type lies in memory tells nobody anything.
    let plain = words.replacing(#/ \(0x[0-9a-f]+\)/#, with: "").replacing("'Swift.", with: "'")
    switch plain {
    case "": reason = nil
    case "arithmetic overflow":
      reason = "arithmetic overflow: a result does not fit its type, or is below 0 without a sign"
    default: reason = plain.prefix(1).lowercased() + plain.dropFirst()
    }
  }

  /// The first message among what a program wrote to standard error.
  init(in error: String) {
    let line = error.split(separator: "\n").first(where: Self.isMessage)
    self.init(line.map(String.init))
  }

  /// Whether the compiler wrote the check in which a program stopped, or the runtime.
  static func isCheck(_ function: String) -> Bool { function.hasPrefix(failure) }

  /// Whether an allocation failed.
  var isOutOfMemory: Bool { reason?.hasPrefix("failed to allocate") ?? false }

  /// How much was asked for.
  var requestedBytes: UInt64? {
    isOutOfMemory ? reason?.split(separator: " ").lazy.compactMap { UInt64($0) }.first : nil
  }

  private static func isMessage(_ line: Substring) -> Bool {
    line.hasPrefix(cast) || marks.contains { line.contains($0) }
  }

  /// Whether a line is one of a stack trace, such as `5  grade-02  0x00005619d318ef1a name + 7962`.
  private static func isFrame(_ line: Substring) -> Bool {
    let fields = line.split(separator: " ", maxSplits: 4)
    return fields.count > 3 && Int(fields[0]) != nil && fields.contains { $0.hasPrefix("0x") }
  }

  /// What the answer itself printed: without the runtime's words, cut where it is long.
  static func printed(output: String, error: String) -> Outcome.Printed {
    let own = error.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      line != trace[...] && !isFrame(line) && !isMessage(line)
    }
    return Outcome.Printed(
      output: cut(output), error: cut(own.joined(separator: "\n")))
  }

  private static func cut(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // What was printed last stands nearest to what went wrong.
    let gap = Substring("… \(lines.count - 18) more lines …")
    let kept = lines.count > 20 ? lines.prefix(8) + [gap] + lines.suffix(10) : lines[...]
    let result = kept.map { $0.count > 400 ? $0.prefix(400) + " …" : $0 }.joined(separator: "\n")
    return String(result.trimmingSuffix(\.isNewline))
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> Substring {
    var end = self[...]
    while let last = end.last, isDropped(last) { end.removeLast() }
    return end
  }
}
