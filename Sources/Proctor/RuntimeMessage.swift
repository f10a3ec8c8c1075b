/// What the Swift runtime wrote to standard error before it stopped a program.
struct RuntimeMessage {
  /// The reason, without the place in the standard library.
  private(set) var sentence = "it was stopped by the Swift runtime"
  /// The return addresses of its stack trace, from the inside out.
  private(set) var frames: [Substring] = []

  private static let marks = ["Fatal error: ", "Precondition failed: ", "Assertion failed: "]
  private static let trace = "Current stack trace:"

  init(in error: String) {
    for line in error.split(separator: "\n") {
      if let range = Self.marks.lazy.compactMap({ line.firstRange(of: $0) }).first {
        let reason = line[range.upperBound...]
        sentence = reason.prefix(1).lowercased() + reason.dropFirst()
      } else if let frame = Self.frame(in: line) {
        frames.append(frame)
      }
    }
  }

  /// Whether an allocation failed.
  var isOutOfMemory: Bool { sentence.hasPrefix("failed to allocate") }

  /// How much was asked for.
  var requestedBytes: UInt64? {
    isOutOfMemory ? sentence.split(separator: " ").lazy.compactMap { UInt64($0) }.first : nil
  }

  /// The address in a line such as `5    grade-02   0x00005619d318ef1a name + 7962`.
  private static func frame(in line: Substring) -> Substring? {
    let fields = line.split(separator: " ", maxSplits: 4)
    guard fields.count > 3, Int(fields[0]) != nil,
      let start = fields.firstIndex(where: { $0.hasPrefix("0x") })
    else { return nil }
    return fields[start].dropFirst(2)
  }

  /// What the answer itself printed: without the runtime's words, cut where it is long.
  static func printed(output: String, error: String) -> Outcome.Printed {
    let own = error.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      line != trace[...] && frame(in: line) == nil && !marks.contains { line.contains($0) }
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

extension Substring {
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    indices.lazy.filter { self[$0...].hasPrefix(text) }.first.map {
      $0..<index($0, offsetBy: text.count)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> Substring {
    var end = self[...]
    while let last = end.last, isDropped(last) { end.removeLast() }
    return end
  }
}
