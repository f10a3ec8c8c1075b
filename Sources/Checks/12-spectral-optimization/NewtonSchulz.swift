import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions12

let newtonSchulz: Exercise = Exercise(
  "NewtonSchulz",
  learner: { call in { m in try call(m) } },
  reference: Solutions12.newtonSchulz,
  stub: { _ in throw NotAttempted() },
  mistakes: cubicMistakes()
) { answer, exam in
  func check(_ name: String, _ m: Matrix<Double>, _ sign: Matrix<Double>) throws {
    exam.begin(name, given: ["M": m])
    try exam.expect(try answer(m), closeTo: sign, within: 1e-6, as: "the matrix sign")
  }
  let row = Matrix<Double>(rows: 1, columns: 4, repeating: 1)
  let ones = Matrix<Double>(rows: 6, columns: 7, repeating: 1)
  let bend: Matrix<Double> = [[0, -2], [0.5, 0]]
  try check("the example", bend, [[0, -1], [1, 0]])
  try check("one number", [[4]], [[1]])
  try check("one negative number", [[-4]], [[-1]])
  try check("a single row", [[3, 0, 4]], [[0.6, 0, 0.8]])
  try check("a single column", [[3], [-4]], [[0.6], [-0.8]])
  try check("a negative definite matrix", [[-2, 1], [1, -2]], [[-1, 0], [0, -1]])
  try check("a row of ones", row, row / 2)
  try check("a column of ones", row.transposed(), row.transposed() / 2)
  try check("a matrix of ones", ones, ones / Double(42).squareRoot())
  try check(
    "rows and a column of zeros", [[0, 0, 0], [2, 0, 0], [0, 0, 0], [0, 0, -4]],
    [[0, 0, 0], [1, 0, 0], [0, 0, 0], [0, 0, -1]])
  try check("the zero matrix", .zero(rows: 2, columns: 3), .zero(rows: 2, columns: 3))
  for unit in Unit.extremes + Unit.beyondSquares {
    try check("the example \(unit.name)", unit(bend), [[0, -1], [1, 0]])
  }
  var random = SplitMix64(seed: 123)
  let spectra: [(name: String, sigma: Vector<Double>)] = [
    ("a condition number of 1000", [1, 0.5, 0.1, 0.03, 0.01, 0.001]),
    ("a condition number of 1000, the large ones many", [1, 1, 1, 1, 1, 1e-3]),
    ("singular values that fall fast", .geometric(6, from: 1, to: 1e-3)),
    ("singular values that fall slowly", .algebraic(6)),
    ("equal singular values", Vector(repeating: 2, count: 6)),
    ("rank 3 of 6", [5, 3, 1]), ("rank 2 of 6, a condition number of 1000", [1, 1e-3]),
    ("rank 1 of 6", [0.3]),
  ]
  for (name, sigma) in spectra {
    for (rows, columns) in [(6, 6), (10, 6), (6, 25)] {
      let planted = try Planted(rows: rows, columns: columns, sigma, using: &random)
      try check(
        "\(name), \(rows) × \(columns)", planted.a,
        planted.with(Vector(repeating: 1, count: sigma.count)))
    }
  }
  try exam.expectRefusals(
    of: notFinite([[1, 2, 3], [4, 5, 6]]), given: { ["M": $0] }, by: { try answer($0) })
}

typealias CubicAnswer = (Matrix<Double>) throws -> Matrix<Double>
