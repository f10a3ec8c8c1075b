/// A report for people: a line for each exercise, and below it what happened.
struct TextReport {
  let text: String

  init(_ book: Gradebook) {
    var lines: [String] = []
    if let student = book.student { lines += ["\(student.name)", ""] }
    for entry in book.entries {
      lines.append("\(entry.name): \(entry.word), \(entry.points) of \(entry.maximum)")
      if entry.outcome.isPass || entry.outcome.isNotAttempted { continue }
      lines += entry.account.split(separator: "\n").map { "    \($0)" }
    }
    lines += ["", "\(book.points) of \(book.maximum) points"]
    lines += book.remarks.map(\.visible)
    text = lines.joined(separator: "\n") + "\n"
  }
}
