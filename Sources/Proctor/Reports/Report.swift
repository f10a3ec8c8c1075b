public import Foundation

/// The formats that a gradebook can be written in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// For people: a page to hand back.
  case html
  /// Exercism's test results, version 3, with numbers and points.
  case json
  /// JUnit's XML.
  case junit
  /// Gradescope's `results.json`.
  case gradescope
  /// The result of a GitHub Classroom grader.
  case classroom
  /// A line of a table of grades, under its headings.
  case csv

  /// The end of a file's name in this format.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .html: "html"
    case .json, .gradescope, .classroom: "json"
    case .junit: "xml"
    case .csv: "csv"
    }
  }

  /// The gradebook in this format.
  ///
  /// - Parameters:
  ///   - book: The gradebook.
  ///   - root: The project, whose checks some formats quote.
  /// - Returns: The whole text of the report.
  /// - Throws: ``ProctorError`` if a value cannot be encoded.
  public func report(_ book: Gradebook, root: URL) throws(ProctorError) -> String {
    switch self {
    case .text: TextReport(book).text
    case .html: FeedbackPage(book).html
    case .json: try ExercismReport(book, root: root).json(.prettyPrinted)
    case .junit: JUnitReport(book).xml
    case .gradescope: try GradescopeReport(book).json(.prettyPrinted)
    case .classroom: try ClassroomReport.fitting(book).json()
    case .csv: GradeTable([book]).csv
    }
  }
}

extension Encodable {
  /// The value as JSON, its keys in order.
  func json(_ style: JSONEncoder.OutputFormatting = []) throws(ProctorError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = style.union([.sortedKeys, .withoutEscapingSlashes])
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw .file(path: "the report", reason: "cannot be encoded: \(error)")
    }
  }
}

extension Gradebook.Entry {
  /// `2.3 Numerical rank`.
  var name: String { "\(exercise.number) \(exercise.title)" }

  /// What happened and at which case, with what was printed; nothing in it acts on a terminal.
  var account: String { outcome.account(of: exercise).visible }

  /// What happened and at which case, without what was printed.
  var finding: String { outcome.finding(for: exercise).visible }

  /// What the answer printed.
  var printed: String { outcome.printed.text.visible }

  /// One word or two.
  var word: String { outcome.isNotAttempted ? "not attempted" : status.rawValue }

  /// The place at which it happened, or the answer's first line.
  var place: SourceLine {
    switch outcome.end {
    case .broke(let breakdown):
      breakdown.place ?? SourceLine(path: exercise.answerPath, line: 1)
    case .absent(let absence): absence.place ?? SourceLine(path: exercise.answerPath, line: 1)
    case .refused(let refusal): SourceLine(path: refusal.path, line: refusal.line)
    case .doesNotCompile(let errors):
      SourceLine(
        path: errors.first?.path ?? exercise.answerPath, line: errors.first?.line ?? 1)
    default: SourceLine(path: exercise.answerPath, line: 1)
    }
  }
}

extension String {
  /// The text, or its beginning and a notice.
  func cut(to length: Int) -> String {
    let notice = "\n… cut here"
    return count <= length ? self : prefix(max(0, length - notice.count)) + notice
  }
}
