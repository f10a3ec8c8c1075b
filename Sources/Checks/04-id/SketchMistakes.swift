import Grading
import LinearAlgebra

/// What people really get wrong about columns chosen by a sketch.
func sketchMistakes() -> [Mistake<SketchAnswer>] {
  wrongSketches() + wrongChoices() + wrongCoefficients()
}

/// The method of the reference, with one thing done otherwise.
private struct Sketching {
  var isNeeded: (_ a: Matrix<Double>, _ k: Int, _ p: Int) -> Bool = { $1 + $2 < $0.rows }
  var rows: (_ k: Int, _ p: Int) -> Int = { $0 + $1 }
  var draw: (_ rows: Int, _ columns: Int, inout SplitMix64) -> Matrix<Double> = {
    .gaussian(rows: $0, columns: $1, using: &$2)
  }
  var choose: (_ sketch: Matrix<Double>, _ k: Int) throws -> [Int] = {
    Array(try ColumnPivotedQR($0).pivots.prefix($1))
  }
  var solve:
    (_ a: Matrix<Double>, _ sketch: Matrix<Double>, _ columns: [Int]) throws
      -> Matrix<Double> = { a, _, columns in try a[columns: columns].leastSquares(a) }

  func answer() -> SketchAnswer {
    { a, k, p, random in
      let sketch = isNeeded(a, k, p) ? draw(rows(k, p), a.rows, &random) * a : a
      let columns = try choose(sketch, k)
      return (columns, try solve(a, sketch, columns))
    }
  }
}

private func wrongSketches() -> [Mistake<SketchAnswer>] {
  [
    Mistake("takes rows of A for a sketch", caughtAt: "few rows that are not zero") {
      a, k, p, random in
      _ = random.next()
      return try Sketching(draw: { rows, columns, _ in
        Matrix(diagonal: Vector(repeating: 1, count: rows), rows: rows, columns: columns)
      }).answer()(a, k, p, &random)
    },
    Mistake("multiplies from the right", caughtAt: "rank 1") { a, k, p, random in
      let omega = Matrix<Double>.gaussian(rows: a.columns, columns: k + p, using: &random)
      let columns = Array(try ColumnPivotedQR(a * omega).pivots.prefix(k))
      return (columns, try a[columns: columns].leastSquares(a))
    },
    Mistake(
      "makes no sketch", caughtAt: "rank 1", Sketching(isNeeded: { _, _, _ in false }).answer()),
    Mistake(
      "makes a sketch where none is needed", caughtAt: "as many rows in the sketch as in A",
      Sketching(isNeeded: { _, _, _ in true }).answer()),
    Mistake(
      "compares k + p with the columns", caughtAt: "as many rows in the sketch as in A",
      Sketching(isNeeded: { $1 + $2 < $0.columns }).answer()),
    Mistake(
      "makes a sketch as large as A", caughtAt: "as many rows in the sketch as in A",
      Sketching(isNeeded: { $1 + $2 <= $0.rows }).answer()),
    Mistake(
      "forgets the p extra rows", caughtAt: "k + p rows", Sketching(rows: { k, _ in k }).answer()),
    Mistake(
      "draws p rows", caughtAt: "k + p rows", Sketching(rows: { max($0, $1) }).answer()),
    Mistake("draws from a generator of its own", caughtAt: "rank 1") { a, k, p, random in
      var own = SplitMix64(seed: 0)
      return try Sketching().answer()(a, k, p, &own)
    },
    Mistake(
      "draws signs", caughtAt: "normal numbers",
      Sketching(draw: { rows, columns, random in
        Matrix(rows: rows, columns: columns) { _, _ in random.next() & 1 == 0 ? 1 : -1 }
      }).answer()),
    Mistake(
      "draws evenly from −1 to 1", caughtAt: "normal numbers, the largest of many",
      Sketching(draw: { .random(rows: $0, columns: $1, in: -1...1, using: &$2) }).answer()),
  ]
}

private func wrongChoices() -> [Mistake<SketchAnswer>] {
  [
    Mistake(
      "takes the longest columns of the sketch", caughtAt: "more rows in the sketch than in A",
      Sketching(
        choose: { sketch, k in
          let lengths = columnLengths(sketch)
          return Array(lengths.indices.sorted { lengths[$0] > lengths[$1] }.prefix(k))
        }, solve: { a, _, columns in try bestCoefficients(a, columns) }
      ).answer()),
    Mistake(
      "takes the pivots of LU", caughtAt: "more rows in the sketch than in A",
      Sketching(choose: { Array(try LU($0.transposed()).permutation.prefix($1)) }).answer()),
    Mistake("draws columns by chance", caughtAt: "more rows in the sketch than in A") {
      a, k, p, random in
      var left = Array(0..<a.columns)
      let columns = (0..<k).map { _ in
        left.remove(at: Int(random.uniform() * Double(left.count)))
      }
      return (columns, try bestCoefficients(a, columns))
    },
    Mistake("returns all k + p columns", caughtAt: "no columns") {
      a, k, p, random in
      let sketch = Matrix<Double>.gaussian(rows: k + p, columns: a.rows, using: &random) * a
      let columns = Array(try ColumnPivotedQR(sketch).pivots.prefix(k + p))
      return (columns, try a[columns: columns].leastSquares(a))
    },
  ]
}

private func wrongCoefficients() -> [Mistake<SketchAnswer>] {
  [
    Mistake(
      "keeps the coefficients of the sketch", caughtAt: "fewer rows in the sketch than in A",
      Sketching(solve: { _, sketch, columns in try bestCoefficients(sketch, columns) }).answer()),
    Mistake(
      "leaves Z in the order of the pivots", caughtAt: "rank 1",
      Sketching(solve: { a, sketch, columns in
        try bestCoefficients(a, columns)[columns: ColumnPivotedQR(sketch).pivots]
      }).answer()),
    Mistake(
      "solves with CᵀC", caughtAt: "three nearly parallel columns",
      Sketching(solve: { a, _, columns in
        let c = a[columns: columns]
        return try c.gram().solve(c.transpose * a)
      }).answer()),
  ]
}
