import Foundation

/// Mutants of an answer in one file, so that the compiler reads the rest once: each function in a
/// namespace of its own, and one of the old name that calls the one whose name the program is given.
struct MutantBatch {
  /// The mutants that are in it; those that do not compile are taken out.
  private(set) var mutants: [Mutant]

  private let solution: MarkedSolution
  private let signature: Signature
  private let prelude: String

  /// The name under which the answer itself is called.
  static let reference = "reference"

  init(
    _ mutants: [Mutant], of solution: MarkedSolution, signature: Signature, prelude: String
  ) {
    self.mutants = mutants.filter { solution.member($0) != nil }
    (self.solution, self.signature, self.prelude) = (solution, signature, prelude)
  }

  /// The name of a mutant's namespace.
  static func namespace(_ id: String) -> String { "Mutant_\(id)" }

  /// The text, and which lines of it belong to which mutant.
  var source: (text: String, lines: [String: ClosedRange<Int>]) {
    var text = solution.surroundings
    if mutants.contains(where: \.needsPrelude) { text.append(prelude) }
    text = text.joined(separator: "\n").components(separatedBy: "\n")
    var places: [String: ClosedRange<Int>] = [:]
    let members =
      [(Self.reference, solution.member(nil))] + mutants.map { ($0.id, solution.member($0)) }
    for (id, member) in members {
      guard let member else { continue }
      let first = text.count + 1
      text.append("enum \(Self.namespace(id)) {")
      text += member + ["}"]
      places[id] = first...text.count
    }
    text += dispatcher(for: members.map(\.0))
    return (text.joined(separator: "\n") + "\n", places)
  }

  private func dispatcher(for ids: [String]) -> [String] {
    let arguments = signature.parameters.map { parameter in
      let label = parameter.label.map { "\($0): " } ?? ""
      if case .inOut = parameter.type { return label + "&\(parameter.name)" }
      return label + parameter.name
    }
    let call = "\(signature.name)(\(arguments.joined(separator: ", ")))"
    return ["\(signature.declaration) {", "switch CommandLine.arguments.last {"]
      + ids.map { "case \"\($0)\": return try \(Self.namespace($0)).\(call)" }
      + ["default: fatalError(\"There is no such mutant.\")", "}", "}"]
  }

  /// Takes out the mutants that errors lie in.
  ///
  /// - Returns: What the compiler says of each.
  mutating func remove(with errors: [Diagnostic]) -> [String: String] {
    let places = source.lines
    var removed: [String: String] = [:]
    for error in errors {
      for (id, lines) in places where lines.contains(error.line) && removed[id] == nil {
        removed[id] = error.message
      }
    }
    removed[Self.reference] = nil
    remove(Set(removed.keys))
    return removed
  }

  /// Takes out mutants by their names.
  mutating func remove(_ ids: Set<String>) { mutants.removeAll { ids.contains($0.id) } }
}
