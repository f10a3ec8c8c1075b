import Grading
import LinearAlgebra

/// What people really get wrong about dual norms and steepest directions.
func dualMistakes() -> [Mistake<DualAnswer>] { wrongNorms() + wrongDirections() }

private func wrongNorms() -> [Mistake<DualAnswer>] {
  let ways: [(description: String, norms: (Norms) -> Vector<Double>)] = [
    ("gives the norms themselves", { [$0.largest, $0.frobenius, $0.spectral, $0.nuclear] }),
    (
      "takes the spectral norm for its own dual",
      { [$0.sum, $0.frobenius, $0.spectral, $0.spectral] }
    ),
    (
      "takes the nuclear norm for its own dual", { [$0.sum, $0.frobenius, $0.nuclear, $0.nuclear] }
    ),
    ("exchanges the last two", { [$0.sum, $0.frobenius, $0.spectral, $0.nuclear] }),
    (
      "sums squares in the first",
      { [$0.frobenius * $0.frobenius, $0.frobenius, $0.nuclear, $0.spectral] }
    ),
    ("squares the second", { [$0.sum, $0.frobenius * $0.frobenius, $0.nuclear, $0.spectral] }),
    (
      "takes the largest sum of a column",
      { [$0.columnSum, $0.frobenius, $0.nuclear, $0.spectral] }
    ),
  ]
  return ways.map { description, norms in
    Mistake(description, caughtAt: "the example") { g in
      (norms(try Norms(g)), try directions(g))
    }
  } + [
    Mistake("sums without magnitudes", caughtAt: "the example") { g in
      var norms = try right(g)
      norms[0] = g.elements.reduce(0, +)
      return (norms, try directions(g))
    },
    Mistake("squares entries that overflow", caughtAt: "the example times 2^-600") { g in
      var norms = try right(g)
      norms[1] = g.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return (norms, try directions(g))
    },
    Mistake("takes singular values from the Gram matrix", caughtAt: "the example times 2^-600") {
      g in
      var norms = try right(g)
      let eigen = try SymmetricEigen(g.gram()).eigenvalues.map { max(0, $0).squareRoot() }
      norms[2] = eigen.reduce(0, +)
      norms[3] = eigen.max() ?? 0
      return (g.frobeniusNorm > 1e-100 ? try right(g) : norms, try directions(g))
    },
  ]
}

private func wrongDirections() -> [Mistake<DualAnswer>] {
  func mistake(
    _ description: String, caughtAt name: String, _ place: Int,
    _ direction: @escaping (Matrix<Double>, SVD<Double>) throws -> Matrix<Double>
  ) -> Mistake<DualAnswer> {
    Mistake(description, caughtAt: name) { g in
      var all = try directions(g)
      all[place] = try direction(g, try SVD(g))
      return (try right(g), all)
    }
  }
  return [
    mistake("gives the gradient itself under the first", caughtAt: "the example", 0) { g, _ in g },
    mistake("divides by the largest magnitude", caughtAt: "the example", 0) { g, _ in
      g.maxNorm > 0 ? g / g.maxNorm : g
    },
    mistake("moves the largest entry only", caughtAt: "the example", 0) { g, _ in
      g.map { $0.magnitude == g.maxNorm ? ($0 < 0 ? -1 : 1) : 0 }
    },
    mistake("takes magnitudes for signs", caughtAt: "the example", 0) { g, _ in
      g.map { $0 == 0 ? 0 : 1 }
    },
    mistake("takes small entries for zeros", caughtAt: "the example times 2^-200", 0) { g, _ in
      g.map { $0.magnitude < 1e-12 ? 0 : $0 < 0 ? -1 : 1 }
    },
    mistake("does not divide by the Frobenius norm", caughtAt: "the example", 1) { g, _ in g },
    mistake("divides zero by zero", caughtAt: "a matrix of zeros", 1) { g, _ in
      g / g.frobeniusNorm
    },
    mistake("adds 1e-8 to the norm", caughtAt: "the example", 1) { g, _ in
      g / (g.frobeniusNorm + 1e-8)
    },
    mistake("divides by the spectral norm", caughtAt: "the example", 1) { g, svd in
      g.maxNorm > 0 ? g / svd.singularValues[0] : g
    },
    mistake("takes one layer under the spectral norm", caughtAt: "the example", 2) { _, svd in
      svd.u[column: 0].outer(svd.v[column: 0])
    },
    mistake("divides by σ₁ under the spectral norm", caughtAt: "the example", 2) { g, svd in
      g.maxNorm > 0 ? g / svd.singularValues[0] : g
    },
    mistake("exchanges U and V", caughtAt: "the example", 2) { g, svd in
      g.isSquare ? svd.v * svd.u.transpose : svd.u * svd.v.transpose
    },
    mistake("takes the cubic iteration, cut short", caughtAt: "the example", 2) { g, _ in
      var x = g.maxNorm > 0 ? g / g.frobeniusNorm : g
      for _ in 0..<3 { x = 1.5 * x - 0.5 * (x * x.gram()) }
      return x
    },
    mistake("takes all layers under the nuclear norm", caughtAt: "the example", 3) { _, svd in
      svd.u * svd.v.transpose
    },
    mistake("takes rows of U", caughtAt: "singular values 3, 2, 1, 5 × 5", 3) { g, svd in
      svd.u.isSquare
        ? svd.u[row: 0].outer(svd.v[column: 0]) : svd.u[column: 0].outer(svd.v[column: 0])
    },
    mistake("keeps σ₁ in the layer", caughtAt: "the example", 3) { _, svd in
      svd.singularValues[0] * svd.u[column: 0].outer(svd.v[column: 0])
    },
    mistake("divides by the nuclear norm", caughtAt: "the example", 3) { g, svd in
      g.maxNorm > 0 ? g / svd.singularValues.reduce(0, +) : g
    },
    mistake("descends", caughtAt: "the example", 2) { _, svd in -(svd.u * svd.v.transpose) },
  ]
}

/// The four norms, and what is taken for them.
private struct Norms {
  let sum: Double
  let frobenius: Double
  let nuclear: Double
  let spectral: Double
  let largest: Double
  let columnSum: Double

  init(_ g: Matrix<Double>) throws {
    sum = g.elements.reduce(0) { $0 + $1.magnitude }
    (frobenius, largest, columnSum) = (g.frobeniusNorm, g.maxNorm, g.oneNorm)
    (nuclear, spectral) = (try g.nuclearNorm(), try g.spectralNorm())
  }
}

private func right(_ g: Matrix<Double>) throws -> Vector<Double> {
  let norms = try Norms(g)
  return [norms.sum, norms.frobenius, norms.nuclear, norms.spectral]
}

private func directions(_ g: Matrix<Double>) throws -> [Matrix<Double>] {
  let svd = try SVD(g)
  return [
    g.map { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 }, g.maxNorm > 0 ? g / g.frobeniusNorm : g,
    svd.u * svd.v.transpose, svd.u[column: 0].outer(svd.v[column: 0]),
  ]
}
