import Grading
import LinearAlgebra

/// What people really get wrong about a higher-order SVD.
func tuckerMistakes() -> [Mistake<TuckerAnswer>] { wrongFactors() + wrongRanks() + wrongCores() }

private let first = "diag(3, 2) with ranks 1, 1"
private let second = "diag(2, 3) with ranks 1, 1"

/// The truncated higher-order SVD, with factors by a rule.
private func truncated(
  _ x: Tensor<Double>,
  by factor: (_ unfolding: Matrix<Double>, _ mode: Int) throws -> Matrix<Double>
) rethrows -> Tucker {
  let factors = try x.sizes.indices.map { try factor(x.unfolding($0), $0) }
  return (x.multiplied(byAll: factors.map { $0.transposed() }), factors)
}

/// The leading left singular vectors.
private func leading(_ a: Matrix<Double>, _ count: Int) throws -> Matrix<Double> {
  try SVD(a).u[columns: 0..<count]
}

private func wrongFactors() -> [Mistake<TuckerAnswer>] {
  [
    Mistake("takes the last singular vectors", caughtAt: first) { x, ranks in
      try truncated(x) { a, mode in
        let u = try SVD(full: a).u
        return u[columns: (u.columns - ranks[mode])..<u.columns]
      }
    },
    Mistake("scales the factors by the singular values", caughtAt: first) { x, ranks in
      try truncated(x) { a, mode in
        let (svd, count) = (try SVD(a), 0..<ranks[mode])
        return svd.u[columns: count].scaled(columnsBy: svd.singularValues[count])
      }
    },
    Mistake("uses coordinate axes", caughtAt: second) { x, ranks in
      truncated(x) { a, mode in
        Matrix(
          diagonal: Vector(repeating: 1, count: ranks[mode]), rows: a.rows, columns: ranks[mode])
      }
    },
    Mistake("orthonormalizes the first columns", caughtAt: second) { x, ranks in
      try truncated(x) { try QR($0).q[columns: 0..<ranks[$1]] }
    },
    Mistake(
      "orthonormalizes pivot columns",
      caughtAt: "singular values that fall slowly, rank 1 in mode 0"
    ) {
      x, ranks in try truncated(x) { try ColumnPivotedQR($0).q[columns: 0..<ranks[$1]] }
    },
    Mistake(
      "takes the unfolding of mode 0 for every mode of its size",
      caughtAt: "a matrix with other vectors on the right"
    ) { x, ranks in
      try truncated(x) { a, mode in
        try leading(x.sizes[mode] == x.sizes[0] ? x.unfolding(0) : a, ranks[mode])
      }
    },
    Mistake(
      "takes eigenvectors of the Gram matrix", caughtAt: "singular values that fall fast, ranks 4"
    ) { x, ranks in
      try truncated(x) { a, mode in
        let vectors = try SymmetricEigen(a.rowGram()).eigenvectors
        return vectors[columns: Array((0..<a.rows).reversed().prefix(ranks[mode]))]
      }
    },
    Mistake("subtracts the mean of each row", caughtAt: first) { x, ranks in
      try truncated(x) { a, mode in
        let means = a * Vector(repeating: 1 / Double(a.columns), count: a.columns)
        return try SVD(full: a - means.outer(Vector(repeating: 1, count: a.columns)))
          .u[columns: 0..<ranks[mode]]
      }
    },
  ]
}

private func wrongRanks() -> [Mistake<TuckerAnswer>] {
  func filtered(
    _ name: String, at caseName: String,
    _ isKept: @escaping (_ value: Double, _ top: Double) -> Bool
  ) -> Mistake<TuckerAnswer> {
    Mistake(name, caughtAt: caseName) { x, ranks in
      try truncated(x) { a, mode in
        let svd = try SVD(a)
        let rank = svd.singularValues.filter { isKept($0, svd.singularValues[0]) }.count
        return svd.u[columns: 0..<max(1, min(ranks[mode], rank))]
      }
    }
  }
  return [
    Mistake("uses the first mode's rank everywhere", caughtAt: "a tensor of zeros") { x, ranks in
      try truncated(x) { a, _ in try leading(a, min(ranks[0], a.rows)) }
    },
    filtered("leaves out directions of singular value 0", at: "a tensor of zeros") {
      $0 > 1e-12 * $1
    },
    filtered("leaves out singular values below 1e-10", at: "a tensor of zeros") { value, _ in
      value > 1e-10
    },
    Mistake("gives zeros for zeros", caughtAt: "a tensor of zeros") { x, ranks in
      try truncated(x) { a, mode in
        a.maxNorm == 0 ? .zero(rows: a.rows, columns: ranks[mode]) : try leading(a, ranks[mode])
      }
    },
    Mistake(
      "clears the vectors of small singular values",
      caughtAt: "slices of zeros, ranks above what is needed"
    ) { x, ranks in
      try truncated(x) { a, mode in
        let svd = try SVD(a)
        let top = svd.singularValues[0]
        let kept = svd.singularValues.map { $0 >= 1e-12 * top ? 1.0 : 0 }
        return svd.u.scaled(columnsBy: Vector(kept))[columns: 0..<ranks[mode]]
      }
    },
  ]
}

private func wrongCores() -> [Mistake<TuckerAnswer>] {
  func cored(
    _ name: String, at caseName: String,
    _ core: @escaping (_ x: Tensor<Double>, _ right: Tucker, _ ranks: [Int]) -> Tensor<Double>
  ) -> Mistake<TuckerAnswer> {
    Mistake(name, caughtAt: caseName) { x, ranks in
      let right = try truncated(x) { try leading($0, ranks[$1]) }
      return (core(x, right, ranks), right.factors)
    }
  }
  return [
    cored("forgets to project the core", at: first) { x, _, _ in x },
    cored("cuts a corner of the tensor as the core", at: second) { x, _, ranks in
      Tensor(sizes: ranks) { x[$0] }
    },
    cored("drops small entries of the core", at: "diag(2, 3) times 2^-200") { _, right, _ in
      right.core.map { abs($0) < 1e-12 ? 0 : $0 }
    },
    cored("drops a percent of the core", at: "singular values that fall fast, ranks 2") {
      _, right, _ in
      let least = 0.01 * right.core.maxNorm
      return right.core.map { abs($0) < least ? 0 : $0 }
    },
    cored("rounds the core to single precision", at: "diag(2, 3) times 2^-200") { _, right, _ in
      right.core.map { Double(Float($0)) }
    },
  ]
}
