package import Foundation

/// What the proctor asks of a chapter's grader, on the grader's standard input.
package struct GradingRequest: Codable, Sendable {
  /// What is to be done.
  package enum Task: Codable, Sendable, Equatable {
    /// Name the chapter's exercises and their mistakes.
    case roster
    /// Grade one answer to one exercise.
    case grade(exercise: String, Candidate)
  }

  /// What is to be done.
  package var task: Task
  /// A secret that a report must carry; an answer does not know it.
  package var token: String
  /// What the answer may use.
  package var allowance: Allowance

  /// Makes a request.
  package init(_ task: Task, token: String, allowance: Allowance) {
    self.task = task
    self.token = token
    self.allowance = allowance
  }
}

/// What an answer may use before the system stops it.
package struct Allowance: Codable, Sendable, Equatable {
  /// Seconds of wall-clock time.
  package var seconds = 10.0
  /// Bytes of address space.
  package var memory: UInt64 = 4 << 30
  /// Bytes of the largest file it may write.
  package var file: UInt64 = 64 << 20
  /// Bytes that it may print.
  package var output = 4 << 20

  /// The usual allowance.
  package init() {}
}

/// What a grader answers, one JSON object on a line of the report channel.
package struct GradingReport: Codable, Sendable {
  /// What was found.
  package enum Content: Codable, Sendable, Equatable {
    /// The chapter's exercises and their mistakes.
    case roster([RosterEntry])
    /// The verdict, and whether the answer left standard output open.
    case verdict(Verdict, standardOutputOpen: Bool)
    /// The chapter has no such exercise.
    case unknownExercise
  }

  /// The secret of the request.
  package var token: String
  /// What was found.
  package var content: Content
}

/// An exercise as its chapter's grader lists it.
package struct RosterEntry: Codable, Sendable, Equatable {
  /// The name of the Swift file.
  package var name: String
  /// The mistakes that the check must catch.
  package var mistakes: [MistakeLabel]
}

/// How the process that ran the answer ended, one JSON object on the ending channel.
package struct GradingEnding: Codable, Sendable, Equatable {
  /// The exit code, or -1 if a signal ended it.
  package var code: Int32
  /// The signal that ended it, or 0.
  package var signal: Int32
  /// Whether other processes of the answer were still there; they were ended.
  package var leftProcesses = false
  /// The case that it was working on, where it had begun one.
  package var running: RunningCase?
}

/// The descriptors on which a grader speaks; the answer's own output goes to 1 and 2.
package enum GradingChannel {
  /// Where the report goes.
  package static let report: Int32 = 3
  /// Where the ending goes; closed before the answer runs.
  package static let ending: Int32 = 4
  /// The exit code of a grader that could not write its report.
  package static let closedCode: Int32 = 97
}

extension Encodable {
  /// The value as one line of JSON.
  package var jsonLine: Data {
    get throws {
      try JSONEncoder().encode(self) + Data("\n".utf8)
    }
  }
}
