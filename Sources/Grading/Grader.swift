internal import Foundation

/// The program that grades one chapter; `workbook` runs it in a process of its own.
///
/// ```swift
/// @main struct Chapter02: Grader {
///   static let exercises: [Exercise] = [numericalRank, truncation]
/// }
/// ```
public protocol Grader {
  /// The chapter's exercises, in the order of their numbers.
  static var exercises: [Exercise] { get }
}

extension Grader {
  /// Reads a request from standard input, tries the answer, and reports.
  ///
  /// The report channel belongs to this process alone: neither the answer's process nor anything
  /// that it starts inherits it.
  public static func main() {
    _ = fcntl(GradingChannel.report, F_SETFD, FD_CLOEXEC)
    guard let line = readLine(),
      let request = try? JSONDecoder().decode(GradingRequest.self, from: Data(line.utf8))
    else {
      write(Data("Graders are run by the workbook: ./workbook check\n".utf8), to: STDERR_FILENO)
      exit(64)
    }
    finish(report(on: request))
  }

  private static func report(on request: GradingRequest) -> GradingReport {
    switch request {
    case .roster:
      return .roster(exercises.map { RosterEntry(name: $0.name, mistakes: $0.mistakes) })
    case .grade(let name, let candidate):
      guard let exercise = exercises.first(where: { $0.name == name }) else {
        return .unknownExercise
      }
      let start = ContinuousClock.now
      guard case .answer(let cell) = candidate else {
        return .verdict(exercise.grade(candidate), nil)
      }
      let exam = Exam()
      let process = AnswerProcess(in: cell) { end in
        var end = end
        end.running = exam.running
        finish(.ended(end))
      }
      guard let process else { finish(.ended(AnswerEnd())) }
      let verdict = exercise.grade(Call(process), exam)
      let end = process.finish()
      let left = cell.allowance.seconds - (ContinuousClock.now - start) / .seconds(1) - 0.5
      return .verdict(exercise.named(verdict, by: exam.finding, within: min(2, left)), end)
    }
  }

  private static func finish(_ report: GradingReport) -> Never {
    fflush(nil)
    write((try? report.jsonLine) ?? Data(), to: GradingChannel.report)
    _exit(EXIT_SUCCESS)
  }
}

/// Writes all bytes to a descriptor.
private func write(_ data: Data, to descriptor: Int32) {
  var rest = data[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
