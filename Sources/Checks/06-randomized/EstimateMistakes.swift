import Grading
import LinearAlgebra

/// What people really get wrong about the bound.
func estimateMistakes() -> [Mistake<EstimateAnswer>] {
  wrongSizes() + wrongRemainders() + wrongScales()
}

/// A bound from the remainders by a wrong rule.
private func measuring(
  _ name: String, at caseName: String, _ size: @escaping (Matrix<Double>) -> Double
) -> Mistake<EstimateAnswer> {
  Mistake(name, caughtAt: caseName) { a, q, omega in
    factor * size(remainder(a * omega, outside: q))
  }
}

private func lengths(_ rest: Matrix<Double>) -> [Double] {
  (0..<rest.columns).map { rest[column: $0].norm }
}

private func wrongSizes() -> [Mistake<EstimateAnswer>] {
  [
    measuring("takes the mean of the lengths", at: "diag(3, 2)") {
      lengths($0).reduce(0, +) / Double($0.columns)
    },
    measuring("takes the norm of the whole block", at: "diag(3, 2)") { $0.frobeniusNorm },
    measuring("takes the last probe", at: "the first of two probes") { lengths($0).last ?? 0 },
    measuring("takes the first probe", at: "diag(3, 2)") { lengths($0)[0] },
    measuring("takes the largest entry", at: "many small entries") { $0.maxNorm },
    measuring("adds up magnitudes", at: "the longest in the middle") { $0.oneNorm },
    measuring("measures the rows", at: "diag(3, 2)") { lengths($0.transposed()).max() ?? 0 },
    measuring("rounds what is small to zero", at: "diag(3, 2) times 2^-200") {
      let longest = lengths($0).max() ?? 0
      return longest < 1e-14 ? 0 : longest
    },
  ]
}

private func wrongRemainders() -> [Mistake<EstimateAnswer>] {
  [
    Mistake("measures the image, not the remainder", caughtAt: "diag(3, 2)") { a, q, omega in
      factor * (lengths(a * omega).max() ?? 0)
    },
    Mistake("measures what Q has", caughtAt: "diag(3, 2)") { a, q, omega in
      factor * (lengths(q.transpose * (a * omega)).max() ?? 0)
    },
    Mistake("subtracts squares", caughtAt: "a basis that is nearly perfect, as it is") {
      a, q, omega in
      let image = a * omega
      let inside = q.transpose * image
      let squares = (0..<omega.columns).map { (j: Int) -> Double in
        let (whole, part) = (image[column: j], inside[column: j])
        return whole.dot(whole) - part.dot(part)
      }
      return factor * max(0, squares.max() ?? 0).squareRoot()
    },
    Mistake("projects the probes", caughtAt: "a square matrix that is not symmetric") {
      a, q, omega in
      let probes = a.isSquare ? remainder(omega, outside: q) : omega
      return factor * (lengths(a * probes).max() ?? 0)
    },
    Mistake("subtracts the first column of Q only", caughtAt: "two columns in Q") {
      a, q, omega in
      let first = q[columns: 0..<min(1, q.columns)]
      return factor * (lengths(remainder(a * omega, outside: first)).max() ?? 0)
    },
  ]
}

private func wrongScales() -> [Mistake<EstimateAnswer>] {
  func scaling(_ name: String, by factor: Double) -> Mistake<EstimateAnswer> {
    Mistake(name, caughtAt: "diag(3, 2)") { a, q, omega in
      factor * (lengths(remainder(a * omega, outside: q)).max() ?? 0)
    }
  }
  return [
    scaling("forgets the factor", by: 1),
    scaling("takes √(π/2) for √(2/π)", by: 10 * (Double.pi / 2).squareRoot()),
    scaling("forgets the root", by: 10 * 2 / Double.pi),
    scaling("forgets the 10", by: (2 / Double.pi).squareRoot()),
  ]
}
