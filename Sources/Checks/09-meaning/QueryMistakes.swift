import Grading
import LinearAlgebra

/// What people really get wrong about folding in.
func queryMistakes() -> [Mistake<QueryAnswer>] { wrongPlaces() + wrongLimits() }

/// Cosines of texts and a query, whose places come from directions and singular values.
private func compared(
  _ rank: Int, _ a: Matrix<Double>,
  text: (_ i: Int, SVD<Double>, Int) -> Vector<Double>,
  query: (SVD<Double>, Int) -> Vector<Double>
) throws -> Vector<Double> {
  if rank < 1 { throw Refusal() }
  let svd = try SVD(a)
  let count = svd.singularValues.prefix(rank).count { $0 > 1e-10 * svd.singularValues[0] }
  let folded = query(svd, count)
  return Vector(
    (0..<a.rows).map { i in cosine(text(i, svd, count), folded) })
}

private func cosine(_ x: Vector<Double>, _ y: Vector<Double>, floor: Double = 1e-12) -> Double {
  x.norm > floor && y.norm > floor ? (x / x.norm).dot(y / y.norm) : 0
}

/// Cosines between projections on the columns of v, as they should be.
private func projected(
  _ a: Matrix<Double>, _ q: Vector<Double>, _ v: Matrix<Double>
) -> Vector<Double> {
  func unit(_ x: Vector<Double>) -> Vector<Double> {
    let y = v.transpose * x
    return y.norm > 1e-10 * x.norm ? y / y.norm : .zero(y.count)
  }
  return Vector((0..<a.rows).map { unit(a[row: $0]).dot(unit(q)) })
}

private func place(_ x: Vector<Double>, _ svd: SVD<Double>, _ count: Int) -> Vector<Double> {
  svd.v[columns: 0..<count].transpose * x
}

private func wrongPlaces() -> [Mistake<QueryAnswer>] {
  /// Places multiplied by powers of the singular values.
  func powers(_ text: Double, _ query: Double) -> QueryAnswer {
    func scaled(_ x: Vector<Double>, _ svd: SVD<Double>, _ power: Double) -> Vector<Double> {
      Vector(
        x.indices.map { k in
          let sigma = svd.singularValues[k]
          return x[k] * (power == 1 ? sigma : power == -1 ? 1 / sigma : 1)
        })
    }
    return { a, q, rank in
      try compared(rank, a) { i, svd, count in
        scaled(place(a[row: i], svd, count), svd, text)
      } query: { svd, count in
        scaled(place(q, svd, count), svd, query)
      }
    }
  }
  return [
    Mistake("divides the query by Σ, and not the texts", caughtAt: "the example", powers(0, -1)),
    Mistake("compares the query with rows of U", caughtAt: "the example", powers(-1, 0)),
    Mistake("divides both by Σ", caughtAt: "the example", powers(-1, -1)),
    Mistake("multiplies the query by Σ", caughtAt: "the example", powers(0, 1)),
    Mistake("weights both by Σ once more", caughtAt: "the example", powers(1, 1)),
    Mistake("compares without folding in", caughtAt: "the example") { a, q, rank in
      if rank < 1 { throw Refusal() }
      return Vector((0..<a.rows).map { cosine(a[row: $0], q) })
    },
    Mistake("projects the texts and not the query", caughtAt: "the example") { a, q, rank in
      try compared(rank, a) { i, svd, count in
        svd.v[columns: 0..<count] * place(a[row: i], svd, count)
      } query: { _, _ in
        q
      }
    },
    Mistake("gives inner products", caughtAt: "the example") { a, q, rank in
      if rank < 1 { throw Refusal() }
      let svd = try SVD(a)
      let count = svd.singularValues.prefix(rank).count { $0 > 1e-10 * svd.singularValues[0] }
      let folded = place(q, svd, count)
      return Vector((0..<a.rows).map { place(a[row: $0], svd, count).dot(folded) })
    },
    Mistake("gives magnitudes of cosines", caughtAt: "texts along the axes, one direction") {
      a, q, rank in
      try Vector(
        compared(rank, a) { i, svd, count in
          place(a[row: i], svd, count)
        } query: { svd, count in
          place(q, svd, count)
        }.map(\.magnitude))
    },
    Mistake(
      "subtracts the mean text, as principal components do", caughtAt: "the example"
    ) { a, q, rank in
      let ones = Vector<Double>(repeating: 1, count: a.rows)
      let mean = a.transpose * ones / Double(a.rows)
      let centered = a - ones.outer(mean)
      return try compared(rank, centered) { i, svd, count in
        place(centered[row: i], svd, count)
      } query: { svd, count in
        place(q - mean, svd, count)
      }
    },
    Mistake(
      "takes the last directions", caughtAt: "texts along the axes, one direction"
    ) { a, q, rank in
      if rank < 1 { throw Refusal() }
      let svd = try SVD(a)
      let sigma = svd.singularValues
      let count = sigma.count { $0 > 1e-10 * sigma[0] }
      let v = svd.v[columns: max(0, count - rank)..<count]
      return Vector((0..<a.rows).map { cosine(v.transpose * a[row: $0], v.transpose * q) })
    },
  ]
}

private func wrongLimits() -> [Mistake<QueryAnswer>] {
  /// The right places, with another limit for singular values.
  func limited(_ limit: @escaping (Vector<Double>) -> Double) -> QueryAnswer {
    { a, q, rank in
      if rank < 1 { throw Refusal() }
      let svd = try SVD(a)
      let floor = limit(svd.singularValues)
      let count = svd.singularValues.prefix(rank).count { $0 > floor }
      return projected(a, q, svd.v[columns: 0..<count])
    }
  }
  return [
    Mistake(
      "keeps directions whose singular value is zero", caughtAt: "a rank above the rank",
      limited { _ in -1 }),
    Mistake(
      "keeps small values only if above 1e-10", caughtAt: "A times 2^-200", limited { _ in 1e-10 }),
    Mistake(
      "drops directions below a thousandth", caughtAt: "a faint text", limited { 1e-3 * $0[0] }),
    Mistake("finds directions by the Gram matrix", caughtAt: "four directions, 6 × 8, rank 9") {
      a, q, rank in
      if rank < 1 { throw Refusal() }
      let eigen = try SymmetricEigen(a.gram())
      let roots = eigen.eigenvalues.map { $0.magnitude.squareRoot() }
      let last = roots.count - 1
      let kept = roots.indices.reversed().prefix(rank).filter { roots[$0] > 1e-10 * roots[last] }
      return projected(a, q, eigen.eigenvectors[columns: kept])
    },
    Mistake("divides by a length of zero", caughtAt: "a query across all texts") {
      a, q, rank in
      if rank < 1 { throw Refusal() }
      let svd = try SVD(a)
      let count = svd.singularValues.prefix(rank).count { $0 > 1e-10 * svd.singularValues[0] }
      let folded = place(q, svd, count)
      return Vector(
        (0..<a.rows).map { i in
          let text = place(a[row: i], svd, count)
          return text.dot(folded) / (text.norm * folded.norm)
        })
    },
    Mistake("compares what rounding left of a query", caughtAt: "a query across all texts") {
      a, q, rank in
      if rank < 1 { throw Refusal() }
      let svd = try SVD(a)
      let count = svd.singularValues.prefix(rank).count { $0 > 1e-10 * svd.singularValues[0] }
      let folded = place(q, svd, count)
      return Vector((0..<a.rows).map { cosine(place(a[row: $0], svd, count), folded, floor: 0) })
    },
    Mistake("stops where the rank is above the sides", caughtAt: "a rank above both sides") {
      a, q, rank in
      if rank > min(a.rows, a.columns) { throw Refusal() }
      return try limited { 1e-10 * $0[0] }(a, q, rank)
    },
    Mistake("takes rank 0 for all directions", caughtAt: "rank 0") { a, q, rank in
      try limited { 1e-10 * $0[0] }(a, q, rank == 0 ? .max : rank)
    },
  ]
}
