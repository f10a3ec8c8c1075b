import Grading
import LinearAlgebra

/// What people really get wrong about Cholesky-QR2.
func choleskyMistakes() -> [Mistake<CholeskyAnswer>] {
  wrongRounds() + wrongLimits() + wrongShapes()
}

private struct Refused: Error {}

/// The method, with the places where people go wrong left open.
private struct Variant {
  /// How many rounds there are.
  var rounds = 2
  /// Whether columns are scaled first.
  var scales = true
  /// How far from orthonormal the second sum finds them where they are refused.
  var limit = 0.5
  /// The Gram matrix of all blocks.
  var gram: ([Matrix<Double>]) -> Matrix<Double> = { parts in
    parts.dropFirst().reduce(parts[0].gram()) { $0 + $1.gram() }
  }
  /// What is added to the diagonal.
  var shift = 0.0
  /// What R is made of, the first factor and the later one.
  var r: (_ first: Matrix<Double>, _ later: Matrix<Double>) -> Matrix<Double> = { $1 * $0 }

  func callAsFunction(
    _ blocks: [Matrix<Double>]
  ) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
    let n = blocks[0].columns
    let largest = (0..<n).map { j in blocks.map { $0[columns: [j]].maxNorm }.max() ?? 0 }
    if scales && !largest.allSatisfy({ $0 > 0 && $0.isFinite }) { throw Refused() }
    let exponents = largest.map { scales ? Int($0.exponent) : 0 }
    var parts = blocks.map { $0.scaled(columnsBy: powers(exponents.map { -$0 })) }
    var factor = Matrix<Double>.identity(n)
    for round in 0..<rounds {
      let sum = gram(parts) + shift * .identity(n)
      if round == 1 && !((sum - .identity(n)).maxNorm < limit) { throw Refused() }
      let l = try Cholesky(sum).l
      parts = try parts.map { try l.solveTriangular(.lower, $0.transposed()).transposed() }
      factor = r(factor, l.transposed())
    }
    return (parts, factor.scaled(columnsBy: powers(exponents)))
  }

  private func powers(_ exponents: [Int]) -> Vector<Double> {
    Vector(exponents.map { Double(sign: .plus, exponent: $0, significand: 1) })
  }
}

private func variant(
  _ name: String, at caseName: String, _ variant: Variant
) -> Mistake<CholeskyAnswer> {
  Mistake(name, caughtAt: caseName) { try variant($0) }
}

private func wrongRounds() -> [Mistake<CholeskyAnswer>] {
  [
    variant("makes one round", at: "Läuchli's matrix, μ = 1e-2", Variant(rounds: 1)),
    variant(
      "multiplies the triangles in the wrong order", at: "Läuchli's matrix, μ = 1e-2",
      Variant(r: { $0 * $1 })),
    variant("returns the last triangle", at: "one column", Variant(r: { $1 })),
    variant(
      "returns the first triangle", at: "condition 1e4",
      Variant(r: { first, later in
        first == .identity(first.rows) ? later : first
      })),
    variant(
      "adds 1e-12 to the diagonal and stops there", at: "short blocks", Variant(shift: 1e-12)),
    variant(
      "sums the first block only", at: "one column", Variant(gram: { $0[0].gram() })),
    variant(
      "divides by the number of ranks", at: "one column",
      Variant(
        limit: .infinity,
        gram: { parts in
          parts.dropFirst().reduce(parts[0].gram()) { $0 + $1.gram() } / Double(parts.count)
        })),
    Mistake("works on each rank alone", caughtAt: "one column") { blocks in
      let alone = try blocks.map { try Variant()([$0]) }
      return (alone.flatMap(\.q), alone[0].r)
    },
  ]
}

private func wrongLimits() -> [Mistake<CholeskyAnswer>] {
  [
    variant("squares what is too large", at: "three ranks times 2^-600", Variant(scales: false)),
    variant("trusts Cholesky to fail", at: "condition 1e15", Variant(limit: .infinity)),
    variant(
      "refuses what the second round would mend", at: "Läuchli's matrix, μ = 1e-2",
      Variant(limit: 1e-12)),
    Mistake("makes a zero column one of zeros", caughtAt: "a column of zeros") { blocks in
      let n = blocks[0].columns
      let zeros = (0..<n).filter { j in blocks.allSatisfy { $0[columns: [j]].maxNorm == 0 } }
      if zeros.isEmpty { return try Variant()(blocks) }
      return (blocks, .identity(n))
    },
    Mistake("takes NaN for 0", caughtAt: "a NaN") { blocks in
      try Variant()(blocks.map { $0.map { $0.isNaN ? 0 : $0 } })
    },
    Mistake("adds the rounding unit to the diagonal", caughtAt: "equal columns") { blocks in
      var ready = Variant(limit: .infinity)
      ready.shift = 4e-16
      return try ready(blocks)
    },
  ]
}

private func wrongShapes() -> [Mistake<CholeskyAnswer>] {
  [
    Mistake("gives L for R", caughtAt: "a single rank") { blocks in
      let (q, r) = try Variant()(blocks)
      return (q, r.transposed())
    },
    Mistake("puts all rows in one block", caughtAt: "one column") { blocks in
      let whole = blocks.dropFirst().reduce(blocks[0]) { $0.appending(rowsOf: $1) }
      return try Variant()([whole])
    },
    Mistake("leaves out ranks without rows", caughtAt: "a rank without rows") { blocks in
      let filled = blocks.filter { $0.rows > 0 }
      if filled.isEmpty { throw Refused() }
      return try Variant()(filled)
    },
    Mistake("needs as many rows as columns in each block", caughtAt: "short blocks") { blocks in
      if blocks.contains(where: { $0.rows < $0.columns && $0.rows > 0 }) { throw Refused() }
      return try Variant()(blocks)
    },
    Mistake("turns the signs of Q alone", caughtAt: "a negative column") { blocks in
      let (q, r) = try Variant()(blocks)
      let flip = Vector(
        (0..<r.columns).map { j in
          (q.lazy.filter { $0.rows > 0 }.first?[0, j] ?? 0) < 0 ? -1.0 : 1
        })
      return (q.map { $0.scaled(columnsBy: flip) }, r)
    },
  ]
}
