public import Grading

/// How one answer fared.
public struct Outcome: Sendable, Equatable, Codable {
  /// The end it came to.
  public enum End: Sendable, Equatable, Codable {
    /// The check came to a verdict.
    case verdict(Verdict)
    /// The answer broke the process that ran it.
    case broke(Breakdown)
    /// The text of the answer breaks a rule; it was not run.
    case refused(Refusal)
    /// The compiler does not take the answer.
    case doesNotCompile([Diagnostic])
    /// There is nothing that the check can call.
    case absent(Absence)
    /// It calls the function of another exercise, which is not attempted.
    case needsNeighbor(function: String, of: ExerciseNumber)
    /// What was handed in is not read: a link, no text, too large. A sentence says what.
    case unreadable(String)
    /// It cannot be told, through no fault of the answer.
    case ungraded(String)
  }

  /// The end it came to.
  public var end: End
  /// What the answer printed.
  public var printed = Printed()
  /// Whether it left processes behind, which were ended.
  public var leftProcesses = false
  /// The case that it was working on when it broke, where that is known.
  public var running: RunningCase?
  /// Files beside the answer that do not compile; it was built without them.
  public var leftOut: [Diagnostic] = []
  /// Whether it may be another if the other answers of the chapter are others.
  var dependsOnNeighbors = false
  /// Seconds it took.
  public var seconds = 0.0

  init(_ end: End) { self.end = end }

  /// Whether all cases hold.
  public var isPass: Bool { if case .verdict(.passed) = end { true } else { false } }

  /// Whether the learner has not begun.
  public var isNotAttempted: Bool { end == .verdict(.notAttempted) }

  /// What an answer printed, cut where it is long.
  public struct Printed: Sendable, Equatable, Codable {
    /// To standard output.
    public var output = ""
    /// To standard error, without what the Swift runtime says of a crash.
    public var error = ""

    /// Whether there is nothing.
    public var isEmpty: Bool { output.isEmpty && error.isEmpty }

    /// Both, one below the other.
    var text: String { [output, error].filter { !$0.isEmpty }.joined(separator: "\n") }
  }
}

extension Outcome.End {
  /// The learner has not begun.
  static var stub: Self { .verdict(.notAttempted) }
}

/// How an answer broke the process that ran it.
public enum Breakdown: Sendable, Equatable, Codable {
  /// Swift stopped it: an index out of range, an overflow, a nil unwrapped, a precondition.
  case trapped(reason: String?, at: SourceLine?)
  /// It called itself, or others, too deeply.
  case stackOverflow(at: SourceLine?)
  /// It called `exit`.
  case exited(code: Int32)
  /// It did not end in time; so many cases held before.
  case ranTooLong(seconds: Double, finished: Int)
  /// It asked for more memory than there is.
  case outOfMemory(bytes: UInt64?, limit: UInt64)
  /// It printed more than anyone reads.
  case flooded(bytes: Int)
  /// It wrote a file larger than allowed.
  case largeFile(bytes: UInt64)
  /// It closed standard output.
  case closedOutput
  /// It closed a channel to the check.
  case closedChannel
  /// Another signal ended it.
  case signaled(Int32, at: SourceLine?)
  /// It ended the process that watches over it.
  case killedKeeper
  /// Something else than results came on their channel.
  case forged
}

extension Breakdown {
  /// One sentence in the second person.
  public var sentence: String {
    switch self {
    case .trapped(let reason?, _):
      "Your answer stopped with a runtime error: \(reason)."
    case .trapped(nil, _):
      "Your answer stopped with a runtime error, and nothing says why."
    case .stackOverflow:
      "Your answer overflowed the stack: a function calls itself without end."
    case .exited(let code):
      "Your answer called exit(\(code)), which ends the program; return a value instead."
    case .ranTooLong(let seconds, 0):
      "Your answer did not finish within \(seconds.inSeconds): it is too slow, or a loop has no end."
    case .ranTooLong(let seconds, let finished):
      "Your answer did not finish within \(seconds.inSeconds): \(finished) of the cases held, and on"
        + " the next one it is too slow, or a loop has no end."
    case .outOfMemory(let bytes?, let limit):
      "Your answer ran out of memory: it asked for \(bytes.inBytes), and it may use \(limit.inBytes)."
    case .outOfMemory(nil, let limit):
      "Your answer ran out of memory; it may use \(limit.inBytes)."
    case .flooded(let bytes):
      "Your answer printed more than \(UInt64(bytes).inBytes): a loop that prints may have no end."
    case .largeFile(let bytes):
      "Your answer wrote a file larger than \(bytes.inBytes)."
    case .closedOutput:
      "Your answer closed standard output; leave it open."
    case .closedChannel:
      "Your answer closed a file that it did not open."
    case .signaled(let signal, _):
      "Your answer was ended by signal \(signal)\(Self.name(of: signal))."
    case .killedKeeper:
      "Your answer ended the process that watches over it."
    case .forged:
      "Your answer wrote on the channel that is reserved for results."
    }
  }

  /// One or two words.
  public var name: String {
    switch self {
    case .trapped: "runtime error"
    case .stackOverflow: "stack overflow"
    case .exited: "called exit"
    case .ranTooLong: "time is up"
    case .outOfMemory: "out of memory"
    case .flooded: "output flood"
    case .largeFile: "file too large"
    case .closedOutput: "closed output"
    case .closedChannel: "closed a file"
    case .signaled: "killed"
    case .killedKeeper: "killed its keeper"
    case .forged: "forged result"
    }
  }

  /// The learner's line at which it happened, where that is known.
  public var place: SourceLine? {
    switch self {
    case .trapped(_, let place), .stackOverflow(let place), .signaled(_, let place): place
    default: nil
    }
  }

  private static func name(of signal: Int32) -> String {
    let names: [Int32: String] = [
      6: "SIGABRT, abort", 9: "SIGKILL; the system may have run out of memory",
      11: "SIGSEGV, an invalid address", 15: "SIGTERM", 24: "SIGXCPU, too much processor time",
    ]
    return names[signal].map { " (\($0))" } ?? ""
  }
}

extension Double {
  /// The number of seconds in words, such as `1.5 seconds`.
  fileprivate var inSeconds: String {
    let number = self == rounded() && magnitude < 1e9 ? "\(Int(self))" : "\(self)"
    return number == "1" ? "1 second" : "\(number) seconds"
  }
}

extension UInt64 {
  /// The number of bytes in a unit that fits, such as `4 GB`.
  fileprivate var inBytes: String {
    let units = ["bytes", "KB", "MB", "GB", "TB"]
    var (value, unit) = (Double(self), 0)
    while value >= 1000 && unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return "\(Int(value.rounded())) \(units[unit])"
  }
}
