import Attempts
import Grading
import LinearAlgebra
import Solutions13

typealias RotaryAnswer = (Matrix<Double>, [Int], Double) throws -> Matrix<Double>

let rotaryPositions: Exercise = Exercise(
  "RotaryPositions",
  learner: { call in { x, positions, base in try call(x, positions, base) } },
  reference: Solutions13.rotaryPositions,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: rotaryMistakes()
) { answer, exam in
  func check(_ name: String, _ x: Matrix<Double>, _ positions: [Int], _ base: Double) throws {
    exam.begin(name, given: ["x": x, "positions": positions, "base": base])
    let got = try answer(x, positions, base)
    try exam.expect(
      got, closeTo: turned(x, positions, base), within: 1e-9, as: "the turned columns")
  }
  try check("the example", [[1], [0]], [1], 10_000)
  try check("position 0", [[3, 1], [4, 2], [1, 5], [2, 7]], [0, 0], 10_000)
  try check("two pairs", [[1], [0], [1], [0]], [1], 100)
  try check("two pairs, second entries", [[0], [1], [0], [1]], [2], 100)
  try check("a negative position", [[1], [2], [3], [4]], [-3], 100)
  try check(
    "positions in any order", [[1, 2, 3, 1], [0, 1, 0, 1], [1, 1, 2, 2], [0, 0, 1, 1]],
    [7, 2, 2, 0], 1000)
  try check("no columns", .zero(rows: 4, columns: 0), [], 10_000)
  var random = SplitMix64(seed: 131)
  let sizes: [(d: Int, n: Int, base: Double)] = [
    (2, 3, 10_000), (6, 4, 10), (8, 2, 10_000), (16, 3, 100_000), (10, 3, 500_000),
  ]
  for (d, n, base) in sizes {
    let x = Matrix<Double>.gaussian(rows: d, columns: n, using: &random)
    let positions = (0..<n).map { 1 + 3 * $0 * $0 }
    for unit in Unit.all + Unit.beyondSquares {
      try check("\(d) entries, base \(Int(base)), \(unit.name)", unit(x), positions, base)
    }
    let far = (0..<n).map { 100_000 - 7 * $0 }
    try check("\(d) entries, base \(Int(base)), far away", x, far, base)
    exam.begin(
      "\(d) entries, base \(Int(base)), products", given: ["x": x, "base": base])
    let (near, later) = (
      try answer(x, Array(0..<n), base), try answer(x, Array(500..<500 + n), base)
    )
    try exam.expect(
      later.transpose * later, closeTo: near.transpose * near, within: 1e-9,
      as: "the products of all columns, when all positions grow by 500")
  }
  try exam.expectRefusals(
    of: ["one row": 1, "three rows": 3, "seven rows": 7],
    butNotOf: ["two rows": 2, "six rows": 6],
    given: { ["x": Matrix<Double>(rows: $0, columns: 2, repeating: 1)] },
    by: { try answer(Matrix(rows: $0, columns: 2, repeating: 1), [0, 3], 10_000) })
}

/// Each pair is a product of complex numbers.
private func turned(
  _ x: Matrix<Double>, _ positions: [Int], _ base: Double
) -> Matrix<Double> {
  Matrix(rows: x.rows, columns: x.columns) { row, column in
    let even = row - row % 2
    let angle = Double(positions[column]) / Double.pow(base, Double(even) / Double(x.rows))
    let (a, b) = (x[even, column], x[even + 1, column])
    return row == even
      ? a * Double.cos(angle) - b * Double.sin(angle)
      : b * Double.cos(angle) + a * Double.sin(angle)
  }
}
