import Attempts
import Grading
import LinearAlgebra
import Solutions02

let oneSidedJacobi: Exercise = Exercise(
  "OneSidedJacobi",
  learner: { call in { a in try call(a) } },
  reference: Solutions02.jacobiDecomposition,
  stub: { _ in throw NotAttempted() },
  mistakes: [
    Mistake("leaves the singular values unsorted", caughtAt: "two by two") { a in
      let right = try Solutions02.jacobiDecomposition(a)
      let order = Array(right.sigma.indices.reversed())
      return (
        right.u[columns: order], Vector(order.map { right.sigma[$0] }), right.v[columns: order]
      )
    },
    Mistake("returns Vᵀ", caughtAt: "a wide matrix") { a in
      let right = try Solutions02.jacobiDecomposition(a)
      return (right.u, right.sigma, right.v.transposed())
    },
    Mistake("gives a square V where there are no rows", caughtAt: "no rows") { a in
      let right = try Solutions02.jacobiDecomposition(a)
      return (right.u, right.sigma, a.rows == 0 ? .identity(a.columns) : right.v)
    },
    Mistake("does one sweep only", caughtAt: "a random 8 × 5 matrix") { a in
      a.rows < a.columns
        ? try Solutions02.jacobiDecomposition(a) : try rotated(a, sweeps: 1)
    },
    Mistake("divides by a zero length", caughtAt: "a dependent column") { a in
      let right = try Solutions02.jacobiDecomposition(a)
      let units = right.sigma.map { $0 > 1e-12 * right.sigma[0] ? 1 : Double.nan }
      return (right.u.scaled(columnsBy: Vector(units)), right.sigma, right.v)
    },
    Mistake("rotates the rows of a wide matrix", caughtAt: "a wide matrix") { a in
      if a.rows >= a.columns { return try Solutions02.jacobiDecomposition(a) }
      return try rotated(a, sweeps: 40)
    },
    Mistake("diagonalizes AᵀA", caughtAt: "Läuchli's matrix") { a in
      if a.rows < a.columns || a.isEmpty { return try Solutions02.jacobiDecomposition(a) }
      let eigen = try SymmetricEigen(a.gram())
      let order = Array(eigen.eigenvalues.indices.reversed())
      let v = eigen.eigenvectors[columns: order]
      let sigma = Vector(order.map { max(0, eigen.eigenvalues[$0]).squareRoot() })
      return ((a * v).scaled(columnsBy: Vector(sigma.map { $0 > 0 ? 1 / $0 : 0 })), sigma, v)
    },
    Mistake(
      "stops when inner products are small, not cosines",
      caughtAt: "columns of very different lengths"
    ) { a in
      a.rows < a.columns
        ? try Solutions02.jacobiDecomposition(a)
        : try rotated(a, sweeps: 40, negligible: 1e-12)
    },
    Mistake(
      "takes a short column for a column of zeros", caughtAt: "columns of very different lengths"
    ) { a in
      let right = try Solutions02.jacobiDecomposition(a)
      let units = right.sigma.map { $0 > 1e-12 * right.sigma[0] ? 1.0 : 0 }
      return (right.u.scaled(columnsBy: Vector(units)), right.sigma, right.v)
    },
    Mistake("stops when a column has vanished", caughtAt: "six by four, of rank two") { a in
      let right = try Solutions02.jacobiDecomposition(a)
      let isDependent = right.sigma.contains { $0 <= 1e-15 * right.sigma[0] }
      return isDependent && a.rows >= a.columns ? try rotated(a, sweeps: 1) : right
    },
  ]
) { answer, exam in
  for (name, a, sigma) in knownSpectra {
    exam.begin(name, given: ["A": a])
    try check(try answer(a), of: a, sigma: sigma, exam)
  }
  var generator = SplitMix64(seed: 26)
  for (rows, columns) in [(8, 5), (5, 8), (6, 6), (9, 1), (1, 4)] {
    let sigma = Vector([4, 3, 3, 1, 0.2, 0.1].prefix(min(rows, columns)))
    let a = try Matrix.random(
      rows: rows, columns: columns, singularValues: sigma, using: &generator)
    exam.begin("a random \(a.shape) matrix", given: ["A": a])
    try check(try answer(a), of: a, sigma: sigma, exam)
  }
  for (name, a, sigma, tolerance) in delicateSpectra {
    exam.begin(name, given: ["A": a])
    let got = try answer(a)
    try check(got, of: a, sigma: sigma, rank: sigma.count, exam)
    for (value, expected) in zip(got.sigma, sigma) {
      try exam.expect(value, closeTo: expected, within: tolerance, as: "a singular value")
    }
  }
  // Dependent although no column is zero and no two are parallel.
  let thin = try Matrix.random(rows: 6, columns: 4, singularValues: [3, 1], using: &generator)
  exam.begin("six by four, of rank two", given: ["A": thin])
  try check(try answer(thin), of: thin, sigma: [3, 1, 0, 0], exam)
}

private let delicateSpectra:
  [(name: String, a: Matrix<Double>, sigma: Vector<Double>, tolerance: Double)] = [
    // The first column hardly matters for σ₁, which is 1 to sixteen digits; and σ₁σ₂ = |det A|.
    (
      "columns of very different lengths", [[0.8e-14, 0.6], [0.6e-14, 0.8]], [1, 0.28e-14], 1e-9
    ),
    // σ = √(n + μ²) once and μ for the rest.
    (
      "Läuchli's matrix", [[1, 1, 1], [1e-9, 0, 0], [0, 1e-9, 0], [0, 0, 1e-9]],
      [Double(3).squareRoot(), 1e-9, 1e-9], 1e-5
    ),
  ]

private let knownSpectra: [(name: String, a: Matrix<Double>, sigma: Vector<Double>)] = [
  ("two by two", [[3, 0], [4, 5]], roots(45, 5)),
  ("columns in the wrong order", [[1, 0], [0, 5], [0, 0]], [5, 1]),
  ("a dependent column", [[1, 2], [2, 4], [2, 4]], roots(45, 0)),
  ("a wide matrix", [[5, 1, 2], [1, 4, 3]], roots(28 + root229, 28 - root229)),
  ("a matrix of zeros", .zero(rows: 3, columns: 2), [0, 0]),
  ("one entry, negative", [[-2]], [2]),
  ("no columns", .zero(rows: 3, columns: 0), []),
  ("no rows", .zero(rows: 0, columns: 3), []),
]

/// The eigenvalues of AAᵀ for the wide matrix solve λ² − 56λ + 555 = 0.
private let root229 = Double(229).squareRoot()

private func roots(_ squares: Double...) -> Vector<Double> {
  Vector(squares.map { $0.squareRoot() })
}

/// What makes a decomposition: shapes, order, orthonormal columns where σ > 0, and the product.
private func check(
  _ got: (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>), of a: Matrix<Double>,
  sigma: Vector<Double>, rank: Int? = nil, _ exam: Exam
) throws {
  try exam.expect(got.sigma.count, equals: sigma.count, as: "the number of singular values")
  try exam.expect(got.u, hasShape: (a.rows, sigma.count), as: "U")
  try exam.expect(got.v, hasShape: (a.columns, sigma.count), as: "V")
  let isSorted = zip(got.sigma, got.sigma.dropFirst()).allSatisfy { $0 >= $1 }
  try exam.expect(
    isSorted, as: "the order of the singular values", expected: "the largest first",
    got: got.sigma.exhibit)
  let scale = sigma.first ?? 0
  try exam.expect(
    (got.sigma - sigma).norm <= 1e-10 * scale || got.sigma == sigma, as: "the singular values",
    expected: sigma.exhibit, got: got.sigma.exhibit)
  try exam.expect(
    Matrix(SVD(u: got.u, singularValues: got.sigma, v: got.v)), closeTo: a, as: "U Σ Vᵀ")
  let rank = rank ?? sigma.count { $0 > 1e-12 * scale }
  try exam.expect(orthonormalColumnsOf: got.u[columns: 0..<rank], as: "U (where σ > 0)")
  try exam.expect(orthonormalColumnsOf: got.v[columns: 0..<rank], as: "V (where σ > 0)")
}

/// Jacobi's method on the columns as they are, with a fixed number of sweeps.
private func rotated(
  _ a: Matrix<Double>, sweeps: Int, negligible: Double = 0
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  if a.isEmpty { return try Solutions02.jacobiDecomposition(a) }
  var (w, v) = (a, Matrix<Double>.identity(a.columns))
  for _ in 0..<sweeps {
    for q in 0..<a.columns {
      for p in 0..<q {
        let gram = w[columns: [p, q]].gram()
        if gram[0, 1].magnitude <= negligible { continue }
        let zeta = (gram[1, 1] - gram[0, 0]) / (2 * gram[0, 1])
        let t = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        let turn: Matrix<Double> = [[c, c * t], [-c * t, c]]
        w = replacing(p, q, in: w, by: w[columns: [p, q]] * turn)
        v = replacing(p, q, in: v, by: v[columns: [p, q]] * turn)
      }
    }
  }
  let lengths = (0..<a.columns).map { w[column: $0].norm }
  let order = lengths.indices.sorted { lengths[$0] > lengths[$1] }
  let inverse = Vector(order.map { lengths[$0] > 0 ? 1 / lengths[$0] : 0 })
  return (
    w[columns: order].scaled(columnsBy: inverse), Vector(order.map { lengths[$0] }),
    v[columns: order]
  )
}

private func replacing(
  _ p: Int, _ q: Int, in a: Matrix<Double>, by pair: Matrix<Double>
) -> Matrix<Double> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in
    j == p ? pair[i, 0] : j == q ? pair[i, 1] : a[i, j]
  }
}
