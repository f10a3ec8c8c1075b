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
  /// Reads a request from standard input, runs the answer in a fork, and reports.
  public static func main() {
    guard let line = readLine(), let request = request(in: line) else {
      write(Data("Graders are run by the workbook: ./workbook check\n".utf8), to: STDERR_FILENO)
      exit(64)
    }
    let board = CaseBoard()
    exit(Keeper(request: request, board: board).watch { report(on: request, noting: board) })
  }

  private static func request(in line: String) -> GradingRequest? {
    try? JSONDecoder().decode(GradingRequest.self, from: Data(line.utf8))
  }

  private static func report(on request: GradingRequest, noting board: CaseBoard?) {
    defer { fflush(nil) }  // the rest of a line that the answer printed without its end
    let process = getpid()
    let content = content(for: request.task, noting: board)
    let report = GradingReport(token: request.token, content: content)
    if getpid() != process { _exit(EXIT_SUCCESS) }  // a fork that the answer made
    let isWritten = (try? report.jsonLine).map { write($0, to: GradingChannel.report) } ?? false
    if !isWritten { _exit(GradingChannel.closedCode) }
  }

  private static func content(
    for task: GradingRequest.Task, noting board: CaseBoard?
  ) -> GradingReport.Content {
    switch task {
    case .roster:
      return .roster(exercises.map { RosterEntry(name: $0.name, mistakes: $0.mistakes) })
    case .grade(let name, let candidate):
      guard let exercise = exercises.first(where: { $0.name == name }) else {
        return .unknownExercise
      }
      let verdict = exercise.grade(candidate, noting: board)
      return .verdict(verdict, standardOutputOpen: fcntl(STDOUT_FILENO, F_GETFD) >= 0)
    }
  }
}
