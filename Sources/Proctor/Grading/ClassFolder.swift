public import Foundation

/// The folder that the results of a class are written to: a table, and for each student a page and a
/// report.
public struct ClassFolder: Sendable {
  private let folder: URL
  private let format: ReportFormat
  private let root: URL

  /// The table.
  public var table: URL { folder.appending(path: "grades.csv") }
  /// Where the outcomes are kept that later gradings need not find again.
  var verdicts: URL { folder.appending(path: "verdicts") }

  /// Takes a folder; see ``Scratch``.
  ///
  /// - Parameters:
  ///   - folder: It is made, is empty, or is one of ours.
  ///   - format: The format of the reports.
  ///   - root: The project.
  /// - Throws: ``ProctorError/file(path:reason:)`` if there is something of somebody else's in it.
  public init(_ folder: URL, format: ReportFormat, root: URL) throws(ProctorError) {
    self.folder = try Scratch(folder).folder
    self.format = format
    self.root = root
  }

  /// Writes one student's page and report.
  public func write(_ book: Gradebook) throws(ProctorError) {
    let key = book.student?.key ?? "student"
    try Files.write(
      FeedbackPage(book).html, to: folder.appending(path: "feedback/\(key).html"))
    try Files.write(
      try format.report(book, root: root),
      to: folder.appending(path: "reports/\(key).\(format.fileExtension)"))
  }

  /// Writes the table.
  public func write(_ books: [Gradebook]) throws(ProctorError) {
    try Files.write(GradeTable(books).csv, to: table)
  }
}
