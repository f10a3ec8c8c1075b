import Grading
import LinearAlgebra

/// What people really get wrong.
func singularMistakes() -> [Mistake<SingularAnswer>] {
  /// Factors filled up with zeros to the rank.
  func padded(_ factors: Factors, _ rank: Int) -> Factors {
    let more = rank - factors.left.columns
    if more <= 0 { return factors }
    return (
      factors.left.appending(columnsOf: .zero(rows: factors.left.rows, columns: more)),
      factors.right.appending(rowsOf: .zero(rows: more, columns: factors.right.columns))
    )
  }
  /// The factors for a root and what takes it back, which multiplies from the right.
  func whitened(
    _ w: Matrix<Double>, _ rank: Int, root: Matrix<Double>, back: Matrix<Double>
  ) throws -> Factors {
    let (factors, sigma) = try cut(w * root, rank)
    return padded((factors.left.scaled(columnsBy: sigma), factors.right * back), rank)
  }
  /// With eigenvalues up to a limit left out.
  func limited(_ limit: @escaping (SymmetricEigen<Double>, Double) -> Double) -> SingularAnswer {
    { w, gram, rank, tolerance in
      let eigen = try SymmetricEigen(gram)
      let floor = limit(eigen, tolerance)
      let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > floor }
      let roots = Vector(live.map { eigen.eigenvalues[$0].squareRoot() })
      let q = eigen.eigenvectors[columns: live]
      return try whitened(
        w, rank, root: q.scaled(columnsBy: roots),
        back: q.scaled(columnsBy: Vector(roots.map { 1 / $0 })).transposed())
    }
  }
  /// With all eigenvalues changed by a rule.
  func changed(_ rule: @escaping (Double, _ largest: Double) -> Double) -> SingularAnswer {
    { w, gram, rank, _ in
      let eigen = try SymmetricEigen(gram)
      let largest = eigen.eigenvalues.last ?? 0
      let roots = Vector(eigen.eigenvalues.map { rule($0, largest).squareRoot() })
      let q = eigen.eigenvectors
      return try whitened(
        w, rank, root: q.scaled(columnsBy: roots),
        back: q.scaled(columnsBy: Vector(roots.map { 1 / $0 })).transposed())
    }
  }
  return [
    Mistake("takes Cholesky", caughtAt: "the statement's example") { w, gram, rank, _ in
      let s = try Cholesky(gram).l
      return try whitened(w, rank, root: s, back: s.inverse())
    },
    Mistake("adds 1e-6 to the diagonal", caughtAt: "the statement's example") {
      w, gram, rank, _ in
      let s = try Cholesky(gram + 1e-6 * Matrix.identity(gram.rows)).l
      return try whitened(w, rank, root: s, back: s.inverse())
    },
    Mistake(
      "divides by eigenvalues of zero", caughtAt: "the statement's example",
      changed { value, _ in max(0, value) }),
    Mistake(
      "lifts small eigenvalues to the limit", caughtAt: "the statement's example",
      changed { max($0, 1e-10 * $1) }),
    Mistake("truncates the weight as it is", caughtAt: "the statement's example") { w, _, rank, _ in
      let (factors, sigma) = try cut(w, rank)
      return (factors.left.scaled(columnsBy: sigma), factors.right)
    },
    Mistake("removes dead inputs only", caughtAt: "the statement's example") { w, gram, rank, _ in
      let live = (0..<gram.rows).filter { gram[$0, $0] > 0 }
      let s = try Cholesky(gram[rows: live][columns: live]).l
      var back = Matrix<Double>.zero(rows: live.count, columns: gram.rows)
      let inverse = try s.inverse()
      for (k, j) in live.enumerated() { back[column: j] = inverse[column: k] }
      return try whitened(w[columns: live], rank, root: s, back: back)
    },
    Mistake(
      "keeps the weight where there are no inputs", caughtAt: "the statement's example"
    ) { w, gram, rank, tolerance in
      // As good for the outputs, and not the shortest.
      let eigen = try SymmetricEigen(gram)
      let floor = tolerance * (eigen.eigenvalues.last ?? 0)
      let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > floor }
      let roots = Vector(live.map { eigen.eigenvalues[$0].squareRoot() })
      let q = eigen.eigenvectors[columns: live]
      let u = try SVD(w * q.scaled(columnsBy: roots)).u
      let kept = u[columns: 0..<min(rank, u.columns)]
      return padded((kept, kept.transpose * w), rank)
    },
    Mistake("forgets to take the whitening back", caughtAt: "a dead input") {
      w, gram, rank, tolerance in
      let eigen = try SymmetricEigen(gram)
      let floor = tolerance * (eigen.eigenvalues.last ?? 0)
      let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > floor }
      let roots = Vector(live.map { eigen.eigenvalues[$0].squareRoot() })
      let q = eigen.eigenvectors[columns: live]
      if live.count < 2 {
        return try whitened(
          w, rank, root: q.scaled(columnsBy: roots),
          back: q.scaled(columnsBy: Vector(roots.map { 1 / $0 })).transposed())
      }
      return try whitened(w, rank, root: q.scaled(columnsBy: roots), back: q.transposed())
    },
    Mistake("takes eigenvalues for their roots", caughtAt: "inputs that are all alive") {
      w, gram, rank, tolerance in
      let eigen = try SymmetricEigen(gram)
      let floor = tolerance * (eigen.eigenvalues.last ?? 0)
      let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > floor }
      let values = Vector(live.map { eigen.eigenvalues[$0] })
      let q = eigen.eigenvectors[columns: live]
      return try whitened(
        w, rank, root: q.scaled(columnsBy: values),
        back: q.scaled(columnsBy: Vector(values.map { 1 / $0 })).transposed())
    },
    Mistake(
      "takes the tolerance as it is", caughtAt: "G times 2^-200",
      limited { _, tolerance in tolerance }),
    Mistake(
      "has a tolerance of its own",
      caughtAt: "an eigenvalue just below the limit, on the axes, as it is",
      limited { eigen, _ in 1e-10 * (eigen.eigenvalues.last ?? 0) }),
    Mistake(
      "compares roots with the tolerance", caughtAt: "one direction, rank 2",
      limited { eigen, tolerance in tolerance * tolerance * (eigen.eigenvalues.last ?? 0) }),
    Mistake(
      "measures beside the trace",
      caughtAt: "an eigenvalue just above the limit, on the axes, as it is",
      limited { eigen, tolerance in tolerance * eigen.eigenvalues.reduce(0, +) }),
    Mistake(
      "takes the magnitude of an eigenvalue",
      caughtAt: "an eigenvalue far below zero, on the axes"
    ) { w, gram, rank, tolerance in
      let eigen = try SymmetricEigen(gram)
      let sizes = eigen.eigenvalues.map(\.magnitude)
      let live = sizes.indices.filter { sizes[$0] > tolerance * (sizes.max() ?? 0) }
      let roots = Vector(live.map { sizes[$0].squareRoot() })
      let q = eigen.eigenvectors[columns: live]
      return try whitened(
        w, rank, root: q.scaled(columnsBy: roots),
        back: q.scaled(columnsBy: Vector(roots.map { 1 / $0 })).transposed())
    },
    Mistake("gives as many columns as there are inputs alive", caughtAt: "no input at all") {
      w, gram, rank, tolerance in
      let eigen = try SymmetricEigen(gram)
      let floor = tolerance * (eigen.eigenvalues.last ?? 0)
      let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > floor }
      let roots = Vector(live.map { eigen.eigenvalues[$0].squareRoot() })
      let q = eigen.eigenvectors[columns: live]
      let (factors, sigma) = try cut(w * q.scaled(columnsBy: roots), rank)
      let back = q.scaled(columnsBy: Vector(roots.map { 1 / $0 })).transposed()
      return (factors.left.scaled(columnsBy: sigma), factors.right * back)
    },
  ]
}
