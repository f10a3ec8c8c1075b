import Attempts
import Grading
import LinearAlgebra
import Solutions12

let muonStep: Exercise = Exercise(
  "MuonStep",
  learner: { call in { w, g, m, rate, decay in try call(w, g, m, rate, decay) } },
  reference: Solutions12.muonStep,
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: muonMistakes()
) { answer, exam in
  func check(
    _ name: String, _ w: Matrix<Double>, _ g: Matrix<Double>, _ m: Matrix<Double>, _ rate: Double,
    _ decay: Double
  ) throws {
    exam.begin(name, given: ["W": w, "G": g, "M": m, "rate": rate, "decay": decay])
    let got = try answer(w, g, m, rate, decay)
    let momentum = 0.95 * m + 0.05 * g
    try exam.expect(got.momentum, closeTo: momentum, within: 1e-12, as: "the momentum")
    let kept = (1 - rate * decay) * w
    let step = rate * direction(0.95 * momentum + 0.05 * g)
    let sizes = kept.frobeniusNorm + step.frobeniusNorm
    try exam.expect(
      got.weight, closeTo: kept - step, within: 1e-10, beside: sizes, as: "the weight")
  }
  try check("the example", [[1]], [[2]], [[0]], 0.5, 0)
  try check("a negative gradient", [[1]], [[-2]], [[0]], 0.5, 0)
  try check(
    "two equal directions", .zero(rows: 2, columns: 2), [[0, -2], [2, 0]], [[0, 0], [0, 0]], 1, 0)
  try check("a single row", [[1, 2, 3]], [[3, 0, 4]], [[0, 1, 0]], 0.1, 0)
  try check(
    "a single column", [[1], [2], [3], [4]], [[3], [0], [4], [0]], [[0], [1], [0], [0]], 0.1, 0)
  try check("decay alone", [[4, 2]], [[0, 0]], [[0, 0]], 0.1, 0.5)
  try check("no rate", [[4, 2]], [[1, 1]], [[0, 1]], 0, 0.5)
  try check(
    "momentum alone", [[4, 2], [1, 1]], [[0, 0], [0, 0]], [[1, 2], [0, 1]], 0.1, 0.1)
  try check(
    "a gradient of rank one", [[0, 0], [0, 0]], [[1, 2], [2, 4]], [[0, 0], [0, 0]], 0.1, 0)
  var random = SplitMix64(seed: 125)
  let shapes: [(name: String, rows: Int, columns: Int)] = [
    ("a square matrix", 5, 5), ("a wide matrix", 4, 9), ("a tall matrix", 9, 4),
    ("a very tall matrix", 32, 2),
  ]
  for (name, rows, columns) in shapes {
    let w = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let m = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let g = 3 * Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    for unit in Unit.all + Unit.beyondSquares {
      let suffix = unit.exponent == 0 ? "" : ", G and M \(unit.name)"
      try check("\(name)\(suffix)", w, unit(g), unit(m), 0.02, 0.1)
    }
    try check("\(name), momentum against the gradient", w, g, -0.05 * g, 0.02, 0)
    try check("\(name), a large momentum", w, g, 100 * m, 0.02, 0)
    try check("\(name), a large gradient", w, 100 * g, m, 0.02, 2)
    try check("\(name), a weight of zeros", .zero(rows: rows, columns: columns), g, m, 0.3, 0.1)
    for unit in Unit.extremes {
      try check("\(name), W and the rate \(unit.name)", unit(w), g, m, unit(0.02), 0)
    }
  }
  try exam.expectRefusals(
    of: notFinite([[1, 2, 3], [4, 5, 6]]), given: { ["G": $0] },
    by: { try answer(.zero(rows: 2, columns: 3), $0, .zero(rows: 2, columns: 3), 0.1, 0).weight })
}

typealias MuonAnswer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Double, Double
) throws -> (weight: Matrix<Double>, momentum: Matrix<Double>)

/// The step for the rate 1, by the singular value decomposition: each value goes the way of a number.
private func direction(_ n: Matrix<Double>) -> Matrix<Double> {
  guard n.maxNorm > 0, let svd = try? SVD(n) else { return n }
  let norm = n.frobeniusNorm
  let sizes = Vector(
    svd.singularValues.map { sigma in
      (0..<5).reduce(sigma / norm) { x, _ in
        3.4445 * x - 4.7750 * x * x * x + 2.0315 * x * x * x * x * x
      }
    })
  let scale = max(1, Double(n.rows) / Double(n.columns)).squareRoot()
  return scale * (svd.u.scaled(columnsBy: sizes) * svd.v.transpose)
}
