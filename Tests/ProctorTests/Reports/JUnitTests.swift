import Foundation
import Testing

@testable import Proctor

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The schema of the Jenkins xUnit plugin, `junit-10.xsd`, as far as a report of ours goes.
private enum Schema {
  /// The attributes that an element must and may have.
  static let attributes: [String: (required: Set<String>, optional: Set<String>)] = [
    "testsuites": ([], ["name", "time", "tests", "failures", "errors"]),
    "testsuite": (
      ["name", "tests", "failures", "errors"],
      [
        "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url",
        "version",
      ]
    ),
    "testcase": (["name"], ["time", "classname", "group"]),
    "failure": ([], ["type", "message"]), "error": ([], ["type", "message"]),
    "skipped": ([], ["type", "message"]), "system-out": ([], []), "system-err": ([], []),
  ]
  /// The elements that an element may hold.
  static let children: [String: Set<String>] = [
    "testsuites": ["testsuite"],
    "testsuite": ["testsuite", "properties", "testcase", "system-out", "system-err"],
    "testcase": ["skipped", "error", "failure", "system-out", "system-err"],
  ]
  /// The type `SUREFIRE_TIME`.
  static func isTime(_ text: String) -> Bool {
    text.wholeMatch(of: /(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]{0,3})?/) != nil
  }
}

@Suite struct JUnitTests {
  @Test func `JUnit keeps to the schema of Jenkins, and its counts are right`() throws {
    let text = try ReportFormat.junit.report(book, root: URL(filePath: "/nowhere"))
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(
      reader.count == [
        "testsuites": 1, "testsuite": 2, "testcase": 8, "failure": 2, "error": 4, "skipped": 1,
        "system-out": 8,
      ])
    #expect(reader.sum("tests") == 8)
    #expect(reader.sum("failures") == 2)
    #expect(reader.sum("errors") == 4)
    #expect(reader.sum("skipped") == 1)
  }
}

/// Holds every element against the schema, counts, and adds up attributes of suites.
private final class Reader: NSObject, XMLParserDelegate {
  var count: [String: Int] = [:]
  private var suites: [[String: String]] = []
  private var open: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    count[name, default: 0] += 1
    if name == "testsuite" { suites.append(attributes) }
    if let parent = open.last { #expect(Schema.children[parent]?.contains(name) == true) }
    open.append(name)
    let allowed = Schema.attributes[name]
    #expect(allowed != nil, "\(name) is not in the schema")
    let given = Set(attributes.keys)
    #expect(given.isSuperset(of: allowed?.required ?? []), "\(name)")
    #expect(given.isSubset(of: allowed?.required.union(allowed?.optional ?? []) ?? []), "\(name)")
    if name != "testcase" { #expect(Schema.isTime(attributes["time"] ?? "")) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func sum(_ attribute: String) -> Int {
    suites.compactMap { $0[attribute].flatMap { Int($0) } }.reduce(0, +)
  }
}
