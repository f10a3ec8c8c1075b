/// A page to hand back to a student: the points, and for each exercise what happened.
///
/// It stands alone, needs no network, and runs nothing.
struct FeedbackPage {
  let html: String

  init(_ book: Gradebook) {
    let name = book.student?.name ?? "Your answers"
    let notes = book.remarks.map { "<li>\($0.inMarkup)</li>\n" }
    html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(book.title.inMarkup): \(name.inMarkup)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(book.title.inMarkup)</h1>
      <p>\(name.inMarkup): <strong>\(book.points) of \(book.maximum) points</strong></p>
      \(notes.isEmpty ? "" : "<ul>\n\(notes.joined())</ul>\n")\
      <table>
      <thead><tr><th>Exercise</th><th>Result</th><th>Points</th></tr></thead>
      <tbody>
      \(book.entries.map(Self.row).joined())</tbody>
      </table>
      \(book.entries.filter(\.hasDetails).map(Self.section).joined())</body>
      </html>

      """
  }

  private static func row(_ entry: Gradebook.Entry) -> String {
    let name =
      entry.hasDetails
      ? "<a href=\"#e\(entry.anchor)\">\(entry.name.inMarkup)</a>" : entry.name.inMarkup
    return "<tr><td>\(name)</td><td class=\"\(entry.status.rawValue)\">\(entry.word)</td>"
      + "<td>\(entry.points) of \(entry.maximum)</td></tr>\n"
  }

  private static func section(_ entry: Gradebook.Entry) -> String {
    let printed =
      entry.printed.isEmpty
      ? "" : "<p>Your answer printed:</p>\n<pre>\n\(entry.printed.inMarkup)</pre>\n"
    return """
      <h2 id="e\(entry.anchor)">\(entry.name.inMarkup)</h2>
      <pre>
      \(entry.finding.inMarkup)</pre>
      \(printed)
      """
  }

  private static let style = """
    body { font-family: system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
    td, th { text-align: left; padding: 0.15rem 1rem 0.15rem 0; }
    pre { background: #f3f3f3; padding: 0.7rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    .pass { color: #17693b; } .fail, .error { color: #a02020; }
    @media (prefers-color-scheme: dark) {
      body { background: #181818; color: #e4e4e4; } a { color: #8ab4f8; } pre { background: #262626; }
      .pass { color: #6fcf97; } .fail, .error { color: #ff8a80; }
    }
    """
}

extension Gradebook.Entry {
  /// Whether there is more to say than a word.
  fileprivate var hasDetails: Bool {
    !outcome.isNotAttempted && !(outcome.isPass && printed.isEmpty)
  }

  fileprivate var anchor: String { "\(exercise.number)" }
}
