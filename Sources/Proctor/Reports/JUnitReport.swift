import Foundation

/// JUnit's XML: a suite for each chapter, a case for each exercise.
///
/// Source: the schema of the Jenkins xUnit plugin, which most readers follow.
struct JUnitReport {
  let book: Gradebook

  init(_ book: Gradebook) { self.book = book }

  var xml: String {
    let chapters = Dictionary(grouping: book.entries, by: \.exercise.folder)
    let suites = chapters.keys.sorted().map { suite($0, chapters[$0] ?? []) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites \(counts(book.entries)) time="\(Self.time(book.seconds))">
      \(suites.joined(separator: "\n"))
      </testsuites>

      """
  }

  private func suite(_ folder: String, _ entries: [Gradebook.Entry]) -> String {
    let time = Self.time(entries.map(\.outcome.seconds).reduce(0, +))
    let skipped = entries.filter(\.outcome.isNotAttempted).count
    let stamp = ISO8601DateFormatter().string(from: Date()).prefix(19)
    return """
        <testsuite name="\(folder.inXML)" \(counts(entries)) skipped="\(skipped)" \
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
    let exercise = entry.exercise
    let printed = entry.outcome.printed
    let parts =
      [body(entry)]
      + [("system-out", printed.output), ("system-err", printed.error)].map { tag, text in
        text.isEmpty ? "" : "      <\(tag)>\(text.inXML)</\(tag)>\n"
      }
    return """
          <testcase classname="\(exercise.folder.inXML)" name="\(entry.name.inXML)" \
      time="\(Self.time(entry.outcome.seconds))" file="\(exercise.answerPath.inXML)" \
      line="\(entry.line)">
      \(parts.joined())    </testcase>
      """
  }

  private func body(_ entry: Gradebook.Entry) -> String {
    if entry.outcome.isPass { return "" }
    if entry.outcome.isNotAttempted { return "      <skipped message=\"not attempted\"/>\n" }
    let tag = entry.status == .fail ? "failure" : "error"
    let account = entry.outcome.end.account(of: entry.exercise)
    let first = account.split(separator: "\n").first.map(String.init) ?? ""
    return "      <\(tag) message=\"\(first.inXML)\" type=\"\(kind(entry))\">"
      + "\(account.inXML)</\(tag)>\n"
  }

  private func kind(_ entry: Gradebook.Entry) -> String {
    switch entry.outcome.end {
    case .verdict: "wrong"
    case .broke(let breakdown): breakdown.name.inXML
    case .refused: "refused"
    case .doesNotCompile, .changedSignature: "does not compile"
    case .ungraded, .blocked: "not graded"
    }
  }

  private static func time(_ seconds: Double) -> String {
    String(format: "%.3f", seconds)
  }
}

extension String {
  /// The text with what XML reserves escaped, and without what it cannot hold.
  fileprivate var inXML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\n", "\t": text.unicodeScalars.append(scalar)
      default:
        let isAllowed = scalar.value >= 32 && ![0xFFFE, 0xFFFF].contains(scalar.value)
        text.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return text
  }
}
