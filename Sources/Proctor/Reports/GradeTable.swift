/// The grades of a class as comma-separated values: a line for each student, two columns for each
/// exercise.
///
/// Source: RFC 4180.
public struct GradeTable {
  /// The whole table, headings first.
  public let csv: String

  /// Makes a table of gradebooks of one assignment.
  public init(_ books: [Gradebook]) {
    let exercises = books.first?.entries.map(\.exercise) ?? []
    let headings =
      ["student", "name", "account", "email", "points", "maximum"]
      + exercises.flatMap { ["\($0.number)", "\($0.number) status"] } + ["notes"]
    let rows = books.map { book in
      [
        book.student?.key ?? "", book.student?.name ?? "", book.student?.account ?? "",
        book.student?.email ?? "", "\(book.points)", "\(book.maximum)",
      ] + book.entries.flatMap { ["\($0.points)", $0.isGraded ? $0.word : "not graded"] }
        + [book.remarks.joined(separator: " ")]
    }
    csv = ([headings] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A field; a spreadsheet takes what begins with a sign for a formula, so an apostrophe goes
  /// before it.
  private static func field(_ text: String) -> String {
    let plain = text.visible
    let isFormula = "=+-@\t".contains(plain.first ?? " ") && Double(plain) == nil
    let safe = isFormula ? "'\(plain)" : plain
    return safe.contains { ",\"\n".contains($0) }
      ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
  }
}
