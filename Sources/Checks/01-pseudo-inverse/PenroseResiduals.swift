import Attempts
import Grading
import LinearAlgebra
import Solutions01

let penroseResiduals: Exercise = Exercise(
  "PenroseResiduals",
  learner: { call in { a, x in try call(a, x) } },
  reference: Solutions01.penroseResiduals,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("looks at the first condition twice", caughtAt: "only AXA = A is broken") { a, x in
      let r = try Solutions01.penroseResiduals(a, x)
      return [r[0], r[0], r[2], r[3]]
    },
    Mistake("exchanges the last two conditions", caughtAt: "only the symmetry of AX is broken") {
      a, x in
      let r = try Solutions01.penroseResiduals(a, x)
      return [r[0], r[1], r[3], r[2]]
    },
    Mistake("adds the transpose", caughtAt: "only XAX = X is broken") { a, x in
      let r = try Solutions01.penroseResiduals(a, x)
      let (ax, xa) = (a * x, x * a)
      return [
        r[0], r[1], (ax + ax.transposed()).frobeniusNorm, (xa + xa.transposed()).frobeniusNorm,
      ]
    },
    Mistake("squares the norms", caughtAt: "only the symmetry of AX is broken") { a, x in
      Vector(try Solutions01.penroseResiduals(a, x).map { $0 * $0 })
    },
    Mistake("takes the largest entry", caughtAt: "only the symmetry of AX is broken") { a, x in
      let (ax, xa) = (a * x, x * a)
      return [
        (ax * a - a).maxNorm, (xa * x - x).maxNorm, (ax - ax.transposed()).maxNorm,
        (xa - xa.transposed()).maxNorm,
      ]
    },
    Mistake("divides by the norm of A", caughtAt: "a row and its transpose") { a, x in
      try Solutions01.penroseResiduals(a, x) / max(a.frobeniusNorm, 1)
    },
    Mistake("gives up on an empty matrix", caughtAt: "a matrix without rows") { a, x in
      a.isEmpty ? [] : try Solutions01.penroseResiduals(a, x)
    },
  ]
) { answer, exam in
  let root2 = 2.0.squareRoot()
  let diagonal: Matrix<Double> = [[1, 0], [0, 0]]
  let cases: [(name: String, a: Matrix<Double>, x: Matrix<Double>, expected: Vector<Double>)] = [
    ("only AXA = A is broken", diagonal, [[0, 0], [0, 0]], [1, 0, 0, 0]),
    ("only XAX = X is broken", diagonal, [[1, 0], [0, 1]], [0, 1, 0, 0]),
    ("only the symmetry of AX is broken", diagonal, [[1, 1], [0, 0]], [0, 0, root2, 0]),
    ("only the symmetry of XA is broken", diagonal, [[1, 0], [1, 0]], [0, 0, 0, root2]),
    ("a row and its transpose", [[3, 4]], [[3], [4]], [120, 120, 0, 0]),
    (
      "a left inverse", [[1, 0], [0, 1], [0, 0]], [[1, 0, 5], [0, 1, 0]],
      [0, 0, 5 * root2, 0]
    ),
    ("a pseudo-inverse", line, lineInverse, [0, 0, 0, 0]),
    ("a matrix without rows", .zero(rows: 0, columns: 3), .zero(rows: 3, columns: 0), .zero(4)),
    ("a matrix without columns", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 3), .zero(4)),
  ]
  for (name, a, x, expected) in cases {
    exam.begin(name, given: ["A": a, "X": x])
    try exam.expect(
      try answer(a, x), closeTo: expected, within: 1e-12, beside: max(1, expected.norm),
      as: "the four residuals")
  }
  var random = SplitMix64(seed: 101)
  for (rows, columns) in [(4, 6), (7, 3), (1, 5)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let x = Matrix<Double>.gaussian(rows: columns, columns: rows, using: &random)
    exam.begin("random matrices", given: ["A": a, "X": x])
    try exam.expect(
      try answer(a, x), closeTo: entryByEntry(a, x), within: 1e-10, as: "the four residuals")
  }
}

/// The residuals from the definition of the product, entry by entry.
private func entryByEntry(_ a: Matrix<Double>, _ x: Matrix<Double>) -> Vector<Double> {
  func product(_ p: Matrix<Double>, _ q: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: p.rows, columns: q.columns) { i, j in
      (0..<p.columns).reduce(0) { $0 + p[i, $1] * q[$1, j] }
    }
  }
  func length(_ p: Matrix<Double>, _ q: Matrix<Double>) -> Double {
    zip(p.elements, q.elements).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
  let (ax, xa) = (product(a, x), product(x, a))
  return [
    length(product(ax, a), a), length(product(xa, x), x), length(ax, ax.transposed()),
    length(xa, xa.transposed()),
  ]
}
