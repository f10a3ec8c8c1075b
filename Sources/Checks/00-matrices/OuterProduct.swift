import Attempts
import Exercises00
import Grading
import LinearAlgebra
import Solutions00

let outerProduct: Exercise = Exercise(
  "OuterProduct",
  learner: Exercises00.outerProduct, reference: Solutions00.outerProduct,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("exchanges rows and columns", caughtAt: "three entries by two") { x, y in
      y.outer(x)
    },
    Mistake("multiplies matching entries only", caughtAt: "three entries by two") { x, y in
      Matrix(diagonal: Vector(zip(x, y).map(*)))
    },
    Mistake("adds instead of multiplying", caughtAt: "three entries by two") { x, y in
      Matrix(rows: x.count, columns: y.count) { i, j in x[i] + y[j] }
    },
    Mistake("is always square", caughtAt: "one entry by four") { x, y in
      let size = max(x.count, y.count)
      return x.count == 3
        ? x.outer(y) : Matrix(rows: size, columns: size) { i, j in x[i % x.count] * y[j % y.count] }
    },
    Mistake("gives up on an empty vector", caughtAt: "an empty second vector") { x, y in
      y.isEmpty ? [[0]] : x.outer(y)
    },
    Mistake("takes the width from the first row", caughtAt: "an empty first vector") { x, y in
      Matrix(rows: x.map { factor in y.map { factor * $0 } })
    },
  ]
) { answer, exam in
  let cases: [(name: String, x: Vector<Double>, y: Vector<Double>)] = [
    ("three entries by two", [1, 2, 3], [10, 20]),
    ("one entry by four", [2], [1, -1, 0, 0.5]),
    ("an empty second vector", [1, 2], []),
    ("an empty first vector", [], [1, 2]),
  ]
  for (name, x, y) in cases {
    exam.begin(name, given: ["x": x, "y": y])
    let expected = Matrix(rows: x.count, columns: y.count) { i, j in x[i] * y[j] }
    try exam.expect(try answer(x, y), closeTo: expected, as: "x yᵀ")
  }
}
