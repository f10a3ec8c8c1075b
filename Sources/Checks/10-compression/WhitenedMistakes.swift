import Grading
import LinearAlgebra

/// What people really get wrong.
func whitenedMistakes() -> [Mistake<WhitenedAnswer>] {
  /// `U_r Σ_r` and `V_rᵀ` of a matrix.
  func factors(_ a: Matrix<Double>, _ rank: Int) throws -> Factors {
    let (factors, sigma) = try cut(a, rank)
    return (factors.left.scaled(columnsBy: sigma), factors.right)
  }
  /// The triangle S with `SSᵀ = XXᵀ`.
  func triangle(_ x: Matrix<Double>) throws -> Matrix<Double> {
    try QR(x.transposed()).r.transposed()
  }
  return [
    Mistake("truncates the weight as it is", caughtAt: "the statement's example") { w, _, rank in
      try factors(w, rank)
    },
    Mistake("forgets to take the whitening back", caughtAt: "the statement's example") {
      w, x, rank in try factors(w * triangle(x), rank)
    },
    Mistake("multiplies by S where it should divide", caughtAt: "the statement's example") {
      w, x, rank in
      let s = try triangle(x)
      let (left, right) = try factors(w * s, rank)
      return (left, right * s)
    },
    Mistake("solves with S for its transpose", caughtAt: "inputs that lean") { w, x, rank in
      let s = try triangle(x)
      let (left, right) = try factors(w * s, rank)
      return (left, try s.solve(right.transposed()).transposed())
    },
    Mistake("whitens with the triangle for its transpose", caughtAt: "inputs that lean") {
      w, x, rank in
      let s = try triangle(x).transposed()
      let (left, right) = try factors(w * s, rank)
      return (left, try s.transposed().solve(right.transposed()).transposed())
    },
    Mistake("scales each input by its mean size", caughtAt: "inputs that lean") { w, x, rank in
      let sizes = Vector(
        (0..<x.rows).map { x[row: $0].reduce(0) { $0 + abs($1) } / Double(x.columns) })
      let (left, right) = try factors(w.scaled(columnsBy: sizes), rank)
      return (left, right.scaled(columnsBy: Vector(sizes.map { 1 / $0 })))
    },
    Mistake("scales each input by its length", caughtAt: "inputs that lean") { w, x, rank in
      let sizes = Vector((0..<x.rows).map { x[row: $0].norm })
      let (left, right) = try factors(w.scaled(columnsBy: sizes), rank)
      return (left, right.scaled(columnsBy: Vector(sizes.map { 1 / $0 })))
    },
    Mistake("whitens with XXᵀ itself", caughtAt: "inputs that lean") { w, x, rank in
      let g = x.rowGram()
      let (left, right) = try factors(w * g, rank)
      return (left, try g.solve(right.transposed()).transposed())
    },
    Mistake("subtracts the mean of the inputs", caughtAt: "the statement's example") { w, x, rank in
      let mean = x * Vector(repeating: 1 / Double(x.columns), count: x.columns)
      let g =
        (x - mean.outer(Vector(repeating: 1, count: x.columns))).rowGram()
        + 1e-9 * x.rowGram()
      let s = try Cholesky(g).l
      let (left, right) = try factors(w * s, rank)
      return (left, try s.transposed().solve(right.transposed()).transposed())
    },
    Mistake("adds 1e-6 to the diagonal", caughtAt: "X times 2^-200") { w, x, rank in
      let s = try Cholesky(x.rowGram() + 1e-6 * Matrix.identity(x.rows)).l
      let (left, right) = try factors(w * s, rank)
      return (left, try s.transposed().solve(right.transposed()).transposed())
    },
    Mistake(
      "squares the condition with a Gram matrix",
      caughtAt: "correlated inputs, weights that grow where inputs are short, rank 5"
    ) { w, x, rank in
      let s = try Cholesky(x.rowGram()).l
      let (left, right) = try factors(w * s, rank)
      return (left, try s.transposed().solve(right.transposed()).transposed())
    },
    Mistake("keeps one too few", caughtAt: "the statement's example") { w, x, rank in
      let s = try triangle(x)
      var (left, right) = try factors(w * s, rank)
      if rank > 0 { left[column: rank - 1] = .zero(w.rows) }
      right = try s.transposed().solve(right.transposed()).transposed()
      return (left, right)
    },
    Mistake("gives both factors all of σ", caughtAt: "the statement's example") { w, x, rank in
      let s = try triangle(x)
      let (factors, sigma) = try cut(w * s, rank)
      let right = factors.right.scaled(rowsBy: sigma)
      return (
        factors.left.scaled(columnsBy: sigma),
        try s.transposed().solve(right.transposed()).transposed()
      )
    },
  ]
}
