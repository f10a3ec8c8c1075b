import Foundation

/// JUnit's XML: a suite for each chapter, a case for each exercise.
///
/// Source: `junit-10.xsd` of the Jenkins xUnit plugin, which other readers accept, too. A case has a
/// name, a class and a time; file and line have no place but the text.
struct JUnitReport {
  let book: Gradebook

  init(_ book: Gradebook) { self.book = book }

  var xml: String {
    let chapters = Dictionary(grouping: book.entries, by: \.exercise.folder)
    let suites = chapters.keys.sorted().map { suite($0, chapters[$0] ?? []) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(book.title.inMarkup)" \(counts(book.entries)) \
      time="\(Self.time(book.seconds))">
      \(suites.joined(separator: "\n"))
      </testsuites>

      """
  }

  private func suite(_ folder: String, _ entries: [Gradebook.Entry]) -> String {
    let time = Self.time(entries.map(\.outcome.seconds).reduce(0, +))
    let skipped = entries.filter(\.outcome.isNotAttempted).count
    let stamp = ISO8601DateFormatter().string(from: Date()).prefix(19)
    return """
        <testsuite name="\(folder.inMarkup)" \(counts(entries)) skipped="\(skipped)" \
      time="\(time)" timestamp="\(stamp)">
      \(entries.map(testcase).joined(separator: "\n"))
        </testsuite>
      """
  }

  private func counts(_ entries: [Gradebook.Entry]) -> String {
    let failures = entries.filter { $0.status == .fail && !$0.outcome.isNotAttempted }.count
    let errors = entries.filter { $0.status == .error }.count
    return "tests=\"\(entries.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  private func testcase(_ entry: Gradebook.Entry) -> String {
    let printed = entry.outcome.printed
    let parts =
      [body(entry)]
      + [("system-out", printed.output), ("system-err", printed.error)].map { tag, text in
        text.isEmpty ? "" : "      <\(tag)>\(text.inMarkup)</\(tag)>\n"
      }
    return """
          <testcase classname="\(entry.exercise.folder.inMarkup)" name="\(entry.name.inMarkup)" \
      time="\(Self.time(entry.outcome.seconds))">
      \(parts.joined())    </testcase>
      """
  }

  private func body(_ entry: Gradebook.Entry) -> String {
    if entry.outcome.isPass { return "" }
    if entry.outcome.isNotAttempted { return "      <skipped message=\"not attempted\"/>\n" }
    let tag = entry.status == .fail ? "failure" : "error"
    let first = entry.finding.split(separator: "\n").first.map(String.init) ?? ""
    return "      <\(tag) message=\"\(first.inMarkup)\" type=\"\(kind(entry))\">"
      + "\(entry.finding.inMarkup)</\(tag)>\n"
  }

  private func kind(_ entry: Gradebook.Entry) -> String {
    switch entry.outcome.end {
    case .verdict: "wrong"
    case .broke(let breakdown): breakdown.name.inMarkup
    case .refused: "refused"
    case .doesNotCompile: "does not compile"
    case .absent(let absence): absence.name
    case .needsNeighbor: "not attempted"
    case .unreadable: "not read"
    case .ungraded: "not graded"
    }
  }

  private static func time(_ seconds: Double) -> String {
    String(format: "%.3f", seconds)
  }
}
