@testable import Mutation

/// An answer with a body, and parameters of all kinds.
func sample(_ body: String, returns type: String = "Matrix<Double>") -> Answer? {
  Answer(
    """
    public func solve(
      _ a: Matrix<Double>, _ b: Matrix<Double>, _ x: Vector<Double>, rank k: Int, steps p: Int,
      entry: (Int, Int) -> Double, using random: inout SplitMix64
    ) throws -> \(type) {
      // answer.begin
      \(body)
      // answer.end
    }

    """)
}

/// What one operator writes instead of a body, without the indentation.
func mutants(
  of body: String, by kind: MutationOperator, returns type: String = "Matrix<Double>"
) -> [String] {
  guard let answer = sample(body, returns: type) else { return ["does not parse"] }
  return Mutator(answer, operators: [kind]).mutants().map { mutant in
    mutant.after.map { $0.trimmed }.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
