import Foundation

/// A reference answer in two parts: the function with the marked body, and everything else.
struct MarkedSolution: Sendable {
  /// All lines.
  let lines: [String]
  /// The function, from its first line to its closing brace.
  private let function: ClosedRange<Int>

  /// Finds the function around the marks.
  init(_ text: String, path: String) throws(ProctorError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let trimmed = lines.map { $0.drop { $0 == " " } }
    guard let begin = trimmed.firstIndex(where: { $0 == Stub.begin }),
      let end = trimmed.firstIndex(where: { $0 == Stub.end }), begin < end,
      let first = lines[..<begin].lastIndex(where: { $0.hasPrefix("public func ") }),
      let last = lines[end...].firstIndex(of: "}")
    else {
      throw .marks(path: path, reason: "no public function has a marked body")
    }
    self.lines = lines
    function = first...last
  }

  /// The imports, types and helpers around the function.
  var surroundings: [String] {
    Array(lines[..<function.lowerBound] + lines[(function.upperBound + 1)...])
  }

  /// The function with a slip in it, as a member of a namespace; nil if the change does not fit.
  func member(_ mutant: Mutant?) -> [String]? {
    guard let changed = mutant.map({ $0.applied(to: lines) }) ?? lines else { return nil }
    let last = function.upperBound + changed.count - lines.count
    guard last >= function.lowerBound, changed[last] == "}" else { return nil }
    var member = Array(changed[function.lowerBound...last])
    member[0] = "static " + member[0].dropFirst("public ".count)
    return member
  }
}
