import Foundation
@testable import Grading
import Testing

@testable import Proctor

/// A book with every kind of end, and texts that no format may stumble over.
let book: Gradebook = {
  let nasty = "a <b> & \"c\" ]]> \u{7} \u{1B}[31m \u{0} ü ∑"
  let mismatch = Mismatch(
    caseName: nasty, given: [.init(name: "A", text: "1\n2")], subject: "x", expected: "1", got: "2")
  let error = Diagnostic(
    path: "exercises/00-x/E4.swift", line: 7, column: 2, message: nasty, excerpt: [])
  let ends: [Outcome.End] = [
    .verdict(.passed(cases: 3)), .verdict(.failed(mismatch)), .verdict(.notAttempted),
    .doesNotCompile([error]),
    .broke(.trapped(reason: nasty, at: SourceLine(path: "exercises/x.swift", line: 9))),
    .refused(Refusal(.module("LowRank"), path: "exercises/x.swift", line: 1)), .ungraded(nasty),
    .unreadable(nasty),
  ]
  var book = Gradebook()
  book.filesFound = ends.count
  book.title = "Week <3>"
  book.student = Student(key: "O'Brien, \"Ada\" \u{1B}[31m", account: "7")
  book.notes = [nasty]
  book.seconds = 1.5
  book.entries = ends.enumerated().map { index, end in
    var outcome = Outcome(end)
    outcome.printed.output = String(repeating: nasty, count: 50)
    outcome.seconds = 0.25
    if case .broke = end { outcome.running = RunningCase(name: "the broken one", given: []) }
    return Gradebook.Entry(entry(index + 1), outcome, maximum: 2 * index)
  }
  return book
}()

func entry(_ index: Int) -> ExerciseEntry {
  let text = "---\ntitle: Exercise & <co>\nlevel: \(index % 3 + 1)\n---\nWhy?\n"
  guard let statement = try? Statement(text, path: "", name: "e") else { preconditionFailure() }
  return ExerciseEntry(
    number: ExerciseNumber(chapter: index / 5, index: index), slug: "e\(index)", name: "E\(index)",
    folder: "0\(index / 5)-x", statementFile: "e.md", statement: statement)
}

/// What a JSON object must and may have: names, and the types of their values.
private struct Schema {
  var required: [String: Any.Type]
  var optional: [String: Any.Type] = [:]

  /// Expects an object to keep to the schema.
  func check(_ object: [String: Any]) {
    for (name, type) in required {
      #expect(object[name] != nil, "\(name) is missing")
      if let value = object[name] { #expect(Self.isA(value, type), "\(name) is \(value)") }
    }
    for (name, value) in object where required[name] == nil {
      #expect(optional[name] != nil, "\(name) is not in the schema")
      if let type = optional[name] { #expect(Self.isA(value, type), "\(name) is \(value)") }
    }
  }

  private static func isA(_ value: Any, _ type: Any.Type) -> Bool {
    switch type {
    case is String.Type: value is String
    case is Int.Type: value is Int && (value as? Double).map { $0 == $0.rounded() } ?? true
    case is Double.Type: value is Double || value is Int
    case is [Any].Type: value is [Any]
    default: true
    }
  }
}

@Suite struct ReportTests {
  private func object(_ format: ReportFormat) throws -> [String: Any] {
    let text = try format.report(book, root: URL(filePath: "/nowhere"))
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  private func tests(_ object: [String: Any]) -> [[String: Any]] {
    object["tests"] as? [[String: Any]] ?? []
  }

  @Test func `Gradescope gets its results file`() throws {
    let report = try object(.gradescope)
    Schema(
      required: ["score": Double.self, "tests": [Any].self],
      optional: [
        "execution_time": Int.self, "output": String.self, "output_format": String.self,
        "test_output_format": String.self, "test_name_format": String.self,
        "visibility": String.self, "stdout_visibility": String.self,
      ]
    ).check(report)
    let test = Schema(
      required: ["score": Double.self, "max_score": Double.self, "status": String.self],
      optional: [
        "name": String.self, "name_format": String.self, "number": String.self,
        "output": String.self, "output_format": String.self, "tags": [Any].self,
        "visibility": String.self,
      ])
    #expect(tests(report).count == book.entries.count)
    for object in tests(report) {
      test.check(object)
      #expect(["passed", "failed"].contains(object["status"] as? String))
      #expect(object["visibility"] as? String == "visible")
    }
    #expect(
      report["score"] as? Int == tests(report).compactMap { $0["score"] as? Int }.reduce(0, +))
  }

  @Test func `Classroom gets scores that sum to the grade`() throws {
    let report = try object(.classroom)
    Schema(
      required: [
        "version": Int.self, "status": String.self, "max_score": Int.self, "tests": [Any].self,
      ]
    ).check(report)
    #expect(report["version"] as? Int == 1)
    #expect(report["status"] as? String == "error", "one exercise could not be graded")
    let test = Schema(
      required: ["name": String.self, "status": String.self, "score": Int.self],
      optional: [
        "message": String.self, "test_code": String.self, "filename": String.self,
        "line_no": Int.self, "duration": Int.self,
      ])
    for object in tests(report) {
      test.check(object)
      #expect(["pass", "fail", "error"].contains(object["status"] as? String))
    }
    let sum = tests(report).compactMap { $0["score"] as? Int }.reduce(0, +)
    #expect(sum == book.points)
    #expect(sum <= (report["max_score"] as? Int ?? 0))
  }

  @Test func `Classroom prints what came and what was expected, where its reporter prints it`()
    throws
  {
    for (entry, object) in zip(book.entries, tests(try object(.classroom))) {
      // The reporter prints the message of an error only, and the code always.
      let shown = entry.status == .error ? object["message"] : object["test_code"]
      if entry.status != .pass { #expect((shown as? String)?.contains(entry.finding) == true) }
    }
  }

  @Test func `Classroom's result fits into one variable of the environment`() throws {
    var noisy = book
    noisy.entries = (1...55).map { number in
      var outcome = Outcome(book.entries[1].outcome.end)
      outcome.printed.output = String(repeating: "\u{1}\"é\n", count: 8000)
      return Gradebook.Entry(entry(number), outcome)
    }
    let text = try ReportFormat.classroom.report(noisy, root: URL(filePath: "/nowhere"))
    #expect("EXERCISES_RESULTS=".utf8.count + Data(text.utf8).base64EncodedString().count < 131_072)
    #expect(text.utf8.count > 80_000, "no more is cut than must be")
    #expect(text.contains("… cut here"))
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(tests(try #require(object)).count == 55)
  }

  @Test func `a case that broke an answer is named in every format for people`() throws {
    for format in ReportFormat.allCases where format != .csv {
      let text = try format.report(book, root: URL(filePath: "/nowhere"))
      #expect(text.contains("Case: the broken one"), "\(format)")
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `nothing that an answer printed acts on a terminal`(_ format: ReportFormat) throws {
    let text = try format.report(book, root: URL(filePath: "/nowhere"))
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\t" || scalar == "\r" && format == .csv
        || scalar.value >= 32 && !(0x7F...0x9F).contains(scalar.value)
    }
    #expect(isPlain)
  }

  @Test func `the table of grades has a field for every heading, and no formula`() throws {
    let text = GradeTable([book, book]).csv
    let rows = text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast()
    #expect(rows.count == 3)
    #expect(rows[0].hasPrefix("student,name,account,email,points,maximum,0.1,0.1 status,0.2"))
    #expect(rows[1].hasPrefix("\"O'Brien, _Ada_ ␛[31m\",\"O'Brien, \"\"Ada\"\" ␛[31m\",7,,"))
    var formula = book
    formula.student = Student(key: "=cmd|' /C calc'!A0")
    #expect(GradeTable([formula]).csv.contains("\r\n'=cmd"))
  }

  @Test func `points follow the assignment, and a share of the cases is rounded down`() {
    let failed = book.entries[1].outcome
    #expect(Gradebook.Entry(entry(1), failed, maximum: 5, share: 0.5).points == 2)
    #expect(Gradebook.Entry(entry(1), failed, maximum: 5).points == 0)
    #expect(Gradebook.Entry(entry(1), book.entries[0].outcome, maximum: 5, share: 0.5).points == 5)
  }

  @Test func `JSON is Exercism's, with numbers and points`() throws {
    let report = try object(.json)
    Schema(
      required: [
        "version": Int.self, "status": String.self, "tests": [Any].self, "points": Int.self,
        "max_points": Int.self,
      ],
      optional: [
        "message": String.self, "title": String.self, "notes": [Any].self, "student": Any.self,
      ]
    ).check(report)
    #expect(report["version"] as? Int == 3)
    #expect(report["status"] as? String == "error")
    #expect(report["message"] != nil, "required when the status is error")
    let test = Schema(
      required: [
        "name": String.self, "status": String.self, "test_code": String.self, "task_id": Int.self,
        "number": String.self, "exercise": String.self, "points": Int.self, "max_points": Int.self,
        "seconds": Double.self,
      ], optional: ["message": String.self, "output": String.self])
    for object in tests(report) {
      test.check(object)
      #expect(object["message"] != nil || object["status"] as? String == "pass")
      #expect((object["output"] as? String ?? "").count <= 500)
    }
    #expect(tests(report).compactMap { $0["task_id"] as? Int } == Array(1...8))
  }

  @Test(arguments: ReportFormat.allCases)
  func `what cannot be graded never gets points`(_ format: ReportFormat) throws {
    var ungraded = Gradebook()
    ungraded.entries = [Gradebook.Entry(entry(1), Outcome(.ungraded("why")))]
    ungraded.filesFound = 1
    #expect(ungraded.points == 0)
    #expect(!ungraded.isComplete)
    let text = try format.report(ungraded, root: URL(filePath: "/nowhere"))
    #expect(text.contains("why") || format == .csv)
    #expect(text.lowercased().contains("error") || text.contains("not graded"))
  }

  @Test func `grading nothing is not complete`() {
    #expect(!Gradebook().isComplete)
    #expect(Gradebook().flaw != nil)
  }
}
