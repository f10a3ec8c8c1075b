import CProcess
public import Foundation
package import Grading

/// Runs a chapter's grader on one answer, and says how the answer fared.
///
/// The grader is ours and holds the check; the answer is a process of its own that the grader starts.
public struct Proctor: Sendable {
  /// The chapter's grader.
  public let grader: URL
  /// What an answer may use.
  package var allowance = Allowance()
  /// Where the shared libraries of Swift are; a grader that came as a program does not know.
  package var runtime: URL?
  /// How the process of an answer is started.
  package var cell: @Sendable (_ program: URL, Allowance) -> Cell = {
    Cell(plain: $0, allowance: $1)
  }

  /// Makes a proctor for a chapter's grader and seconds that an answer has.
  public init(grader: URL, deadline: Double = Deadline.usual) {
    self.grader = grader
    allowance.seconds = deadline
  }

  /// Grades an answer's program.
  package func grade(_ exercise: String, program: URL) -> Outcome {
    grade(exercise, .answer(cell(program, allowance)), program: program)
  }

  /// Grades an answer that is part of the check.
  package func grade(_ exercise: String, _ candidate: Candidate) -> Outcome {
    grade(exercise, candidate, program: nil)
  }

  /// The exercises that the grader knows, with the mistakes that their checks must catch.
  package func roster() throws(ProctorError) -> [RosterEntry] {
    if case .roster(let entries) = report(in: try run(.roster)) { return entries }
    throw .grader(name: grader.lastPathComponent, reason: "does not list its exercises")
  }

  private func grade(_ exercise: String, _ candidate: Candidate, program: URL?) -> Outcome {
    do {
      let record = try run(.grade(exercise: exercise, candidate))
      let report = report(in: record)
      // Without its grader, nobody ended what the answer started.
      if report == nil { Orphans.end() }
      let ended = report?.answerEnd
      var outcome = Outcome(end(of: record, report, program: program))
      outcome.printed = RuntimeMessage.printed(
        output: record.text(STDOUT_FILENO), error: record.text(STDERR_FILENO))
      outcome.leftProcesses = ended?.leftProcesses ?? false
      if case .broke = outcome.end { outcome.running = ended?.running }
      outcome.seconds = record.seconds
      return outcome
    } catch {
      return Outcome(.ungraded(error.description))
    }
  }

  private func run(_ request: GradingRequest) throws(ProctorError) -> ChildProcess.Record {
    var process = ChildProcess(program: grader.path)
    process.input = (try? request.jsonLine) ?? Data()
    process.environment = Cell.usualEnvironment
    if let runtime {
      let other = process.environment["LD_LIBRARY_PATH"].map { "\($0):" } ?? ""
      process.environment["LD_LIBRARY_PATH"] = other + runtime.path
    }
    process.channels = [GradingChannel.report]
    process.deadline = allowance.seconds
    process.outputLimit = allowance.output
    return try process.run()
  }

  private func report(in record: ChildProcess.Record) -> GradingReport? {
    try? JSONDecoder().decode(
      GradingReport.self, from: record.written[GradingChannel.report] ?? Data())
  }
}

extension Proctor {
  /// Reads the end from what the grader says, and from how it went.
  private func end(
    of record: ChildProcess.Record, _ report: GradingReport?, program: URL?
  ) -> Outcome.End {
    if record.ranTooLong {
      let finished = report?.answerEnd?.running?.finished ?? 0
      return .broke(.ranTooLong(seconds: allowance.seconds, finished: finished))
    }
    if record.flooded { return .broke(.flooded(bytes: allowance.output)) }
    switch report {
    case .verdict(_, let end?) where !end.leftOutputOpen: return .broke(.closedOutput)
    case .verdict(let verdict, _): return .verdict(verdict)
    case .ended(let end) where !end.hasStarted && !end.isGarbled:
      let said = record.text(STDERR_FILENO).split(separator: "\n").last.map { ": \($0)" } ?? "."
      return .ungraded("Its program could not be started\(said)")
    case .ended(let end):
      return .broke(breakdown(end, error: record.text(STDERR_FILENO), program: program))
    case .unknownExercise: return .ungraded("Its check is missing.")
    case .roster: return .ungraded("The grader answers another question.")
    case nil: return .broke(.killedKeeper)
    }
  }

  private func breakdown(_ end: AnswerEnd, error: String, program: URL?) -> Breakdown {
    if end.isGarbled { return .forged }
    let death = Postmortem(
      LastWords(end.lastWords), error: error, symbolizer: Symbolizer { $0 == "." ? program : nil }
    ) { path in
      path.range(of: "/sources/exercises/").map { "exercises/" + path[$0.upperBound...] }
    }
    if death.isStackOverflow { return .stackOverflow(at: death.place) }
    switch end.signal {
    case 0 where end.code == GradingChannel.closedCode: return .closedChannel
    case 0: return .exited(code: end.code)
    case SIGXFSZ: return .largeFile(bytes: allowance.file)
    case _ where death.message.isOutOfMemory:
      return .outOfMemory(bytes: death.message.requestedBytes, limit: allowance.memory)
    case SIGILL, SIGTRAP: return .trapped(reason: death.message.reason, at: death.place)
    case _ where death.message.reason != nil:
      return .trapped(reason: death.message.reason, at: death.place)
    default: return .signaled(end.signal, at: death.place)
    }
  }
}

extension GradingReport {
  /// How the answer's process ended.
  fileprivate var answerEnd: AnswerEnd? {
    switch self {
    case .verdict(_, let end): end
    case .ended(let end): end
    case .roster, .unknownExercise: nil
    }
  }
}
