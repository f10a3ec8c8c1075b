import CProcess
public import Foundation
public import Grading

/// Runs answers, each in a process of its own, and says how they fared.
public struct Proctor: Sendable {
  /// The chapter's grader.
  public let grader: URL
  /// What an answer may use.
  package var allowance = Allowance()

  /// Makes a proctor for a chapter's grader and seconds that an answer has.
  public init(grader: URL, deadline: Double = 10) {
    self.grader = grader
    allowance.seconds = deadline
  }

  /// Grades one answer.
  public func grade(_ exercise: String, _ candidate: Candidate) -> Outcome {
    let token = Self.makeToken()
    do {
      let record = try run(.grade(exercise: exercise, candidate), token: token)
      var outcome = Outcome(end(of: record, token: token))
      outcome.printed = RuntimeMessage.printed(
        output: record.text(STDOUT_FILENO), error: record.text(STDERR_FILENO))
      let ending = ending(in: record)
      outcome.leftProcesses = ending?.leftProcesses ?? false
      if case .broke = outcome.end { outcome.running = ending?.running }
      outcome.seconds = record.seconds
      return outcome
    } catch {
      return Outcome(.ungraded(error.description))
    }
  }

  /// The exercises that the grader knows, with the mistakes that their checks must catch.
  package func roster() throws(ProctorError) -> [RosterEntry] {
    let token = Self.makeToken()
    let record = try run(.roster, token: token)
    if case .roster(let entries) = reports(in: record).first(where: { $0.token == token })?.content
    {
      return entries
    }
    throw .grader(name: grader.lastPathComponent, reason: "does not list its exercises")
  }

  private static func makeToken() -> String {
    (0..<4).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }.joined()
  }

  private func run(
    _ task: GradingRequest.Task, token: String
  ) throws(ProctorError) -> ChildProcess.Record {
    let request = GradingRequest(task, token: token, allowance: allowance)
    var process = ChildProcess(program: grader.path)
    process.input = (try? request.jsonLine) ?? Data()
    process.environment = [
      "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "SWIFT_BACKTRACE": "enable=no",
    ]
    process.channels = [GradingChannel.report, GradingChannel.ending]
    process.deadline = allowance.seconds
    process.outputLimit = allowance.output
    let mark = Self.makeToken()
    process.environment[Descendants.variable] = mark
    let record = try process.run()
    // Without its keeper, nobody ended what the answer started.
    if ending(in: record) == nil { Descendants(mark: mark).end() }
    return record
  }

  private func reports(in record: ChildProcess.Record) -> [GradingReport] {
    record.text(GradingChannel.report).split(separator: "\n").compactMap {
      try? JSONDecoder().decode(GradingReport.self, from: Data($0.utf8))
    }
  }

  private func ending(in record: ChildProcess.Record) -> GradingEnding? {
    try? JSONDecoder().decode(
      GradingEnding.self, from: record.written[GradingChannel.ending] ?? Data())
  }
}

extension Proctor {
  /// Reads the end from what the processes left behind.
  private func end(of record: ChildProcess.Record, token: String) -> Outcome.End {
    if record.ranTooLong { return .broke(.ranTooLong(seconds: allowance.seconds)) }
    if record.flooded { return .broke(.flooded(bytes: allowance.output)) }
    guard let ending = ending(in: record) else { return .broke(.killedKeeper) }
    let reported = record.text(GradingChannel.report).split(separator: "\n")
      .filter { !LastWords.isWord($0) }
    let reports = reports(in: record)
    let isForged = reports.count != reported.count || reports.contains { $0.token != token }
    if isForged || reports.count > 1 { return .broke(.forged) }
    if ending.code != 0 || reports.isEmpty { return .broke(breakdown(record, ending)) }
    return end(of: reports[0].content)
  }

  private func end(of content: GradingReport.Content) -> Outcome.End {
    switch content {
    case .verdict(_, standardOutputOpen: false): .broke(.closedOutput)
    case .verdict(let verdict, _): .verdict(verdict)
    case .unknownExercise: .ungraded("Its check is missing.")
    case .roster: .ungraded("The grader answers another question.")
    }
  }

  private func breakdown(_ record: ChildProcess.Record, _ ending: GradingEnding) -> Breakdown {
    let symbolizer = Symbolizer { $0 == "." ? grader : nil }
    let death = Postmortem(
      LastWords(record.text(GradingChannel.report)), error: record.text(STDERR_FILENO),
      symbolizer: symbolizer
    ) { path in
      path.range(of: "/exercises/").map { "exercises/" + path[$0.upperBound...] }
    }
    if death.isStackOverflow { return .stackOverflow(at: death.place) }
    switch ending.signal {
    case 0 where ending.code == GradingChannel.closedCode: return .closedChannel
    case 0: return .exited(code: ending.code)
    case SIGXFSZ: return .largeFile(bytes: allowance.file)
    case _ where death.message.isOutOfMemory:
      return .outOfMemory(bytes: death.message.requestedBytes, limit: allowance.memory)
    case SIGILL, SIGTRAP: return .trapped(reason: death.message.reason, at: death.place)
    case _ where death.message.reason != nil:
      return .trapped(reason: death.message.reason, at: death.place)
    default: return .signaled(ending.signal, at: death.place)
    }
  }
}
