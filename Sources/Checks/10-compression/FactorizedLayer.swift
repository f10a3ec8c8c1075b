import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions10

typealias FactorizedAnswer = (Matrix<Double>, Int) throws -> Factors

let factorizedLayer: Exercise = Exercise(
  "FactorizedLayer",
  learner: { call in { weight, rank in try call(weight, rank) } },
  reference: Solutions10.factorizedLayer(weight:rank:),
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: FactorizedAnswer, exam: Exam) in
  for (name, w, rank) in try cases() {
    exam.begin(name, given: ["W": w, "rank": rank])
    let got = try answer(w, rank)
    try exam.expect(got, fit: w, rank: rank)
    // An SVD and two products leave some ε‖W‖ each.
    let bound = try tail(of: w, beyond: rank) + 1e-12 * w.frobeniusNorm
    let error = (w - got.left * got.right).frobeniusNorm
    try exam.expect(
      error <= bound, as: "the error ‖W − LR‖", expected: "at most \(bound.exhibit)",
      got: error.exhibit)
    try exam.expect(
      got.left.gram(), closeTo: got.right.rowGram(), within: 1e-11,
      beside: try w.spectralNorm(), as: "LᵀL, which should be RRᵀ,")
  }
  let w: Matrix<Double> = [[1, 2, 3], [4, 5, 7]]
  try exam.expectRefusals(
    of: ["rank −1": -1, "rank 3 of a matrix with two rows": 3, "rank 4": 4, "rank −2": -2],
    butNotOf: ["rank 0 of a full matrix": 0, "rank 2, the number of rows": 2],
    given: { ["W": w, "rank": $0] }, by: { try answer(w, $0).left })
  try exam.expectRefusals(
    of: ["rank 3 of a matrix with two columns": 3], butNotOf: ["rank 2, the number of columns": 2],
    given: { ["W": w.transposed(), "rank": $0] }, by: { try answer(w.transposed(), $0).left })
}

private typealias Case = (name: String, w: Matrix<Double>, rank: Int)

private func cases() throws -> [Case] {
  let example: Matrix<Double> = [[0, 4], [1, 0]]
  let fixed: [Case] = [
    ("the statement's example", example, 1), ("all of it", example, 2),
    ("a square root that is not whole", [[0, 3], [2, 0]], 1),
    ("negative entries", [[-9, 0, 0], [0, 0, -4]], 2), ("rank 0", example, 0),
    ("a tie", [[0, 2], [2, 0]], 1), ("one entry", [[-5]], 1), ("one row", [[3, 0, 4]], 1),
    ("one column", [[3], [0], [4]], 1), ("a matrix of zeros", .zero(rows: 2, columns: 3), 2),
    ("a rank above that of the matrix", [[1, 2, 3], [2, 4, 6], [3, 6, 9]], 3),
  ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [("the example \(unit.name)", unit(example), 1), ("all of it \(unit.name)", unit(example), 2)]
  }
  var generator = SplitMix64(seed: 101)
  let shapes = [("a tall matrix", 7, 4), ("a wide matrix", 4, 6), ("a square matrix", 5, 5)]
  return fixed + scaled
    + (try shapes.flatMap { name, rows, columns -> [Case] in
      try TypicalSpectrum.all(4).flatMap { spectrum -> [Case] in
        let w = try Matrix<Double>.random(
          rows: rows, columns: columns, singularValues: spectrum.values, using: &generator)
        return (1...4).map { ("\(name), singular values \(spectrum.name), rank \($0)", w, $0) }
      }
    })
}

private func mistakes() -> [Mistake<FactorizedAnswer>] {
  /// Checks the rank, and gives the factors from singular vectors and values.
  func from(
    _ shape: @escaping (Factors, Vector<Double>) -> Factors
  ) -> FactorizedAnswer {
    { w, rank in
      guard rank >= 0 && rank <= min(w.rows, w.columns) else { throw Refusal() }
      let (factors, sigma) = try cut(w, rank)
      return shape(factors, sigma)
    }
  }
  func roots(_ sigma: Vector<Double>) -> Vector<Double> { Vector(sigma.map { $0.squareRoot() }) }
  func balanced(_ w: Matrix<Double>, _ rank: Int) throws -> Factors {
    let (factors, sigma) = try cut(w, rank)
    return (
      factors.left.scaled(columnsBy: roots(sigma)), factors.right.scaled(rowsBy: roots(sigma))
    )
  }
  return [
    Mistake(
      "gives all of σ to the left", caughtAt: "the statement's example",
      from { ($0.left.scaled(columnsBy: $1), $0.right) }),
    Mistake(
      "gives all of σ to the right", caughtAt: "the statement's example",
      from { ($0.left, $0.right.scaled(rowsBy: $1)) }),
    Mistake("drops σ", caughtAt: "the statement's example", from { factors, _ in factors }),
    Mistake(
      "gives σ to both sides", caughtAt: "the statement's example",
      from { ($0.left.scaled(columnsBy: $1), $0.right.scaled(rowsBy: $1)) }),
    Mistake(
      "gives half of σ to each side", caughtAt: "all of it",
      from { ($0.left.scaled(columnsBy: $1 / 2), $0.right.scaled(rowsBy: $1 / 2)) }),
    Mistake(
      "balances the lengths of the factors only",
      caughtAt: "all of it",
      from { factors, sigma in
        let size = sigma.isEmpty ? 1 : (sigma.norm / Double(sigma.count).squareRoot()).squareRoot()
        let left = factors.left.scaled(columnsBy: sigma / (size > 0 ? size : 1))
        return (left, size * factors.right)
      }),
    Mistake("takes the rows of V for those of Vᵀ", caughtAt: "negative entries") {
      w, rank in
      guard rank >= 0 && rank <= min(w.rows, w.columns) else { throw Refusal() }
      let svd = try SVD(w)
      let scale = roots(svd.singularValues[0..<rank])
      return (
        svd.u[columns: 0..<rank].scaled(columnsBy: scale),
        svd.v[rows: 0..<rank].scaled(rowsBy: scale)
      )
    },
    Mistake("gives fewer columns where the rank is smaller", caughtAt: "a matrix of zeros") {
      w, rank in
      guard rank >= 0 && rank <= min(w.rows, w.columns) else { throw Refusal() }
      let sigma = try w.singularValues()
      return try balanced(w, min(rank, sigma.count { $0 > 1e-12 * sigma[0] }))
    },
    Mistake("divides by σ", caughtAt: "a matrix of zeros") { w, rank in
      guard rank >= 0 && rank <= min(w.rows, w.columns) else { throw Refusal() }
      let (factors, sigma) = try cut(w, rank)
      let left = factors.left.scaled(columnsBy: roots(sigma))
      let inverse = Vector(roots(sigma).map { 1 / $0 })
      return (left, (factors.left.transpose * w).scaled(rowsBy: inverse))
    },
    Mistake(
      "takes a rank that is too large for the largest", caughtAt: "rank 3 of a matrix with two rows"
    ) {
      w, rank in
      guard rank >= 0 else { throw Refusal() }
      return try balanced(w, rank)
    },
    Mistake("takes a negative rank for 0", caughtAt: "rank −1") { w, rank in
      guard rank <= min(w.rows, w.columns) else { throw Refusal() }
      return try balanced(w, max(0, rank))
    },
    Mistake("refuses rank 0", caughtAt: "rank 0") { w, rank in
      guard rank >= 1 && rank <= min(w.rows, w.columns) else { throw Refusal() }
      return try balanced(w, rank)
    },
    Mistake("looks at the number of rows only", caughtAt: "rank 3 of a matrix with two columns") {
      w, rank in
      guard rank >= 0 && rank <= w.rows else { throw Refusal() }
      return try balanced(w, rank)
    },
  ]
}
