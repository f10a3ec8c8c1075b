internal import Answering
package import Foundation

/// What the proctor asks of a chapter's grader, on the grader's standard input.
package enum GradingRequest: Codable, Sendable, Equatable {
  /// Name the chapter's exercises and their mistakes.
  case roster
  /// Grade one answer to one exercise.
  case grade(exercise: String, Candidate)
}

/// What a grader answers, one JSON object on a line of the report channel.
package enum GradingReport: Codable, Sendable, Equatable {
  /// The chapter's exercises and their mistakes.
  case roster([RosterEntry])
  /// The verdict, and what was seen of the answer's process after it.
  case verdict(Verdict, AnswerEnd?)
  /// The answer's process ended, or said what makes no sense, before there was a verdict.
  case ended(AnswerEnd)
  /// The chapter has no such exercise.
  case unknownExercise
}

/// An exercise as its chapter's grader lists it.
package struct RosterEntry: Codable, Sendable, Equatable {
  /// The name of the Swift file.
  package var name: String
  /// The mistakes that the check must catch.
  package var mistakes: [MistakeLabel]
}

/// How the process of an answer ended.
package struct AnswerEnd: Codable, Sendable, Equatable {
  /// The exit code, or -1 if a signal ended it.
  package var code: Int32 = 0
  /// The signal that ended it, or 0.
  package var signal: Int32 = 0
  /// What it said as the signal came: see `leave_last_words`.
  package var lastWords = ""
  /// Whether its program ran.
  package var hasStarted = false
  /// Whether it wrote something else than results on their channel.
  package var isGarbled = false
  /// Whether it left standard output open.
  package var leftOutputOpen = true
  /// Whether other processes of the answer were still there; they were ended.
  package var leftProcesses = false
  /// The case that it was working on.
  package var running: RunningCase?
}

/// The case that an answer was working on when its process ended.
public struct RunningCase: Sendable, Codable, Equatable {
  /// The name of the case.
  public var name: String
  /// Its input, by name, as text that fits a screen.
  public var given: [Mismatch.Exhibit]
  /// How many cases held before it.
  public var finished = 0
}

/// How graders and answers' programs speak; the answer's own output goes to 1 and 2.
package enum GradingChannel {
  /// Where a grader's report goes.
  package static let report: Int32 = 5
  /// The exit code of an answer's process whose channels are closed.
  package static let closedCode = AnswerChannel.closedCode
}

extension Encodable {
  /// The value as one line of JSON.
  package var jsonLine: Data {
    get throws {
      try JSONEncoder().encode(self) + Data("\n".utf8)
    }
  }
}
