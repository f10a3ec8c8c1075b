import Attempts
import Exercises00
import Grading
import LinearAlgebra
import Solutions00

let productByOuterProducts: Exercise = Exercise(
  "ProductByOuterProducts",
  learner: Exercises00.productByOuterProducts,
  reference: Solutions00.productByOuterProducts,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("multiplies entry by entry", caughtAt: "the example of the statement") { a, b in
      a.hadamard(b)
    },
    Mistake("keeps only the last layer", caughtAt: "the example of the statement") { a, b in
      guard a.columns > 0 else { return .zero(rows: a.rows, columns: b.columns) }
      return a[column: a.columns - 1].outer(b[row: a.columns - 1])
    },
    Mistake("pairs rows of A with columns of B", caughtAt: "the example of the statement") { a, b in
      a.transpose * b.transpose
    },
    Mistake("stops one layer early", caughtAt: "the example of the statement") { a, b in
      let count = max(0, a.columns - 1)
      return a[columns: 0..<count] * b[rows: 0..<count]
    },
    Mistake("assumes square matrices", caughtAt: "4 × 2 by 2 × 3") { a, b in
      let size = min(a.rows, a.columns)
      return a[rows: 0..<size] * b[rows: 0..<size]
    },
    Mistake("takes one layer for granted", caughtAt: "no layers at all") { a, b in
      a.columns == 0 ? Matrix(rows: a.rows, columns: b.columns, repeating: 1) : a * b
    },
  ]
) { answer, exam in
  var generator = SplitMix64(seed: 2)
  func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    .gaussian(rows: rows, columns: columns, using: &generator)
  }
  let cases: [(name: String, a: Matrix<Double>, b: Matrix<Double>)] = [
    ("the example of the statement", [[1, 2], [3, 4]], [[5, 6], [7, 8]]),
    ("4 × 2 by 2 × 3", random(4, 2), random(2, 3)),
    ("3 × 5 by 5 × 1", random(3, 5), random(5, 1)),
    ("no layers at all", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 2)),
  ]
  for (name, a, b) in cases {
    exam.begin(name, given: ["A": a, "B": b])
    try exam.expect(try answer(a, b), closeTo: a * b, within: 1e-12, as: "A B")
  }
}
