import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions12

let spectralGradient: Exercise = Exercise(
  "SpectralGradient",
  learner: { call in { w in try call(w) } },
  reference: Solutions12.spectralGradient,
  stub: { _ in throw NotAttempted() },
  mistakes: gradientMistakes()
) { answer, exam in
  func check(_ name: String, _ w: Matrix<Double>, _ gradient: Matrix<Double>) throws {
    exam.begin(name, given: ["W": w])
    try exam.expect(try answer(w), closeTo: gradient, within: 1e-9, as: "the gradient")
  }
  func checkRepeated(_ name: String, _ w: Matrix<Double>, norm: Double) throws {
    exam.begin(name, given: ["W": w])
    try expectSubgradient(try answer(w), of: w, norm: norm, exam)
  }
  try check("the example", [[0, -2], [1, 0]], [[0, -1], [0, 0]])
  try check("one negative entry", [[-7]], [[-1]])
  try check("a single row", [[3, 0, 4]], [[0.6, 0, 0.8]])
  try check("a single column", [[3], [-4]], [[0.6], [-0.8]])
  try check("a kernel that holds the ones", [[1, -1], [-1, 1]], [[0.5, -0.5], [-0.5, 0.5]])
  try check("a kernel that holds the first unit vector", [[0, 5], [0, 0]], [[0, 1], [0, 0]])
  try check("a kernel that holds the last unit vector", [[5, 0], [0, 0]], [[1, 0], [0, 0]])
  let h = (0.5 as Double).squareRoot()
  try check("v₁ across the ones", [[3, -3], [1, 1]], [[h, -h], [0, 0]])
  try check(
    "a longest row across v₁", [[3, 0], [0, 2.8], [0, 2.1]], [[0, 0], [0, 0.8], [0, 0.6]])
  try checkRepeated("two equal singular values", [[0, -2], [2, 0]], norm: 2)
  try checkRepeated("all singular values equal", .hadamard(2), norm: 2)
  try checkRepeated(
    "two equal ones of three", [[0, 3, 0], [3, 0, 0], [0, 0, 1]], norm: 3)
  try checkRepeated("a matrix of zeros", .zero(rows: 2, columns: 3), norm: 0)
  var random = SplitMix64(seed: 121)
  let spectra: [(name: String, sigma: Vector<Double>)] = [
    ("a gap of ten percent", [1, 0.9, 0.9, 0.9, 0.5]), ("singular values 3, 2.4, 1", [3, 2.4, 1]),
    ("rank one", [2]), ("values that fall fast", .geometric(6, from: 1, to: 1e-3)),
  ]
  for (name, sigma) in spectra {
    for (rows, columns) in [(9, 9), (12, 7), (7, 15)] {
      let planted = try Planted(rows: rows, columns: columns, sigma, using: &random)
      let gradient = planted.u[column: 0].outer(planted.v[column: 0])
      let units = sigma.count == 3 ? Unit.all + Unit.beyondSquares : [Unit(exponent: 0)]
      for unit in units {
        let of = unit.exponent == 0 ? "" : ", \(unit.name)"
        try check("\(name), \(rows) × \(columns)\(of)", unit(planted.a), gradient)
      }
    }
  }
  for (rows, columns) in [(8, 6), (5, 9)] {
    let planted = try Planted(
      rows: rows, columns: columns, [2, 2, 2, 1.5, 0.1], using: &random)
    try checkRepeated("three equal ones, \(rows) × \(columns)", planted.a, norm: 2)
  }
  try exam.expectRefusals(
    of: notFinite([[1, 2, 3], [4, 5, 6]]), given: { ["W": $0] }, by: { try answer($0) })
}

typealias GradientAnswer = (Matrix<Double>) throws -> Matrix<Double>

/// Expects an element of the subdifferential: a matrix of nuclear norm at most 1 whose inner product
/// with W is the spectral norm.
private func expectSubgradient(
  _ got: Matrix<Double>, of w: Matrix<Double>, norm: Double, _ exam: Exam
) throws {
  try exam.expect(got, hasShape: (w.rows, w.columns), as: "the gradient")
  try exam.expect(
    got.isFinite, as: "the gradient", expected: "finite entries", got: got.exhibit)
  try exam.expect(inner(got, w), closeTo: norm, as: "the inner product of the gradient with W")
  let nuclear = try got.nuclearNorm()
  try exam.expect(
    nuclear <= 1 + 1e-9, as: "the sum of the gradient's singular values",
    expected: "at most 1", got: nuclear.exhibit)
}
