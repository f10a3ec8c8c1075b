import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, Int, Matrix<Double>) throws -> Tensor<Double>

let modeProduct: Exercise = Exercise(
  "ModeProduct",
  learner: { call in { x, mode, a in try call(x, mode, a) } },
  reference: Solutions08.modeProduct(_:mode:by:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("always multiplies in mode 0", caughtAt: "the statement's tensor in mode 2") {
      x, mode, a in
      let size = x.sizes[mode]
      let columns = x.count / max(1, size)
      var sizes = x.sizes
      sizes[mode] = a.rows
      let matrix = x.reshaped(to: [size, columns]).matricized(leading: 1)
      return Tensor((a * matrix)).reshaped(to: sizes)
    },
    Mistake("forgets to fold back", caughtAt: "a wide matrix") { x, mode, a in
      let product = a * x.unfolding(mode)
      var sizes = x.sizes
      sizes[mode] = a.rows
      return Tensor(sizes: sizes, columnMajor: product.elements)
    },
    Mistake("keeps the old size", caughtAt: "the statement's tensor in mode 1") { x, mode, a in
      let padded = Matrix<Double>(rows: x.sizes[mode], columns: a.columns) { i, j in
        i < a.rows ? a[i, j] : 0
      }
      return x.multiplied(inMode: mode, by: padded)
    },
    Mistake("multiplies by the transpose of square matrices", caughtAt: "a square matrix") {
      x, mode, a in
      a.isSquare ? x.multiplied(inMode: mode, by: a.transpose) : x.multiplied(inMode: mode, by: a)
    },
    Mistake("counts modes from the end", caughtAt: "the statement's tensor in mode 1") {
      x, mode, a in
      let other = x.order - 1 - mode
      guard x.sizes[other] == a.columns, other != mode else {
        return x.multiplied(inMode: mode, by: 2 * a)
      }
      return x.multiplied(inMode: other, by: a)
    },
    Mistake("gives up on a matrix without rows", caughtAt: "a matrix without rows") { x, mode, a in
      a.rows == 0 ? x : x.multiplied(inMode: mode, by: a)
    },
  ]
) { answer, exam in
  let statement = Tensor<Double>(sizes: [1, 2, 2], columnMajor: [1, 2, 3, 4])
  for mode in 1...2 {
    exam.begin(
      "the statement's tensor in mode \(mode)",
      given: ["X": statement, "A": [[1, 1]] as Matrix<Double>])
    try expect(exam, answer, statement, mode, [[1, 1]])
  }
  var generator = SplitMix64(seed: 82)
  let x = Tensor<Double>.gaussian(sizes: [3, 4, 2, 3], using: &generator)
  for mode in 0..<4 {
    for (name, rows) in [
      ("a wide matrix", 2), ("a square matrix", x.sizes[mode]), ("a tall one", 6),
    ] {
      let a = Matrix<Double>.gaussian(rows: rows, columns: x.sizes[mode], using: &generator)
      exam.begin(name, given: ["X": x, "mode": mode, "A": a])
      try expect(exam, answer, x, mode, a)
    }
  }
  let none = Matrix<Double>.zero(rows: 0, columns: 4)
  exam.begin("a matrix without rows", given: ["X": x, "mode": 1, "A": none])
  try expect(exam, answer, x, 1, none)
}

private func expect(
  _ exam: Exam, _ answer: Answer, _ x: Tensor<Double>, _ mode: Int, _ a: Matrix<Double>
) throws {
  let got = try answer(x, mode, a)
  var sizes = x.sizes
  sizes[mode] = a.rows
  try exam.expect(got.sizes, equals: sizes, as: "the sizes of X ×ₙ A")
  // The definition, entry by entry.
  let expected = Tensor<Double>(sizes: sizes) { index in
    (0..<a.columns).reduce(0) { sum, j in
      var from = index
      from[mode] = j
      return sum + a[index[mode], j] * x[from]
    }
  }
  try exam.expect(got, closeTo: expected, as: "X ×ₙ A")
}
