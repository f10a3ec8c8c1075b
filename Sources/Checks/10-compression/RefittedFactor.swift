import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions10

typealias Refitted = (left: Matrix<Double>, bias: Vector<Double>)
typealias RefittedAnswer = (Matrix<Double>, Matrix<Double>, Matrix<Double>) throws -> Refitted

let refittedFactor: Exercise = Exercise(
  "RefittedFactor",
  learner: { call in { right, inputs, outputs in try call(right, inputs, outputs) } },
  reference: Solutions10.refittedFactor(right:inputs:outputs:),
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: refittedMistakes()
) { (answer: RefittedAnswer, exam: Exam) in
  for (name, r, x, y, left, bias, tolerance) in try small() + sized() + ill() {
    exam.begin(name, given: ["R": r, "X": x, "Y": y])
    let got = try answer(r, x, y)
    // Where no inner number matters, what rounding leaves of the outputs is all that L can have.
    let size = left.maxNorm > 0 ? left.frobeniusNorm : y.frobeniusNorm / (r * x).frobeniusNorm
    try exam.expect(
      got.left, closeTo: left, within: tolerance, beside: size, as: "the left factor")
    // The bias is a difference of means, right only beside them.
    let mean = r * x * Vector(repeating: 1 / Double(x.columns), count: x.columns)
    try exam.expect(
      got.bias, closeTo: bias, within: tolerance,
      beside: bias.norm + left.frobeniusNorm * mean.norm, as: "the bias")
    try exam.expect(
      got.bias.allSatisfy(\.isFinite) && got.left.isFinite, as: "the result",
      expected: "finite numbers", got: got.left.exhibit)
  }
}

private typealias Case = (
  name: String, r: Matrix<Double>, x: Matrix<Double>, y: Matrix<Double>, left: Matrix<Double>,
  bias: Vector<Double>, tolerance: Double
)

/// Lines and planes that one can lay by hand.
private func small() -> [Case] {
  let (r, x): (Matrix<Double>, Matrix<Double>) = ([[1, 0]], [[1, 2, 3], [7, 7, 7]])
  let y: Matrix<Double> = [[1, 3, 5]]
  func line(
    _ name: String, _ r: Matrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>,
    _ left: Matrix<Double>, _ bias: Vector<Double>
  ) -> Case { (name, r, x, y, left, bias, 1e-11) }
  let fixed = [
    line("the statement's example", r, x, y, [[2]], [-1]),
    line("points that are on no line", r, x, [[1, 3, 2]], [[0.5]], [1]),
    line("constant outputs", r, x, [[4, 4, 4]], [[0]], [4]),
    line("outputs of zeros", r, x, [[0, 0, 0]], [[0]], [0]),
    line("two outputs", r, x, [[1, 3, 5], [0, 3, 0]], [[2], [0]], [-1, 1]),
    line(
      "a right factor that mixes", [[1, 1]], [[1, 0, 4], [0, 2, 1]], y, [[12.0 / 13]], [7.0 / 13]),
    line(
      "two inner numbers", .identity(2), [[0, 1, 0, 1], [0, 0, 1, 1]], [[1, 2, 4, 5]], [[1, 3]],
      [1]),
    line("two points", r, [[1, 2], [0, 0]], [[5, 3]], [[-2]], [7]),
    line("inputs that fall", r, [[3, 2, 1], [0, 0, 1]], y, [[-2]], [7]),
  ]
  return fixed
    + Unit.extremes.flatMap { unit -> [Case] in
      let back = unit.power(-1)
      return [
        line("R \(unit.name)", unit(r), x, y, [[2 * back]], [-1]),
        line("X \(unit.name)", r, unit(x), y, [[2 * back]], [-1]),
        line("Y \(unit.name)", r, x, unit(y), [[unit(2)]], [unit(-1)]),
      ]
    }
}

/// Planted factors, with a rest that no factor and no bias can meet.
private func sized() throws -> [Case] {
  var generator = SplitMix64(seed: 106)
  return try [(4, 6, 3, 20), (1, 5, 2, 9), (3, 3, 3, 4), (5, 4, 1, 12), (2, 7, 5, 40)].map {
    m, n, rank, count in
    let r = Matrix<Double>.gaussian(rows: rank, columns: n, using: &generator)
    let x = Matrix<Double>.gaussian(rows: n, columns: count, using: &generator)
    let left = Matrix<Double>.gaussian(rows: m, columns: rank, using: &generator)
    let bias = Matrix<Double>.gaussian(rows: m, columns: 1, using: &generator)[column: 0]
    let ones = Vector<Double>(repeating: 1, count: count)
    let h = r * x
    let basis = try QR(h.transposed().appending(columnsOf: Matrix(column: ones))).q
    let any = Matrix<Double>.gaussian(rows: m, columns: count, using: &generator)
    let rest = any - any * basis * basis.transpose
    let y = left * h + bias.outer(ones) + rest
    return ("\(m) outputs, inner size \(rank), \(count) columns", r, x, y, left, bias, 1e-9)
  }
}

/// Inputs of very different lengths, and large means, of outputs that are met exactly: the error of a
/// stable method is some multiple of `εκ`.
private func ill() throws -> [Case] {
  var generator = SplitMix64(seed: 1061)
  let left: Matrix<Double> = [[1, -2, 3], [0.5, 1, -1]]
  let bias: Vector<Double> = [2, -3]
  func met(_ name: String, _ h: Matrix<Double>, _ tolerance: Double) -> Case {
    let y = left * h + bias.outer(Vector(repeating: 1, count: h.columns))
    return (name, .identity(3), h, y, left, bias, tolerance)
  }
  // Rows at right angles to each other and to the ones: their means are zero.
  let flat = Matrix<Double>.hadamard(3)[rows: [1, 2, 4]]
  let turn = try QR(Matrix<Double>.gaussian(rows: 3, columns: 3, using: &generator)).q
  let long = flat.scaled(rowsBy: [1, 1e-3, 1e-6])
  let shifted = flat + Vector([1e4, -1e4, 2e4]).outer(Vector(repeating: 1, count: 8))
  return [
    met("entries of very different sizes", long, 1e-7),
    met("nearly dependent entries", turn * long, 1e-7),
    met("large means", shifted, 1e-9),
  ]
}
