import Grading
import LinearAlgebra

/// What people really get wrong about the triangle of two blocks.
func triangleMistakes() -> [Mistake<TriangleAnswer>] { wrongMessages() + wrongTriangles() }

/// The triangle of a block, with as many rows as columns.
private func square(
  _ block: Matrix<Double>, positive: Bool = true
) throws -> Matrix<Double> {
  let r = try QR(block).r
  return Matrix(rows: r.columns, columns: r.columns) { i, j in
    i < r.rows ? (positive && r[i, i] < 0 ? -r[i, j] : r[i, j]) : 0
  }
}

private func packed(_ r: Matrix<Double>) -> Vector<Double> {
  Vector((0..<r.rows).flatMap { i in (i..<r.columns).map { r[i, $0] } })
}

private func finished(
  _ top: Matrix<Double>, _ bottom: Matrix<Double>
) throws -> Matrix<Double> {
  try square(square(top).appending(rowsOf: square(bottom)))
}

private func wrongMessages() -> [Mistake<TriangleAnswer>] {
  [
    Mistake("sends the whole square", caughtAt: "two columns") { top, bottom in
      let own = try square(bottom)
      let all = Vector((0..<own.rows).flatMap { i in (0..<own.columns).map { own[i, $0] } })
      return (all, try finished(top, bottom))
    },
    Mistake("sends the block itself", caughtAt: "a negative number") { top, bottom in
      (Vector(bottom.elements), try square(top.appending(rowsOf: bottom)))
    },
    Mistake("packs the columns", caughtAt: "tall blocks") { top, bottom in
      let own = try square(bottom)
      let columns = (0..<own.columns).flatMap { j in (0...j).map { own[$0, j] } }
      return (Vector(columns), try finished(top, bottom))
    },
    Mistake("sends rows that are there only", caughtAt: "a lower block with two rows") {
      top, bottom in
      let r = try QR(bottom).r
      let signed = Matrix(rows: r.rows, columns: r.columns) { i, j in
        r[i, i] < 0 ? -r[i, j] : r[i, j]
      }
      return (packed(signed), try finished(top, bottom))
    },
    Mistake("sends the triangle of the upper block", caughtAt: "one column") { top, bottom in
      (packed(try square(top)), try finished(top, bottom))
    },
    Mistake("leaves out the diagonal", caughtAt: "one column") { top, bottom in
      let own = try square(bottom)
      let above = (0..<own.rows).flatMap { i in (i + 1..<own.columns + 1).map { j in (i, j) } }
        .filter { $0.1 < own.columns }
      return (Vector(above.map { own[$0.0, $0.1] }), try finished(top, bottom))
    },
    Mistake("sends in single precision", caughtAt: "two columns") { top, bottom in
      (packed(Matrix<Double>(Matrix<Float>(try square(bottom)))), try finished(top, bottom))
    },
  ]
}

private func wrongTriangles() -> [Mistake<TriangleAnswer>] {
  func gram(_ top: Matrix<Double>, _ bottom: Matrix<Double>) throws -> Matrix<Double> {
    let sum = top.gram() + bottom.gram()
    let eigen = try SymmetricEigen(sum)
    let roots = Vector(eigen.eigenvalues.map { max(0, $0).squareRoot() })
    return try square(eigen.eigenvectors.scaled(columnsBy: roots).transposed())
  }
  return [
    Mistake("adds the triangles", caughtAt: "one column") { top, bottom in
      let own = try square(bottom)
      return (packed(own), try square(top) + own)
    },
    Mistake("leaves the signs to chance", caughtAt: "one column") { top, bottom in
      let own = try square(bottom)
      return (
        packed(own), try square(square(top).appending(rowsOf: own), positive: false)
      )
    },
    Mistake("turns the diagonal alone", caughtAt: "two columns") { top, bottom in
      let own = try square(bottom)
      var r = try square(square(top).appending(rowsOf: own), positive: false)
      for i in 0..<r.rows { r[i, i] = r[i, i].magnitude }
      return (packed(own), r)
    },
    Mistake("adds Gram matrices", caughtAt: "tall blocks times 2^-600") { top, bottom in
      (packed(try square(bottom)), try gram(top, bottom))
    },
    Mistake(
      "adds Gram matrices in a unit that suits them",
      caughtAt: "Läuchli's matrix, μ = 1e-07, cut below the first row"
    ) { top, bottom in
      let largest = max(top.maxNorm, bottom.maxNorm)
      let unit = largest > 0 ? largest : 1
      return (packed(try square(bottom)), try gram(top / unit, bottom / unit) * unit)
    },
    Mistake("forgets the upper block", caughtAt: "one column") { _, bottom in
      let own = try square(bottom)
      return (packed(own), own)
    },
    Mistake("gives R without its rows of zeros", caughtAt: "fewer rows than columns together") {
      top, bottom in
      let r = try QR(top.appending(rowsOf: bottom)).r
      let signed = Matrix(rows: r.rows, columns: r.columns) { i, j in
        r[i, i] < 0 ? -r[i, j] : r[i, j]
      }
      return (packed(try square(bottom)), signed)
    },
    Mistake("pivots", caughtAt: "tall blocks") { top, bottom in
      let r = try ColumnPivotedQR(top.appending(rowsOf: bottom)).r
      let signed = Matrix(rows: r.columns, columns: r.columns) { i, j in
        i < r.rows ? (r[i, i] < 0 ? -r[i, j] : r[i, j]) : 0
      }
      return (packed(try square(bottom)), signed)
    },
    Mistake("adds squares entry by entry", caughtAt: "two columns") { top, bottom in
      let (upper, lower) = (try square(top), try square(bottom))
      return (
        packed(lower),
        Matrix(rows: upper.rows, columns: upper.columns) { i, j in
          (upper[i, j] * upper[i, j] + lower[i, j] * lower[i, j]).squareRoot()
        }
      )
    },
  ]
}
