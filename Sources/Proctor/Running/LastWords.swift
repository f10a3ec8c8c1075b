/// What a process wrote as it died of a signal: see `leave_last_words`.
struct LastWords {
  /// An instruction in a module, `.` for the program itself.
  struct Frame: Equatable {
    /// Where it stands in the module's file.
    var address: UInt64
    /// The module's name.
    var module: String
  }

  /// Whether the stack was used up.
  private(set) var isStackOverflow = false
  /// What the Swift runtime said, as it said it.
  private(set) var message: String?
  /// The instruction that failed.
  private(set) var fault: Frame?
  /// Where it was called from, from the inside out.
  private(set) var frames: [Frame] = []

  /// Reads what was written; lines that say something else are left out.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      switch words.first {
      case "overflow": isStackOverflow = true
      case "message": message = words.last.map(String.init)
      case "fault": fault = Frame(words.last)
      case "frame": if let frame = Frame(words.last) { frames.append(frame) }
      default: continue
      }
    }
  }

  /// Whether a line is one of them.
  static func isWord(_ line: Substring) -> Bool {
    ["signal ", "overflow", "message ", "fault ", "frame "].contains { line.hasPrefix($0) }
  }

  /// The instruction that failed, and the calls that led there: a return address stands behind the
  /// call that is meant.
  var places: [Frame] {
    let calls = frames.map { Frame(address: $0.address &- 1, module: $0.module) }
    return (fault.map { [$0] } ?? []) + calls
  }
}

extension LastWords.Frame {
  /// Reads `1d3a answers`.
  fileprivate init?(_ text: Substring?) {
    let words = text?.split(separator: " ") ?? []
    guard words.count == 2, let address = UInt64(words[0], radix: 16) else { return nil }
    self.init(address: address, module: String(words[1]))
  }
}
