import LinearAlgebra

/// A random layer with an adapter of rank `r`: an `m × n` weight, and the two factors.
func layer(
  _ m: Int, _ n: Int, _ r: Int, using generator: inout SplitMix64
) -> (w: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>) {
  (
    .gaussian(rows: m, columns: n, using: &generator),
    .gaussian(rows: m, columns: r, using: &generator),
    .gaussian(rows: r, columns: n, using: &generator)
  )
}

/// `W + sBA`, entry by entry, without a product of the library.
func sum(
  _ w: Matrix<Double>, _ s: Double, _ b: Matrix<Double>, _ a: Matrix<Double>
) -> Matrix<Double> {
  Matrix(rows: w.rows, columns: w.columns) { i, j in
    (0..<a.rows).reduce(w[i, j]) { $0 + s * b[i, $1] * a[$1, j] }
  }
}
