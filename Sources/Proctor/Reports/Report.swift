public import Foundation

/// The formats that a gradebook can be written in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// Exercism's test results, version 3, with numbers and points.
  case json
  /// JUnit's XML.
  case junit
  /// Gradescope's `results.json`.
  case gradescope
  /// The result of a GitHub Classroom grader.
  case classroom

  /// The gradebook in this format.
  ///
  /// - Parameters:
  ///   - book: The gradebook.
  ///   - root: The project, whose checks some formats quote.
  /// - Returns: The whole text of the report.
  /// - Throws: ``ProctorError`` if a value cannot be encoded.
  public func report(_ book: Gradebook, root: URL) throws(ProctorError) -> String {
    switch self {
    case .text: textReport(book)
    case .json: try json(ExercismReport(book, root: root))
    case .junit: JUnitReport(book).xml
    case .gradescope: try json(GradescopeReport(book))
    case .classroom: try json(ClassroomReport(book))
    }
  }

  private func json(_ value: some Encodable) throws(ProctorError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw .file(path: "the report", reason: "cannot be encoded: \(error)")
    }
  }

  private func textReport(_ book: Gradebook) -> String {
    let lines = book.entries.flatMap { entry -> [String] in
      let word = entry.outcome.isNotAttempted ? "not attempted" : entry.status.rawValue
      let head =
        "\(entry.exercise.number) \(entry.exercise.title): "
        + "\(word), \(entry.points) of \(entry.exercise.points)"
      if entry.outcome.isPass || entry.outcome.isNotAttempted { return [head] }
      let account = entry.outcome.account(of: entry.exercise)
      return [head] + account.split(separator: "\n").map { "    \($0)" }
    }
    let end = ["", "\(book.points) of \(book.maximum) points"] + (book.flaw.map { [$0] } ?? [])
    return (lines + end).joined(separator: "\n") + "\n"
  }
}

extension Gradebook.Entry {
  /// `2.3 Numerical rank`.
  var name: String { "\(exercise.number) \(exercise.title)" }

  /// What happened, with what was printed.
  var account: String { outcome.account(of: exercise) }

  /// The line of the answer at which it happened, or its first.
  var line: Int {
    switch outcome.end {
    case .broke(let breakdown): breakdown.place?.line ?? 1
    case .refused(let refusal): refusal.line
    case .doesNotCompile(let errors): errors.first?.line ?? 1
    default: 1
    }
  }
}
