import Foundation
@testable import Grading
import Testing

@testable import Proctor

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A book with every kind of end, and texts that no format may stumble over.
private let book: Gradebook = {
  let nasty = "a <b> & \"c\" ]]> \u{7} \u{1B}[31m \u{0} ü ∑"
  let mismatch = Mismatch(
    caseName: nasty, given: [.init(name: "A", text: "1\n2")], subject: "x", expected: "1", got: "2")
  let error = Diagnostic(
    path: "exercises/00-x/E4.swift", line: 7, column: 2, message: nasty, excerpt: [])
  let ends: [Outcome.End] = [
    .verdict(.passed(cases: 3)), .verdict(.failed(mismatch)), .verdict(.notAttempted),
    .doesNotCompile([error]),
    .broke(.trapped(reason: nasty, at: SourceLine(path: "exercises/x.swift", line: 9))),
    .refused(Refusal(.module("LowRank"), line: 1)), .ungraded(nasty),
  ]
  var book = Gradebook()
  book.filesFound = ends.count
  book.seconds = 1.5
  book.entries = ends.enumerated().map { index, end in
    var outcome = Outcome(end)
    outcome.printed.output = String(repeating: nasty, count: 50)
    outcome.seconds = 0.25
    return Gradebook.Entry(exercise: entry(index + 1), outcome: outcome)
  }
  return book
}()

private func entry(_ index: Int) -> ExerciseEntry {
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
    default: value is [Any]
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

  @Test func `JSON is Exercism's, with numbers and points`() throws {
    let report = try object(.json)
    Schema(
      required: [
        "version": Int.self, "status": String.self, "tests": [Any].self, "points": Int.self,
        "max_points": Int.self,
      ], optional: ["message": String.self]
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
    #expect(tests(report).compactMap { $0["task_id"] as? Int } == Array(1...7))
  }

  @Test func `JUnit is XML whose counts are right`() throws {
    let text = try ReportFormat.junit.report(book, root: URL(filePath: "/nowhere"))
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.count["testsuites"] == 1)
    #expect(reader.count["testsuite"] == 2)
    #expect(reader.count["testcase"] == 7)
    #expect(reader.count["failure"] == 2)
    #expect(reader.count["error"] == 3)
    #expect(reader.count["skipped"] == 1)
    #expect(reader.sum("tests") == 7)
    #expect(reader.sum("failures") == 2)
    #expect(reader.sum("errors") == 3)
    #expect(reader.sum("skipped") == 1)
  }

  @Test(arguments: ReportFormat.allCases)
  func `what cannot be graded never gets points`(_ format: ReportFormat) throws {
    var ungraded = Gradebook()
    ungraded.entries = [Gradebook.Entry(exercise: entry(1), outcome: Outcome(.ungraded("why")))]
    ungraded.filesFound = 1
    #expect(ungraded.points == 0)
    #expect(!ungraded.isComplete)
    let text = try format.report(ungraded, root: URL(filePath: "/nowhere"))
    #expect(text.contains("why"))
    #expect(text.lowercased().contains("error"))
  }

  @Test func `grading nothing is not complete`() {
    #expect(!Gradebook().isComplete)
    #expect(Gradebook().flaw != nil)
  }
}

/// Counts elements, and adds up attributes of suites.
private final class JUnitReader: NSObject, XMLParserDelegate {
  var count: [String: Int] = [:]
  private var suites: [[String: String]] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    count[name, default: 0] += 1
    if name == "testsuite" { suites.append(attributes) }
    let needed = [
      "testsuite": ["name", "tests", "failures", "errors", "skipped", "time", "timestamp"],
      "testcase": ["classname", "name", "time", "file", "line"], "failure": ["message", "type"],
    ]
    for attribute in needed[name] ?? [] { #expect(attributes[attribute] != nil) }
  }

  func sum(_ attribute: String) -> Int {
    suites.compactMap { $0[attribute].flatMap { Int($0) } }.reduce(0, +)
  }
}
