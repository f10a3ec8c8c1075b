import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions12

let dualNorms: Exercise = Exercise(
  "DualNorms",
  learner: { call in { g in try call(g) } },
  reference: Solutions12.dualNorms,
  stub: { _ in throw NotAttempted() },
  mistakes: dualMistakes()
) { answer, exam in
  func check(_ name: String, _ g: Matrix<Double>, _ duals: Vector<Double>) throws {
    exam.begin(name, given: ["G": g])
    let got = try answer(g)
    try exam.expect(got.norms, eachCloseTo: duals, as: "the dual norms")
    try exam.expect(got.directions.count, equals: 4, as: "the number of directions")
    for (k, direction) in got.directions.enumerated() {
      let name = "the direction under \(normNames[k])"
      try exam.expect(direction, hasShape: (g.rows, g.columns), as: name)
      try exam.expect(
        direction.isFinite, as: name, expected: "finite entries", got: direction.exhibit)
      let norm = try size(direction, k)
      try exam.look(at: direction, isAtMostOne: norm, as: "\(normNames[k]) of its direction")
      try exam.expect(
        inner(direction, g), closeTo: duals[k], as: "the inner product of G with \(name)")
    }
  }
  for item in knownDuals { try check(item.name, item.g, item.duals) }
  let turned: Matrix<Double> = [[0, -2], [1, 0]]
  for unit in Unit.extremes + Unit.beyondSquares {
    try check("the example \(unit.name)", unit(turned), unit([3, 5.0.squareRoot(), 3, 2]))
  }
  var random = SplitMix64(seed: 126)
  let spectra: [(name: String, sigma: Vector<Double>)] = [
    ("singular values 3, 2, 1", [3, 2, 1]), ("rank one", [2]),
    ("equal singular values", Vector(repeating: 2, count: 5)),
    ("values that fall fast", .geometric(5, from: 1, to: 1e-6)),
  ]
  for (name, sigma) in spectra {
    for (rows, columns) in [(5, 5), (8, 5), (5, 9)] {
      let g = try Planted(rows: rows, columns: columns, sigma, using: &random).a
      try check(
        "\(name), \(rows) × \(columns)", g,
        [
          g.elements.reduce(0) { $0 + $1.magnitude }, sigma.norm, sigma.reduce(0, +), sigma[0],
        ])
    }
  }
}

typealias DualAnswer = (Matrix<Double>) throws -> (
  norms: Vector<Double>, directions: [Matrix<Double>]
)

private let normNames = [
  "the largest magnitude", "the Frobenius norm", "the spectral norm", "the nuclear norm",
]

private func size(_ d: Matrix<Double>, _ k: Int) throws -> Double {
  switch k {
  case 0: d.maxNorm
  case 1: d.frobeniusNorm
  case 2: try d.spectralNorm()
  default: try d.nuclearNorm()
  }
}

extension Exam {
  fileprivate func look(
    at direction: Matrix<Double>, isAtMostOne norm: Double, as subject: String
  ) throws {
    try expect(
      norm <= 1 + 1e-9, as: subject, expected: "at most 1",
      got: "\(norm.exhibit), for\n\(direction.exhibit)")
  }
}

private let knownDuals: [(name: String, g: Matrix<Double>, duals: Vector<Double>)] = [
  ("the example", [[0, -2], [1, 0]], [3, 5.0.squareRoot(), 3, 2]),
  ("one negative entry", [[-7]], [7, 7, 7, 7]),
  ("a single row", [[3, 0, 4]], [7, 5, 5, 5]),
  ("a single column", [[3], [-4]], [7, 5, 5, 5]),
  (
    "a matrix of ones", [[1, 1, 1], [1, 1, 1]],
    [6, 6.0.squareRoot(), 6.0.squareRoot(), 6.0.squareRoot()]
  ),
  // GGᵀ = diag(8, 2).
  (
    "signs that differ", [[2, 2], [1, -1]],
    [6, 10.0.squareRoot(), 3 * 2.0.squareRoot(), 8.0.squareRoot()]
  ),
  ("two equal singular values", [[0, -2], [2, 0]], [4, 8.0.squareRoot(), 4, 2]),
  ("a row and a column of zeros", [[0, 0, 0], [3, 0, 4]], [7, 5, 5, 5]),
  ("a matrix of zeros", .zero(rows: 2, columns: 3), [0, 0, 0, 0]),
]
