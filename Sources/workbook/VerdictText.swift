import Foundation
import Grading
import Proctor

/// An outcome as lines on a terminal.
struct VerdictText {
  /// Where it is shown.
  var terminal: Terminal
  /// The exercise.
  var exercise: ExerciseEntry
  /// How its answer fared.
  var outcome: Outcome
  /// Whether there is a reference to compare with.
  var hasReference: Bool

  /// The columns inside the verdict's indentation.
  private var width: Int { terminal.width - 2 }

  /// One line: mark, number, title, and what happened.
  var headline: String {
    let (mark, style, words) = summary
    let name = "\(exercise.number) \(exercise.title)"
    let isLong = name.columns + words.columns + 4 > terminal.width
    return terminal.paint(mark, style) + " " + terminal.paint(name, .bold)
      + (isLong ? "\n  " : "  ") + terminal.paint(words, style)
  }

  private var summary: (mark: String, style: Terminal.Style, words: String) {
    switch outcome.end {
    case .verdict(.passed(let cases)):
      (
        "✓", .green,
        "passed, \(cases) \(cases == 1 ? "case" : "cases")"
          + (outcome.leftProcesses ? "; it left processes behind, which were ended" : "")
      )
    case .verdict(.notAttempted): ("○", .faint, "not attempted")
    case .verdict(.failed): ("✗", .red, "wrong")
    case .broke(let breakdown): ("✗", .red, breakdown.name)
    case .refused: ("✗", .red, "refused")
    case .doesNotCompile: ("✗", .red, "does not compile")
    case .absent(let absence): ("✗", .red, absence.name)
    case .needsNeighbor: ("○", .yellow, "not attempted as a whole")
    case .unreadable: ("✗", .red, "not read")
    case .ungraded: ("●", .yellow, "could not be graded")
    }
  }

  /// Everything that helps: the headline, the details, what was printed, what to do next.
  var full: [String] {
    [headline] + indented(details) + indented(leftOut) + indented(printed) + indented(lesson)
      + indented(advice)
  }

  private func indented(_ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [""] + lines.map { $0.isEmpty ? "" : "  " + $0 }
  }

  private var details: [String] {
    switch outcome.end {
    case .verdict(.passed), .verdict(.notAttempted): []
    case .verdict(.failed(let mismatch)):
      MismatchText(mismatch: mismatch, terminal: terminal, width: width).lines
    case .broke(let breakdown):
      wrapped(breakdown.sentence)
        + (breakdown.place.map { wrapped("At \($0)") } ?? [])
        + (outcome.leftProcesses ? ["It left processes behind; they were ended."] : [])
        + (outcome.running.map(lines(of:)) ?? [])
    case .refused(let refusal):
      wrapped(refusal.sentence) + ["At \(refusal.path):\(refusal.line)"]
    case .doesNotCompile(let errors): compilerLines(errors)
    case .absent(let absence):
      wrapped(absence.sentence) + (absence.place.map { ["At \($0)"] } ?? [])
    case .needsNeighbor(let function, let number):
      wrapped("Your answer calls \(function) of \(number), which is not attempted.")
    case .unreadable(let reason), .ungraded(let reason):
      reason.split(separator: "\n").flatMap { wrapped(String($0)) }
    }
  }

  /// Files beside the answer that were of no use.
  private var leftOut: [String] {
    var paths: [String] = []
    return outcome.leftOut.filter { error in
      defer { paths.append(error.path) }
      return !paths.contains(error.path)
    }.flatMap { error in
      wrapped(
        "\(error.path):\(error.line) does not compile, and was left out: \(error.message)")
    }
  }

  private func lines(of running: RunningCase) -> [String] {
    let run = CaseText(
      name: running.name, given: running.given, terminal: terminal, width: width)
    return [""] + run.lines
  }

  private func compilerLines(_ errors: [Diagnostic]) -> [String] {
    var lines: [String] = []
    for error in errors.prefix(3) {
      lines += wrapped("\(error.path):\(error.line):\(error.column): \(error.message)")
      lines += error.excerpt.compactMap(Self.excerpt).map { $0.cut(to: width) } + [""]
    }
    if errors.count > 3 { lines.append("and \(errors.count - 3) more") }
    return lines.last == "" ? lines.dropLast() : lines
  }

  /// A line that the compiler quotes; its mark without the message, which stands above it already.
  private static func excerpt(_ line: String) -> String? {
    if line.allSatisfy({ $0 == " " || $0 == "|" || $0.isNumber }) { return nil }
    if line.contains("- note:") { return nil }
    guard let mark = line.range(of: "`- error") ?? line.range(of: "|- error") else { return line }
    return line[..<mark.lowerBound] + "^"
  }

  private var printed: [String] {
    let blocks = [
      ("printed", outcome.printed.output), ("printed to standard error", outcome.printed.error),
    ]
    return blocks.filter { !$0.1.isEmpty }.flatMap { title, text in
      ["Your answer \(title):"]
        + terminal.plain(text).split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { $0.onScreen.folded(to: width - 2) }.map { "│ \($0)" }
    }
  }

  /// What the exercise showed, once an answer has passed.
  private var lesson: [String] {
    guard outcome.isPass, !exercise.statement.passed.isEmpty else { return [] }
    return terminal.plain(PlainMarkdown.text(exercise.statement.passed)).paragraphs(width: width)
  }

  private var advice: [String] {
    switch outcome.end {
    case .verdict(.passed):
      (hasReference ? ["Compare with the reference: ./workbook solution \(exercise.number)"] : [])
        + ["Go on: ./workbook next"]
    case .verdict(.notAttempted):
      wrapped("Open \(exercise.answerPath) and replace `throw NotAttempted()`.")
        + wrapped("The question: ./workbook next \(exercise.number), or in the book.")
    case .ungraded, .unreadable: []
    case .refused, .doesNotCompile, .absent(.misnamed): []
    case .absent:
      ["The stub, in place of your file: ./workbook reset \(exercise.number)"]
    case .needsNeighbor(_, let number):
      ["Solve that first: ./workbook next \(number)"]
    default:
      [
        "Edit \(exercise.answerPath)",
        "For a hint: ./workbook hint \(exercise.number)",
      ]
    }
  }

  private func wrapped(_ text: String) -> [String] { terminal.plain(text).wrapped(to: width) }
}
