import Attempts
import Grading
import LinearAlgebra
import Solutions01

let penroseResiduals: Exercise = Exercise(
  "PenroseResiduals",
  learner: { call in { a, x in try call(a, x) } },
  reference: Solutions01.penroseResiduals,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, a, x, expected) in exactCases {
    exam.begin(name, given: ["A": a, "X": x])
    try exam.expect(
      try answer(a, x), eachCloseTo: expected, within: 1e-12, as: "the four residuals")
  }
  exam.begin("a pseudo-inverse", given: ["A": line, "X": lineInverse])
  try exam.expect(
    try answer(line, lineInverse), closeTo: .zero(4), within: 1e-13, beside: 1,
    as: "the four residuals")
  var random = SplitMix64(seed: 101)
  for (rows, columns) in [(4, 6), (7, 3), (1, 5), (5, 5)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let x = Matrix<Double>.gaussian(rows: columns, columns: rows, using: &random)
    let expected = entryByEntry(a, x)
    for unit in Unit.all {
      // If A is measured in some unit, X is measured in its inverse.
      let (scaled, inverse) = (unit(a), x * unit.power(-1))
      exam.begin("random matrices, A \(unit.name)", given: ["A": scaled, "X": inverse])
      try exam.expect(
        try answer(scaled, inverse),
        eachCloseTo: expected.hadamard([unit.power(1), unit.power(-1), 1, 1]), within: 1e-10,
        as: "the four residuals")
    }
  }
}

private typealias Answer = (Matrix<Double>, Matrix<Double>) throws -> Vector<Double>

private let root2 = 2.0.squareRoot()
private let diagonal: Matrix<Double> = [[1, 0], [0, 0]]

/// Sums of whole numbers and of powers of two: no product is rounded.
private let exactCases:
  [(name: String, a: Matrix<Double>, x: Matrix<Double>, expected: Vector<Double>)] = [
    ("only AXA = A is broken", diagonal, [[0, 0], [0, 0]], [1, 0, 0, 0]),
    ("only XAX = X is broken", diagonal, [[1, 0], [0, 1]], [0, 1, 0, 0]),
    ("only the symmetry of AX is broken", diagonal, [[1, 1], [0, 0]], [0, 0, root2, 0]),
    ("only the symmetry of XA is broken", diagonal, [[1, 0], [1, 0]], [0, 0, 0, root2]),
    ("a row and its transpose", [[3, 4]], [[3], [4]], [120, 120, 0, 0]),
    (
      "a left inverse", [[1, 0], [0, 1], [0, 0]], [[1, 0, 5], [0, 1, 0]],
      [0, 0, 5 * root2, 0]
    ),
    (
      "nearly a pseudo-inverse", diagonal, [[1, 0x1p-40], [0x1p-41, 0]],
      [0, 0x1p-81, root2 * 0x1p-40, root2 * 0x1p-41]
    ),
    ("a matrix without rows", .zero(rows: 0, columns: 3), .zero(rows: 3, columns: 0), .zero(4)),
    ("a matrix without columns", .zero(rows: 3, columns: 0), .zero(rows: 0, columns: 3), .zero(4)),
  ]

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

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("looks at the first condition twice", caughtAt: "only AXA = A is broken") { a, x in
      norms(a, x, second: { ax, _ in ax * a - a })
    },
    Mistake("exchanges the last two conditions", caughtAt: "only the symmetry of AX is broken") {
      a, x in
      let right = norms(a, x)
      return [right[0], right[1], right[3], right[2]]
    },
    Mistake("exchanges the first two conditions", caughtAt: "only AXA = A is broken") { a, x in
      let right = norms(a, x)
      return [right[1], right[0], right[2], right[3]]
    },
    Mistake("adds the transpose", caughtAt: "only XAX = X is broken") { a, x in
      norms(a, x, asymmetry: { $0 + $0.transposed() })
    },
    Mistake("takes half of what is not symmetric", caughtAt: "only the symmetry of AX is broken") {
      a, x in
      norms(a, x, asymmetry: { ($0 - $0.transposed()) / 2 })
    },
    Mistake(
      "looks for projections, not for symmetry", caughtAt: "only the symmetry of AX is broken"
    ) {
      a, x in
      norms(a, x, asymmetry: { $0 * $0 - $0 })
    },
    Mistake("looks for identities, not for symmetry", caughtAt: "only AXA = A is broken") { a, x in
      norms(a, x, asymmetry: { $0 - .identity($0.rows) })
    },
    Mistake("squares the norms", caughtAt: "only the symmetry of AX is broken") { a, x in
      norms(a, x, by: { $0.frobeniusNorm * $0.frobeniusNorm })
    },
    Mistake("takes the largest entry", caughtAt: "only the symmetry of AX is broken") { a, x in
      norms(a, x, by: { $0.maxNorm })
    },
    Mistake("adds up columns", caughtAt: "only the symmetry of AX is broken") { a, x in
      norms(a, x, by: { $0.oneNorm })
    },
    Mistake("divides by the norm of A", caughtAt: "a row and its transpose") { a, x in
      norms(a, x, by: { $0.frobeniusNorm / (a.maxNorm == 0 ? 1 : a.frobeniusNorm) })
    },
    Mistake("rounds small residuals to zero", caughtAt: "nearly a pseudo-inverse") { a, x in
      norms(a, x, by: { $0.frobeniusNorm < 1e-10 ? 0 : $0.frobeniusNorm })
    },
    Mistake("gives up on an empty matrix", caughtAt: "a matrix without rows") { a, x in
      a.isEmpty ? [] : norms(a, x)
    },
  ]
}

/// The four norms, with one thing done in another way.
private func norms(
  _ a: Matrix<Double>, _ x: Matrix<Double>,
  second: ((_ ax: Matrix<Double>, _ xa: Matrix<Double>) -> Matrix<Double>)? = nil,
  asymmetry: (Matrix<Double>) -> Matrix<Double> = { $0 - $0.transposed() },
  by norm: (Matrix<Double>) -> Double = { $0.frobeniusNorm }
) -> Vector<Double> {
  let (ax, xa) = (a * x, x * a)
  let rest = second?(ax, xa) ?? xa * x - x
  return [norm(ax * a - a), norm(rest), norm(asymmetry(ax)), norm(asymmetry(xa))]
}
