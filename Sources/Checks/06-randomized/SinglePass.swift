import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

private typealias Answer = (Matrix<Double>, Matrix<Double>, Matrix<Double>) throws -> (
  q: Matrix<Double>, x: Matrix<Double>
)

let singlePass: Exercise = Exercise(
  "SinglePass",
  learner: { call in { y, w, psi in try call(y, w, psi) } },
  reference: Solutions06.singlePass(y:w:psi:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("keeps Y as it is", caughtAt: "the statement's matrix") { y, w, psi in
      (y, try (psi * y).leastSquares(w))
    },
    Mistake("projects W", caughtAt: "the statement's matrix") { y, w, psi in
      let q = try QR(y).q
      return (q, q.transpose * w)
    },
    Mistake("takes the transpose for the inverse", caughtAt: "the statement's matrix") {
      y, w, psi in
      let q = try QR(y).q
      return (q, q.transpose * (psi.transpose * w))
    },
    Mistake("uses as many rows of Ψ as Y has columns", caughtAt: "full rank") { y, w, psi in
      let q = try QR(y).q
      let rows = 0..<y.columns
      return (q, try (psi[rows: rows] * q).solve(w[rows: rows]))
    },
    Mistake("forgets Q", caughtAt: "the statement's matrix") { y, w, psi in
      let q = try QR(y).q
      return (q, try (psi * y).leastSquares(w))
    },
    Mistake("takes the leading singular vectors of W", caughtAt: "the statement's matrix") {
      y, w, psi in
      let q = try QR(y).q
      return (q, try SVD(w).v[columns: 0..<y.columns].transposed())
    },
    Mistake("weights the rows of Ψ", caughtAt: "full rank") { y, w, psi in
      let q = try QR(y).q
      let weights = Vector<Double>((0..<psi.rows).map { 1 + Double($0) })
      return (q, try (psi * q).scaled(rowsBy: weights).leastSquares(w.scaled(rowsBy: weights)))
    },
    Mistake("solves by the normal equations", caughtAt: "a Ψ that is nearly dependent") {
      y, w, psi in
      let q = try QR(y).q
      let small = psi * q
      let x = try small.gram().solve(small.transpose * w)
      return (q, x)
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 78)
  for item in try cases(&random) {
    let (y, w) = (item.a * item.omega, item.psi * item.a)
    exam.begin(item.name, given: ["Y": y, "W": w, "Ψ": item.psi])
    let (q, x) = try answer(y, w, item.psi)
    try exam.expect(q, hasShape: (y.rows, y.columns), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    try exam.expect(x, hasShape: (y.columns, w.columns), as: "X")
    try exam.expect(q * (q.transpose * y), closeTo: y, within: 1e-8, as: "QQᵀY")
    if item.isExact { try exam.expect(q * x, closeTo: item.a, within: 1e-6, as: "QX") }
    // A least-squares solution leaves a remainder that is orthogonal to the columns.
    let small = item.psi * q
    let slope = small.transpose * (small * x - w)
    try exam.expect(
      slope.frobeniusNorm <= 1e-9 * small.frobeniusNorm * w.frobeniusNorm,
      as: "(ΨQ)ᵀ(ΨQX − W), which is 0 where ‖ΨQX − W‖ is smallest", expected: "0",
      got: slope.exhibit)
  }
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let omega: Matrix<Double>
  let psi: Matrix<Double>
  let isExact: Bool
}

private func cases(_ random: inout SplitMix64) throws -> [Item] {
  func gaussian(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    .gaussian(rows: rows, columns: columns, using: &random)
  }
  let four = deficient(rows: 30, columns: 20, rank: 4, seed: 79)
  let full = try matrix(
    rows: 30, columns: 20, singularValues: .geometric(20, from: 1, to: 1e-3), seed: 80)
  // The columns of ΨQ are independent, but one direction of them has a length of 1e-7.
  let axes = try Matrix<Double>.orthonormal(rows: 30, columns: 4, using: &random)
  let inside = axes * gaussian(4, 20)
  let weak = axes.scaled(columnsBy: [1, 1, 1, 1e-7]).transposed()
  let tilted = try Matrix<Double>.orthonormal(rows: 9, columns: 4, using: &random) * weak
  return [
    Item(
      name: "the statement's matrix", a: [[1, 2], [1, 2]], omega: [[1], [1]],
      psi: [[1, 0], [0, 2]], isExact: true),
    Item(
      name: "rank 4, twice as many rows in Ψ", a: four, omega: gaussian(20, 4),
      psi: gaussian(9, 30), isExact: true),
    Item(
      name: "as many rows in Ψ as columns in Y", a: four, omega: gaussian(20, 4),
      psi: gaussian(4, 30), isExact: true),
    Item(
      name: "full rank", a: full, omega: gaussian(20, 6), psi: gaussian(13, 30), isExact: false),
    Item(
      name: "more columns in Y than the rank", a: four, omega: gaussian(20, 7),
      psi: gaussian(15, 30), isExact: true),
    Item(
      name: "a Ψ that is nearly dependent", a: inside, omega: gaussian(20, 4), psi: tilted,
      isExact: true),
  ]
}
