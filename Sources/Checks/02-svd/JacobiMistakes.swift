import Grading
import LinearAlgebra

/// What people really get wrong in one-sided Jacobi.
func jacobiMistakes() -> [Mistake<JacobiAnswer>] {
  rotationMistakes() + orderMistakes() + shapeMistakes()
}

private func rotationMistakes() -> [Mistake<JacobiAnswer>] {
  [
    Mistake("does one sweep only", caughtAt: "a random 8 × 5 matrix") { a in
      try jacobi(a, sweeps: 1)
    },
    Mistake("stops at inner products of 1e-15, not cosines", caughtAt: "two by two times 2^-200") {
      try jacobi($0, isOrthogonal: { inner, _, _ in inner.magnitude <= 1e-15 })
    },
    Mistake("stops at inner products of 1e-30, not cosines", caughtAt: "two by two times 2^-200") {
      try jacobi($0, isOrthogonal: { inner, _, _ in inner.magnitude <= 1e-30 })
    },
    Mistake("compares inner products with ‖A‖²", caughtAt: "columns of lengths further apart") {
      a in
      let square = a.frobeniusNorm * a.frobeniusNorm
      return try jacobi(a, isOrthogonal: { inner, _, _ in inner.magnitude <= 1e-15 * square })
    },
    Mistake("takes cosines below 1e-4 for zero", caughtAt: "a random 8 × 5 matrix") { a in
      try jacobi(a, isOrthogonal: { $0.magnitude <= 1e-4 * $1 * $2 })
    },
    Mistake("rotates the wrong way", caughtAt: "a wide matrix") { try jacobi($0, turn: -1) },
    Mistake("does not rotate columns of one length", caughtAt: "two by two") {
      try jacobi($0, signOfZero: 0)
    },
    Mistake("does not rotate V", caughtAt: "two by two") { a in
      let right = try jacobi(a)
      return (right.u, right.sigma, .identity(a.columns)[columns: 0..<right.sigma.count])
    },
    Mistake("diagonalizes AᵀA", caughtAt: "a random 8 × 5 matrix, singular values that fall fast") {
      a in
      if a.rows < a.columns || a.isEmpty { return try jacobi(a) }
      let eigen = try SymmetricEigen(a.gram())
      let order = Array(eigen.eigenvalues.indices.reversed())
      let v = eigen.eigenvectors[columns: order]
      let sigma = Vector(order.map { max(0, eigen.eigenvalues[$0]).squareRoot() })
      return ((a * v).scaled(columnsBy: Vector(sigma.map { $0 > 0 ? 1 / $0 : 0 })), sigma, v)
    },
  ]
}

private func orderMistakes() -> [Mistake<JacobiAnswer>] {
  [
    Mistake("leaves the singular values unsorted", caughtAt: "two by two") { a in
      try jacobi(a, order: { Array($0.indices) })
    },
    Mistake("puts the smallest first", caughtAt: "two by two") { a in
      try jacobi(a, order: { lengths in lengths.indices.sorted { lengths[$0] < lengths[$1] } })
    },
    Mistake("sorts the singular values, not the vectors", caughtAt: "two by two") {
      a in
      let unsorted = try jacobi(a, order: { Array($0.indices) })
      return (unsorted.u, Vector(unsorted.sigma.sorted(by: >)), unsorted.v)
    },
    Mistake("sorts U and not V", caughtAt: "two by two") { a in
      let (right, unsorted) = (try jacobi(a), try jacobi(a, order: { Array($0.indices) }))
      return (right.u, right.sigma, unsorted.v)
    },
    Mistake("squares the singular values", caughtAt: "two by two") { a in
      let right = try jacobi(a)
      return (right.u, Vector(right.sigma.map { $0 * $0 }), right.v)
    },
  ]
}

private func shapeMistakes() -> [Mistake<JacobiAnswer>] {
  [
    Mistake("returns Vᵀ", caughtAt: "a wide matrix") { a in
      let right = try jacobi(a)
      return (right.u, right.sigma, right.v.transposed())
    },
    Mistake("exchanges U and V of a wide matrix", caughtAt: "a wide matrix") { a in
      if a.rows >= a.columns { return try jacobi(a) }
      return try jacobi(a.transposed())
    },
    Mistake("does not divide the columns", caughtAt: "two by two") { a in
      let right = try jacobi(a)
      return (right.u.scaled(columnsBy: right.sigma), right.sigma, right.v)
    },
    Mistake("divides by a zero length", caughtAt: "rows and a column of zeros") { a in
      try jacobi(a, unit: { $0 / $1 })
    },
    Mistake("takes short columns for zero", caughtAt: "two by two times 2^-200") { a in
      try jacobi(a, unit: { $1 > 1e-12 ? $0 / $1 : .zero($0.count) })
    },
    Mistake("takes small singular values for zero", caughtAt: "columns of very different lengths") {
      a in
      let right = try jacobi(a)
      return (right.u, Vector(right.sigma.map { $0 > 1e-13 * right.sigma[0] ? $0 : 0 }), right.v)
    },
    Mistake("leaves out singular values of zero", caughtAt: "rows and a column of zeros") { a in
      let right = try jacobi(a)
      let kept = 0..<right.sigma.count { $0 > 0 }
      return (right.u[columns: kept], right.sigma[kept], right.v[columns: kept])
    },
    Mistake("gives a square V where there are no rows", caughtAt: "no rows") { a in
      let right = try jacobi(a)
      return (right.u, right.sigma, a.rows == 0 ? .identity(a.columns) : right.v)
    },
    Mistake("has no shapes where nothing is", caughtAt: "no columns") { a in
      if a.isEmpty { return (.zero(rows: 0, columns: 0), [], .zero(rows: 0, columns: 0)) }
      return try jacobi(a)
    },
  ]
}

/// One-sided Jacobi, with one thing done in another way.
private func jacobi(
  _ a: Matrix<Double>, sweeps: Int = 60, turn: Double = 1, signOfZero: Double = 1,
  isOrthogonal: (_ inner: Double, _ p: Double, _ q: Double) -> Bool = {
    $0.magnitude <= 1e-15 * $1 * $2
  },
  order: ([Double]) -> [Int] = { lengths in
    lengths.indices.sorted { lengths[$0] > lengths[$1] }
  },
  unit: (Vector<Double>, Double) -> Vector<Double> = { $1 > 0 ? $0 / $1 : $0 }
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  if a.rows < a.columns {
    let flipped = try jacobi(
      a.transposed(), sweeps: sweeps, turn: turn, signOfZero: signOfZero,
      isOrthogonal: isOrthogonal, order: order, unit: unit)
    return (flipped.v, flipped.sigma, flipped.u)
  }
  if a.isEmpty { return (a, [], .identity(0)) }
  var (w, v) = (a, Matrix<Double>.identity(a.columns))
  for _ in 0..<sweeps {
    for q in 0..<a.columns {
      for p in 0..<q {
        let (wp, wq, vp, vq) = (w[column: p], w[column: q], v[column: p], v[column: q])
        let inner = wp.dot(wq)
        if wp.norm == 0 || wq.norm == 0 || isOrthogonal(inner, wp.norm, wq.norm) { continue }
        let zeta = (wq.dot(wq) - wp.dot(wp)) / (2 * inner)
        let sign = zeta == 0 ? signOfZero : zeta < 0 ? -1 : 1
        let t = sign / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        let s = turn * c * t
        (w[column: p], w[column: q]) = (c * wp - s * wq, s * wp + c * wq)
        (v[column: p], v[column: q]) = (c * vp - s * vq, s * vp + c * vq)
      }
    }
  }
  let lengths = (0..<a.columns).map { w[column: $0].norm }
  let sorted = order(lengths)
  return (
    Matrix(columns: sorted.map { unit(w[column: $0], lengths[$0]) }),
    Vector(sorted.map { lengths[$0] }), v[columns: sorted]
  )
}
