import Grading
import LinearAlgebra

/// What people really get wrong about centering.
func centeringMistakes() -> [Mistake<CenteringAnswer>] { wrongMeans() + wrongProducts() }

/// The two products for a column `left` and a row `right` that are taken away.
private func products(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>,
  less left: Matrix<Double>, _ right: Matrix<Double>
) -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  (
    a.product(x) - left * (right.transpose * x),
    a.transposeProduct(y) - right * (left.transpose * y)
  )
}

private func ones(_ count: Int) -> Matrix<Double> { Matrix(rows: count, columns: 1, repeating: 1) }

/// The sums of the columns of a matrix, as a column.
private func sums(_ a: SparseMatrix<Double>) -> Matrix<Double> {
  a.transposeProduct(ones(a.rows))
}

/// The sums of the columns, divided by how many entries of each are counted.
private func means(
  _ a: SparseMatrix<Double>, counting isCounted: (Double) -> Bool
) -> Matrix<Double> {
  var counts = [Double](repeating: 0, count: a.columns)
  for entry in a.entries where isCounted(entry.value) { counts[entry.column] += 1 }
  let sum = sums(a)
  return Matrix(rows: a.columns, columns: 1) { j, _ in sum[j, 0] / max(1, counts[j]) }
}

private func wrongMeans() -> [Mistake<CenteringAnswer>] {
  let example = "the statement's matrix"
  return [
    Mistake("takes away the sum, not the mean", caughtAt: example) { a, x, y in
      products(a, x, y, less: ones(a.rows), sums(a))
    },
    Mistake("divides by the number of columns", caughtAt: "a tall matrix") { a, x, y in
      products(a, x, y, less: ones(a.rows), sums(a) / Double(a.columns))
    },
    Mistake("divides by the number of entries", caughtAt: "a tall matrix") { a, x, y in
      products(a, x, y, less: ones(a.rows), sums(a) / Double(max(1, a.nonZeroCount)))
    },
    Mistake("divides by one less than the rows", caughtAt: example) { a, x, y in
      products(a, x, y, less: ones(a.rows), sums(a) / Double(max(1, a.rows - 1)))
    },
    Mistake("takes the mean of the stored entries", caughtAt: example) { a, x, y in
      products(a, x, y, less: ones(a.rows), means(a) { _ in true })
    },
    Mistake("takes the mean of what is not zero", caughtAt: example) { a, x, y in
      products(a, x, y, less: ones(a.rows), means(a) { $0 != 0 })
    },
    Mistake("takes the mean of all entries", caughtAt: example) { a, x, y in
      let mean = a.values.reduce(0, +) / Double(a.rows * a.columns)
      let row = Matrix<Double>(rows: a.columns, columns: 1, repeating: mean)
      return products(a, x, y, less: ones(a.rows), row)
    },
    Mistake("centers the columns", caughtAt: example) { a, x, y in
      let mean = a.product(ones(a.columns)) / Double(a.columns)
      return products(a, x, y, less: mean, ones(a.columns))
    },
    Mistake("takes small means for zero", caughtAt: "a tall matrix times 2^-200") { a, x, y in
      let mean = (sums(a) / Double(a.rows)).map { $0.magnitude < 1e-12 ? 0 : $0 }
      return products(a, x, y, less: ones(a.rows), mean)
    },
  ]
}

private func wrongProducts() -> [Mistake<CenteringAnswer>] {
  let example = "the statement's matrix"
  return [
    Mistake("does not center", caughtAt: example) { a, x, y in
      (a.product(x), a.transposeProduct(y))
    },
    Mistake("centers the first product only", caughtAt: example) { a, x, y in
      let mean = sums(a) / Double(a.rows)
      return (a.product(x) - ones(a.rows) * (mean.transpose * x), a.transposeProduct(y))
    },
    Mistake("centers the second product only", caughtAt: example) { a, x, y in
      let mean = sums(a) / Double(a.rows)
      return (a.product(x), a.transposeProduct(y) - mean * (ones(a.rows).transpose * y))
    },
    Mistake("centers what is stored only", caughtAt: example) { a, x, y in
      let mean = sums(a) / Double(a.rows)
      let entries = a.entries.map {
        (row: $0.row, column: $0.column, value: $0.value - mean[$0.column, 0])
      }
      let b = SparseMatrix(rows: a.rows, columns: a.columns, entries: entries)
      return (b.product(x), b.transposeProduct(y))
    },
    Mistake("writes the centered matrix down", caughtAt: "200 rows and columns, and 2000") {
      a, x, y in
      let (dense, mean) = (Matrix(a), sums(a) / Double(a.rows))
      let centered = dense - ones(a.rows) * mean.transpose
      return (centered * x, centered.transpose * y)
    },
    Mistake("multiplies the ones with the mean first", caughtAt: "200 rows and columns, and 2000") {
      a, x, y in
      let mean = sums(a) / Double(a.rows)
      let outer = ones(a.rows) * mean.transpose
      return (a.product(x) - outer * x, a.transposeProduct(y) - outer.transpose * y)
    },
  ]
}
