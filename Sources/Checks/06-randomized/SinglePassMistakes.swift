import Grading
import LinearAlgebra

/// What people really get wrong about one look.
func singlePassMistakes() -> [Mistake<SinglePassAnswer>] {
  wrongBases() + wrongSolutions() + wrongSolvers()
}

private func wrongBases() -> [Mistake<SinglePassAnswer>] {
  let example = "the statement's matrix"
  return [
    Mistake("keeps Y as it is", caughtAt: example) { y, w, psi in
      (y, try (psi * y).leastSquares(w))
    },
    Mistake(
      "divides the columns of Y by their lengths", caughtAt: "as many rows in Ψ as columns in Y"
    ) {
      y, w, psi in
      let q = y.scaled(columnsBy: Vector((0..<y.columns).map { 1 / y[column: $0].norm }))
      return (q, try (psi * q).leastSquares(w))
    },
    Mistake("forgets Q in the equations", caughtAt: example) { y, w, psi in
      (try QR(y).q, try (psi * y).leastSquares(w))
    },
    Mistake("takes the leading singular vectors of W", caughtAt: example) { y, w, _ in
      (try QR(y).q, try SVD(w).v[columns: 0..<y.columns].transposed())
    },
    Mistake("drops what depends on other columns", caughtAt: "dependent columns in Y") {
      y, w, psi in
      let qr = try ColumnPivotedQR(y)
      let diagonal = qr.r.diagonal.map(\.magnitude)
      let q = qr.q[columns: 0..<max(1, diagonal.filter { $0 > 1e-12 * diagonal[0] }.count)]
      return (q, try (psi * q).leastSquares(w))
    },
    Mistake("takes roots of eigenvalues of YᵀY", caughtAt: "dependent columns in Y") {
      y, w, psi in
      let eigen = try SymmetricEigen(y.gram())
      let inverses = eigen.eigenvalues.map { 1 / max(0, $0).squareRoot() }
      let q = y * eigen.eigenvectors.scaled(columnsBy: Vector(inverses))
      return (q, q.isFinite ? try (psi * q).leastSquares(w) : w[rows: 0..<y.columns])
    },
  ]
}

private func wrongSolutions() -> [Mistake<SinglePassAnswer>] {
  let example = "the statement's matrix"
  return [
    Mistake("projects W", caughtAt: example) { y, w, _ in
      let q = try QR(y).q
      return (q, q.transpose * w[rows: 0..<min(w.rows, q.rows)])
    },
    Mistake("takes the transpose for the inverse", caughtAt: example) { y, w, psi in
      let q = try QR(y).q
      return (q, q.transpose * (psi.transpose * w))
    },
    Mistake("solves with Ψ, then projects", caughtAt: "equations that contradict each other") {
      y, w, psi in
      let q = try QR(y).q
      let svd = try SVD(psi)
      let inverses = svd.singularValues.map { $0 > 1e-12 * svd.singularValues[0] ? 1 / $0 : 0 }
      let a = svd.v.scaled(columnsBy: Vector(inverses)) * (svd.u.transpose * w)
      return (q, q.transpose * a)
    },
    Mistake(
      "uses as many rows of Ψ as Y has columns", caughtAt: "equations that contradict each other"
    ) { y, w, psi in
      let q = try QR(y).q
      let rows = 0..<y.columns
      return (q, try (psi[rows: rows] * q).solve(w[rows: rows]))
    },
    Mistake("returns the transpose of X", caughtAt: example) { y, w, psi in
      let q = try QR(y).q
      return (q, try (psi * q).leastSquares(w).transposed())
    },
    Mistake("returns QX for X", caughtAt: example) { y, w, psi in
      let q = try QR(y).q
      return (q, q * (try (psi * q).leastSquares(w)))
    },
  ]
}

private func wrongSolvers() -> [Mistake<SinglePassAnswer>] {
  func inverting(
    _ name: String, at caseName: String, _ inverse: @escaping (Double, Double) -> Double
  ) -> Mistake<SinglePassAnswer> {
    Mistake(name, caughtAt: caseName) { y, w, psi in
      let q = try QR(y).q
      let svd = try SVD(psi * q)
      let inverses = svd.singularValues.map { inverse($0, svd.singularValues[0]) }
      return (q, svd.v.scaled(columnsBy: Vector(inverses)) * (svd.u.transpose * w))
    }
  }
  return [
    Mistake("solves by the normal equations", caughtAt: "a direction of length 0.0001 in ΨQ") {
      y, w, psi in
      let q = try QR(y).q
      let small = psi * q
      return (q, try small.gram().solve(small.transpose * w))
    },
    inverting("leaves out directions below 1e-3", at: "a direction of length 0.0001 in ΨQ") {
      $0 > 1e-3 * $1 ? 1 / $0 : 0
    },
    inverting("leaves out directions below 1e-8", at: "a direction of length 1e-10 in ΨQ") {
      $0 > 1e-8 * $1 ? 1 / $0 : 0
    },
    inverting("leaves out what is below 1e-10", at: "Ψ times 2^-200") { sigma, _ in
      sigma > 1e-10 ? 1 / sigma : 0
    },
    inverting("adds a little, to be safe", at: "a direction of length 0.0001 in ΨQ") {
      $0 / ($0 * $0 + 1e-14 * $1 * $1)
    },
  ]
}
