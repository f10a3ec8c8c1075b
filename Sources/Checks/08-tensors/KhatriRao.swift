import Attempts
import Foundation
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Matrix<Double>, Matrix<Double>) throws -> Matrix<Double>

let khatriRao: Exercise = Exercise(
  "KhatriRao",
  learner: { call in { a, b in try call(a, b) } },
  reference: Solutions08.khatriRao as Answer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, b) in cases() {
    exam.begin(name, given: ["A": a, "B": b])
    let (got, expected) = (try answer(a, b), expected(a, b))
    try exam.expect(got, closeTo: expected, as: "A ⊙ B")
    // One product an entry, right to half an ulp in any order.
    try exam.expect(got, eachCloseTo: expected, within: .ulpOfOne, as: "A ⊙ B")
  }
}

private func cases() -> [(name: String, a: Matrix<Double>, b: Matrix<Double>)] {
  let (a, b): (Matrix<Double>, Matrix<Double>) = ([[1, 2], [3, 4]], [[5, 6], [7, 8]])
  /// Numbers without a pattern, and with all digits.
  func numbers(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns) { i, j in
      Double((3 * i + 5 * j + 2 * i * j + 1) % 11 - 5) / 3
    }
  }
  func sized(
    _ name: String, _ m: Int, _ p: Int, columns: Int
  ) -> (name: String, a: Matrix<Double>, b: Matrix<Double>) {
    (name, numbers(m, columns), numbers(p, columns).map { 2 - $0 })
  }
  return [
    ("the statement's matrices", a, b),
    ("negative entries", [[1, -2], [-3, 4]], [[-5, 6], [7, -8]]),
    sized("more rows of B", 2, 3, columns: 2), sized("more rows of A", 3, 2, columns: 2),
    sized("one column", 4, 2, columns: 1), sized("more columns than rows", 2, 3, columns: 5),
    sized("one row each", 1, 1, columns: 3), sized("one row of A", 1, 3, columns: 2),
    sized("one row of B", 3, 1, columns: 2), sized("many rows", 7, 6, columns: 4),
    ("a column of zeros", [[1, 0], [3, 0]], b), ("a row of zeros", a, [[0, 0], [7, 8]]),
    ("small entries beside large ones", [[1, 0x1p-60], [0x1p-60, 1]], b),
    sized("no rows of B", 3, 0, columns: 2), sized("no rows of A", 0, 3, columns: 2),
    sized("no rows at all", 0, 0, columns: 2), sized("no columns", 3, 2, columns: 0),
  ]
    + (Unit.extremes + Unit.beyondSquares).flatMap { unit in
      [
        ("A \(unit.name)", unit(a), b), ("B \(unit.name)", a, unit(b)),
        ("A \(unit.name), B back", unit(a), b * unit.power(-1)),
      ]
    }
    + Unit.extremes.map { ("both \($0.name)", $0(a), $0(b)) }
}

/// The definition, column by column.
private func expected(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
  var product = Matrix<Double>.zero(rows: a.rows * b.rows, columns: a.columns)
  for r in 0..<a.columns {
    for i in 0..<a.rows {
      for k in 0..<b.rows { product[i * b.rows + k, r] = a[i, r] * b[k, r] }
    }
  }
  return product
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] { wrongPairs() + wrongEdges() }

private func wrongPairs() -> [Mistake<Answer>] {
  let first = "the statement's matrices"
  return [
    Mistake("exchanges the factors", caughtAt: first) { a, b in expected(b, a) },
    Mistake("takes all pairs of columns", caughtAt: first) { a, b in
      Matrix(rows: a.rows * b.rows, columns: a.columns * b.columns) { i, j in
        a[i / b.rows, j / b.columns] * b[i % b.rows, j % b.columns]
      }
    },
    Mistake("pairs rows in place of columns", caughtAt: first) { a, b in
      Matrix(rows: min(a.rows, b.rows), columns: a.columns * b.columns) { i, j in
        a[i, j / b.columns] * b[i, j % b.columns]
      }
    },
    Mistake("multiplies entry by entry", caughtAt: first) { a, b in
      Matrix(rows: min(a.rows, b.rows), columns: a.columns) { i, j in a[i, j] * b[i, j] }
    },
    Mistake("adds", caughtAt: first) { a, b in
      Matrix(rows: a.rows * b.rows, columns: a.columns) { i, r in
        a[i / b.rows, r] + b[i % b.rows, r]
      }
    },
    Mistake("takes both for equally tall", caughtAt: "more rows of B") { a, b in
      Matrix(rows: a.rows * b.rows, columns: a.columns) { i, r in
        a[min(a.rows - 1, i / a.rows), r] * b[min(b.rows - 1, i % a.rows), r]
      }
    },
  ]
}

private func wrongEdges() -> [Mistake<Answer>] {
  [
    Mistake("gives up on an empty matrix", caughtAt: "no rows of B") { a, b in
      a.isEmpty || b.isEmpty ? .zero(rows: 0, columns: 0) : expected(a, b)
    },
    Mistake("returns B if A has no rows", caughtAt: "no rows of A") { a, b in
      a.rows == 0 ? b : expected(a, b)
    },
    Mistake("returns A if B has no rows", caughtAt: "no rows of B") { a, b in
      b.rows == 0 ? a : expected(a, b)
    },
    Mistake("drops small products", caughtAt: "small entries beside large ones") { a, b in
      expected(a, b).map { abs($0) < 1e-12 ? 0 : $0 }
    },
    Mistake("multiplies by logarithms", caughtAt: "the statement's matrices") { a, b in
      Matrix(rows: a.rows * b.rows, columns: a.columns) { i, r in
        exp(log(a[i / b.rows, r]) + log(b[i % b.rows, r]))
      }
    },
    Mistake("computes in single precision", caughtAt: "more rows of B") { a, b in
      expected(a, b).map { Double(Float($0)) }
    },
  ]
}
