import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Matrix<Double>, Matrix<Double>) throws -> Matrix<Double>

let khatriRao: Exercise = Exercise(
  "KhatriRao",
  learner: { call in { a, b in try call(a, b) } },
  reference: Solutions08.khatriRao as Answer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("exchanges the factors", caughtAt: "the statement's matrices") { a, b in
      try Solutions08.khatriRao(b, a)
    },
    Mistake("takes all pairs of columns", caughtAt: "the statement's matrices") { a, b in
      Matrix<Double>(rows: a.rows * b.rows, columns: a.columns * b.columns) { i, j in
        a[i / b.rows, j / b.columns] * b[i % b.rows, j % b.columns]
      }
    },
    Mistake("pairs rows instead of columns", caughtAt: "the statement's matrices") { a, b in
      let k = min(a.rows, b.rows)
      return Matrix<Double>(rows: k, columns: a.columns * b.columns) { i, j in
        a[i, j / b.columns] * b[i, j % b.columns]
      }
    },
    Mistake("multiplies entry by entry", caughtAt: "the statement's matrices") { a, b in
      Matrix<Double>(rows: min(a.rows, b.rows), columns: a.columns) { i, j in a[i, j] * b[i, j] }
    },
    Mistake("takes both matrices for equally tall", caughtAt: "different numbers of rows") { a, b in
      Matrix<Double>(rows: a.rows * b.rows, columns: a.columns) { i, r in
        a[min(a.rows - 1, i / a.rows), r] * b[min(b.rows - 1, i % a.rows), r]
      }
    },
    Mistake("gives up on a matrix without rows", caughtAt: "no rows") { a, b in
      a.rows * b.rows == 0 ? a : try Solutions08.khatriRao(a, b)
    },
  ]
) { answer, exam in
  var generator = SplitMix64(seed: 83)
  func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    .gaussian(rows: rows, columns: columns, using: &generator)
  }
  let cases: [(name: String, a: Matrix<Double>, b: Matrix<Double>)] = [
    ("the statement's matrices", [[1, 2], [3, 4]], [[5, 6], [7, 8]]),
    ("different numbers of rows", random(2, 3), random(4, 3)),
    ("one column", random(5, 1), random(2, 1)),
    ("no rows", random(3, 2), random(0, 2)),
  ]
  for (name, a, b) in cases {
    exam.begin(name, given: ["A": a, "B": b])
    let got = try answer(a, b)
    try exam.expect(got, hasShape: (a.rows * b.rows, a.columns), as: "A ⊙ B")
    for r in 0..<a.columns {
      // A column folded to a matrix is the outer product b aᵀ.
      let folded = Matrix<Double>(
        rows: b.rows, columns: a.rows, columnMajor: got[column: r].elements)
      try exam.expect(
        folded, closeTo: b[column: r].outer(a[column: r]),
        as: "column \(r), folded to \(b.rows) rows")
    }
  }
}
