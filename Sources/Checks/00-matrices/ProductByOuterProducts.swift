import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions00

let productByOuterProducts: Exercise = Exercise(
  "ProductByOuterProducts",
  learner: { call in { a, b in try call(a, b) } },
  reference: Solutions00.productByOuterProducts,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, b) in cases() {
    exam.begin(name, given: ["A": a, "B": b])
    let expected = Matrix(rows: a.rows, columns: b.columns) { i, j in
      (0..<a.columns).reduce(0) { $0 + a[i, $1] * b[$1, j] }
    }
    // A sum of r products is off by at most r·ε times the sum of their magnitudes; nothing here
    // cancels to less than a thousandth of that, and r ≤ 6.
    try exam.expect(try answer(a, b), eachCloseTo: expected, within: 1e-11, as: "A B")
  }
}

private typealias Answer = (Matrix<Double>, Matrix<Double>) throws -> Matrix<Double>

private func cases() -> [(name: String, a: Matrix<Double>, b: Matrix<Double>)] {
  var generator = SplitMix64(seed: 2)
  func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    .gaussian(rows: rows, columns: columns, using: &generator)
  }
  let (a, b): (Matrix<Double>, Matrix<Double>) = (
    [[1, 2], [3, 4], [5, 6]], [[7, -8], [9, 10]]
  )
  return [
    ("the example of the statement", [[1, 2], [3, 4]], [[5, 6], [7, 8]]),
    ("one layer", [[1], [2], [3]], [[4, 5]]),
    ("4 × 2 by 2 × 3", random(4, 2), random(2, 3)),
    ("3 × 5 by 5 × 1", random(3, 5), random(5, 1)),
    ("2 × 6 by 6 × 2", random(2, 6), random(6, 2)),
    ("layers of zeros among others", [[0, 2, 1], [0, 3, 1]], [[5, 6], [0, 0], [7, 8]]),
    ("layers of very different size", [[1, 0], [0, 1]], [[1, 2], [0x1p-60, 0x1p-61]]),
    ("no layers at all", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 2)),
    ("no rows", .zero(rows: 0, columns: 2), [[1, 2, 3], [4, 5, 6]]),
    ("no columns", [[1, 2]], .zero(rows: 2, columns: 0)),
  ] + Unit.extremes.map { ("both \($0.name)", $0(a), $0(b)) }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("multiplies entry by entry", caughtAt: "the example of the statement") { a, b in
      a.hadamard(b)
    },
    Mistake("keeps only the last layer", caughtAt: "the example of the statement") { a, b in
      try summed(a, b) { _, layer in layer }
    },
    Mistake("pairs rows of A with columns of B", caughtAt: "the example of the statement") { a, b in
      a.transpose * b.transpose
    },
    Mistake("exchanges the factors", caughtAt: "the example of the statement") { a, b in b * a },
    Mistake("stops one layer early", caughtAt: "the example of the statement") { a, b in
      try summed(a, b, over: 0..<max(0, a.columns - 1))
    },
    Mistake("leaves out the first layer", caughtAt: "the example of the statement") { a, b in
      try summed(a, b, over: min(1, a.columns)..<a.columns)
    },
    Mistake("counts the rows of A for layers", caughtAt: "3 × 5 by 5 × 1") { a, b in
      try summed(a, b, over: 0..<min(a.rows, a.columns))
    },
    Mistake("counts the columns of B for layers", caughtAt: "3 × 5 by 5 × 1") { a, b in
      try summed(a, b, over: 0..<min(b.columns, a.columns))
    },
    Mistake("divides by the length of a column", caughtAt: "layers of zeros among others") { a, b in
      try summed(a, b) { sum, layer in
        let length = layer.frobeniusNorm
        return sum + (layer / length) * length
      }
    },
    Mistake("skips layers below 1e-10", caughtAt: "layers of very different size") { a, b in
      try summed(a, b) { sum, layer in layer.maxNorm < 1e-10 ? sum : sum + layer }
    },
    Mistake("computes in single precision", caughtAt: "4 × 2 by 2 × 3") { a, b in
      Matrix<Double>(Matrix<Float>(a) * Matrix<Float>(b))
    },
    Mistake("has no shape where no layer is", caughtAt: "no layers at all") { a, b in
      a.columns == 0 ? .zero(rows: 0, columns: 0) : a * b
    },
  ]
}

/// The layers in a range, put together in some way.
private func summed(
  _ a: Matrix<Double>, _ b: Matrix<Double>, over layers: Range<Int>? = nil,
  _ join: (Matrix<Double>, Matrix<Double>) -> Matrix<Double> = { $0 + $1 }
) throws -> Matrix<Double> {
  (layers ?? 0..<a.columns).reduce(.zero(rows: a.rows, columns: b.columns)) { sum, k in
    join(sum, a[column: k].outer(b[row: k]))
  }
}
