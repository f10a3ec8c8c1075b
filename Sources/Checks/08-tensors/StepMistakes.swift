import Grading
import LinearAlgebra

/// What people really get wrong about a least-squares step.
func stepMistakes() -> [Mistake<StepAnswer>] { wrongProducts() + wrongSolutions() + wrongLimits() }

/// `B P⁺ᵀ`, where singular values of P up to a limit are left out.
private func solution(
  _ b: Matrix<Double>, _ p: Matrix<Double>,
  upTo limit: (Double) -> Double = { 1e-14 * $0 }
) throws -> Matrix<Double> {
  let svd = try SVD(p)
  let cutoff = limit(svd.singularValues.first ?? 0)
  let inverses = Vector(svd.singularValues.map { $0 > cutoff ? 1 / $0 : 0 })
  return (b * svd.u).scaled(columnsBy: inverses) * svd.v.transpose
}

private func wrongProducts() -> [Mistake<StepAnswer>] {
  [
    Mistake(
      "multiplies the factors in the wrong order", caughtAt: "one term of order 3, mode 0"
    ) { x, factors, mode in
      let last = factors.count - 1
      return try solution(
        x.unfolding(mode), product(of: factors.reversed(), but: last - mode))
    },
    Mistake("forgets to divide by the Gram matrix", caughtAt: "the statement's example") {
      x, factors, mode in x.unfolding(mode) * product(of: factors, but: mode)
    },
    Mistake("includes the factor itself in the Gram matrix", caughtAt: "the statement's example") {
      x, factors, mode in
      let p = product(of: factors, but: mode)
      let ones = Matrix<Double>(rows: p.columns, columns: p.columns, repeating: 1)
      let gram = factors.reduce(ones) { $0.hadamard($1.gram()) }
      return try solution(x.unfolding(mode) * p, gram)
    },
    Mistake("takes the unfolding of mode 0", caughtAt: "mode 1 of a matrix") { x, factors, mode in
      try solution(x.unfolding(0), product(of: factors, but: mode))
    },
    Mistake("returns the transpose", caughtAt: "the statement's example") { x, factors, mode in
      try solution(x.unfolding(mode), product(of: factors, but: mode)).transposed()
    },
    Mistake("multiplies by the singular values", caughtAt: "the statement's example") {
      x, factors, mode in
      let svd = try SVD(product(of: factors, but: mode))
      return (x.unfolding(mode) * svd.u).scaled(columnsBy: svd.singularValues) * svd.v.transpose
    },
  ]
}

private func wrongSolutions() -> [Mistake<StepAnswer>] {
  [
    Mistake("solves by QR", caughtAt: "two equal terms") { x, factors, mode in
      let p = product(of: factors, but: mode)
      return try p.leastSquares(x.unfolding(mode).transposed()).transposed()
    },
    Mistake("adds a ridge that is never taken away", caughtAt: "the statement's example") {
      x, factors, mode in
      let p = product(of: factors, but: mode)
      let gram = p.gram() + 1e-8 * Matrix<Double>.identity(p.columns)
      return try gram.solve((x.unfolding(mode) * p).transposed()).transposed()
    },
    Mistake(
      "solves with a Gram matrix", caughtAt: "a singular value just above the limit"
    ) { x, factors, mode in
      let p = product(of: factors, but: mode)
      return try solution(x.unfolding(mode) * p, p.gram())
    },
    Mistake(
      "gives an equal term nothing, for it has a twin", caughtAt: "two equal terms"
    ) { x, factors, mode in
      // A solution with as many zeros as there are dependent columns: not the shortest one.
      let p = product(of: factors, but: mode)
      let qr = try ColumnPivotedQR(p)
      let sizes = qr.r.diagonal.map(abs)
      let rank = sizes.filter { $0 > 1e-14 * (sizes.first ?? 0) }.count
      let b = qr.q[columns: 0..<rank].transpose * x.unfolding(mode).transposed()
      let y = try qr.r[rows: 0..<rank][columns: 0..<rank].solveTriangular(.upper, b)
      var a = Matrix<Double>.zero(rows: p.columns, columns: x.sizes[mode])
      for (i, pivot) in qr.pivots.prefix(rank).enumerated() { a[row: pivot] = y[row: i] }
      return a.transposed()
    },
    Mistake("takes the least change of the old factor", caughtAt: "a term that is twice another") {
      x, factors, mode in
      let p = product(of: factors, but: mode)
      let old = factors[mode].isFinite ? factors[mode] : factors[mode].map { _ in 0 }
      return try old + solution(x.unfolding(mode) - old * p.transpose, p)
    },
    Mistake("multiplies the old factor by zero", caughtAt: "an old factor that is not a number") {
      x, factors, mode in
      try 0 * factors[mode] + solution(x.unfolding(mode), product(of: factors, but: mode))
    },
    Mistake("makes the columns of P unit vectors", caughtAt: "a term that is twice another") {
      x, factors, mode in
      let p = product(of: factors, but: mode)
      let inverses = Vector((0..<p.columns).map { p[column: $0].norm }.map { $0 > 0 ? 1 / $0 : 0 })
      return try solution(x.unfolding(mode), p.scaled(columnsBy: inverses))
        .scaled(columnsBy: inverses)
    },
    Mistake("computes in single precision", caughtAt: "a term that is twice another") {
      x, factors, mode in
      let p = product(of: factors, but: mode)
      return try solution(x.unfolding(mode), p).map { Double(Float($0)) }
    },
  ]
}

private func wrongLimits() -> [Mistake<StepAnswer>] {
  func limited(
    _ name: String, at caseName: String, _ limit: @escaping (Double) -> Double
  ) -> Mistake<StepAnswer> {
    Mistake(name, caughtAt: caseName) { x, factors, mode in
      try solution(x.unfolding(mode), product(of: factors, but: mode), upTo: limit)
    }
  }
  let above = "a singular value just above the limit"
  return [
    limited("has a limit of 1e-12, whatever the unit", at: "A₁ times 2^-200") { _ in 1e-12 },
    limited("has a limit of 1e-6 of the largest", at: above) { 1e-6 * $0 },
    limited("has a limit of 1e-10 of the largest", at: above) { 1e-10 * $0 },
    limited("divides by what is only rounding", at: "two equal terms") { _ in 0 },
  ]
}
