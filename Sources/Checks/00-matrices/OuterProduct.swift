import Attempts
import Grading
import LinearAlgebra
import Solutions00

let outerProduct: Exercise = Exercise(
  "OuterProduct",
  learner: { call in { x, y in try call(x, y) } },
  reference: Solutions00.outerProduct,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, x, y) in cases() {
    exam.begin(name, given: ["x": x, "y": y])
    let expected = Matrix(rows: x.count, columns: y.count) { i, j in x[i] * y[j] }
    // One product, rounded once.
    try exam.expect(try answer(x, y), eachCloseTo: expected, within: 1e-15, as: "x yᵀ")
  }
}

private typealias Answer = (Vector<Double>, Vector<Double>) throws -> Matrix<Double>

private func cases() -> [(name: String, x: Vector<Double>, y: Vector<Double>)] {
  let (x, y): (Vector<Double>, Vector<Double>) = ([1, -2, 0.3], [0.1, 7])
  return [
    ("three entries by two", [1, 2, 3], [10, 20]),
    ("one entry by four", [2], [1, -1, 0, 0.5]),
    ("two entries by two", [1, 2], [3, 5]),
    ("fractions", [1.0 / 3, -0.1], [0.7, 1e-3, 2]),
    ("entries of very different size", [1, 0x1p-100], [0x1p-100, 1]),
    ("an empty second vector", [1, 2], []),
    ("an empty first vector", [], [1, 2]),
    ("two empty vectors", [], []),
  ] + Unit.extremes.map { ("both \($0.name)", $0(x), $0(y)) }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("exchanges rows and columns", caughtAt: "three entries by two") { x, y in
      Matrix(rows: y.count, columns: x.count) { i, j in y[i] * x[j] }
    },
    Mistake("multiplies matching entries only", caughtAt: "three entries by two") { x, y in
      Matrix(diagonal: Vector(zip(x, y).map(*)))
    },
    Mistake("adds instead of multiplying", caughtAt: "three entries by two") { x, y in
      Matrix(rows: x.count, columns: y.count) { i, j in x[i] + y[j] }
    },
    Mistake("fills the columns row by row", caughtAt: "three entries by two") { x, y in
      let products = x.flatMap { factor in y.map { factor * $0 } }
      return Matrix(rows: x.count, columns: y.count, columnMajor: products)
    },
    Mistake("leaves out the last row", caughtAt: "three entries by two") { x, y in
      var product = Matrix<Double>.zero(rows: x.count, columns: y.count)
      for i in x.indices.dropLast() {
        for j in y.indices { product[i, j] = x[i] * y[j] }
      }
      return product
    },
    Mistake("loses the signs", caughtAt: "one entry by four") { x, y in
      Matrix(rows: x.count, columns: y.count) { i, j in (x[i] * y[j]).magnitude }
    },
    Mistake("divides by the lengths", caughtAt: "three entries by two") { x, y in
      let lengths = x.norm * y.norm
      return Matrix(rows: x.count, columns: y.count) { i, j in x[i] * y[j] / lengths }
    },
    Mistake("computes in single precision", caughtAt: "fractions") { x, y in
      Matrix(rows: x.count, columns: y.count) { i, j in Double(Float(x[i]) * Float(y[j])) }
    },
    Mistake("takes small products for zero", caughtAt: "entries of very different size") { x, y in
      x.outer(y).map { $0.magnitude < 1e-12 ? 0 : $0 }
    },
    Mistake("has no shape where nothing is", caughtAt: "an empty second vector") { x, y in
      if x.isEmpty || y.isEmpty { return .zero(rows: 0, columns: 0) }
      return x.outer(y)
    },
    Mistake("takes the width from the first row", caughtAt: "an empty first vector") { x, y in
      Matrix(rows: x.map { factor in y.map { factor * $0 } })
    },
  ]
}
