import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

let singlePass: Exercise = Exercise(
  "SinglePass",
  learner: { call in { y, w, psi in try call(y, w, psi) } },
  reference: Solutions06.singlePass(y:w:psi:) as SinglePassAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: singlePassMistakes()
) { answer, exam in
  for item in try small() + large() {
    exam.begin(item.name, given: ["Y": item.y, "W": item.w, "Ψ": item.psi])
    let (q, x) = try answer(item.y, item.w, item.psi)
    try exam.expect(q, hasShape: (item.y.rows, item.y.columns), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    try exam.expect(x, hasShape: (item.y.columns, item.w.columns), as: "X")
    try exam.expect(q * (q.transpose * item.y), closeTo: item.y, within: 1e-12, as: "QQᵀY")
    if let a = item.a { try exam.expect(q * x, closeTo: a, within: item.tolerance, as: "QX") }
    try exam.expect(x, minimizesDistanceOf: item.psi * q, to: item.w)
  }
}

typealias SinglePassAnswer = (Matrix<Double>, Matrix<Double>, Matrix<Double>) throws -> (
  q: Matrix<Double>, x: Matrix<Double>
)

extension Exam {
  /// Expects what is left to be orthogonal to the columns of a matrix, as it is where a distance is least.
  ///
  /// A solution that is right for nearly the same matrix leaves a multiple of ε, beside the sizes of all
  /// that is multiplied.
  fileprivate func expect(
    _ x: Matrix<Double>, minimizesDistanceOf small: Matrix<Double>, to w: Matrix<Double>
  ) throws {
    let size = small.frobeniusNorm
    let slope = small.transpose * (small * x - w)
    let allowed = 1e-12 * size * (size * x.frobeniusNorm + w.frobeniusNorm)
    try expect(
      slope.frobeniusNorm <= allowed,
      as: "(ΨQ)ᵀ(ΨQX − W), which is 0 where ‖ΨQX − W‖ is smallest",
      expected: "0, within \(allowed.exhibit)", got: slope.exhibit)
  }
}

private struct Item {
  let name: String
  let y: Matrix<Double>
  let w: Matrix<Double>
  let psi: Matrix<Double>
  /// What QX is to be; nil where the sketches do not determine it.
  var a: Matrix<Double>?
  var tolerance = 1e-9
}

private func small() -> [Item] {
  let example = Item(
    name: "the statement's matrix", y: [[3], [3]], w: [[1, 2], [2, 4]], psi: [[1, 0], [0, 2]],
    a: [[1, 2], [1, 2]])
  let plane: Matrix<Double> = [[1, 0], [1, 1], [0, 1]]
  let two: Matrix<Double> = [[1, 2, 0], [0, 0, 0], [3, 6, 5]]
  let psi: Matrix<Double> = [[1, 2, 0], [0, 1, 1], [2, 0, 1], [1, 1, 1]]
  let scaled = Unit.extremes.flatMap { unit -> [Item] in
    let inverse = Unit(exponent: -unit.exponent)
    return [
      Item(
        name: "Y \(unit.name)", y: unit(example.y), w: example.w, psi: example.psi, a: example.a),
      Item(
        name: "W \(unit.name)", y: example.y, w: unit(example.w), psi: example.psi,
        a: example.a.map { unit($0) }),
      Item(
        name: "Ψ \(unit.name)", y: example.y, w: example.w, psi: unit(example.psi),
        a: example.a.map { inverse($0) }),
    ]
  }
  return [example] + scaled + [
    // Q is (1, 0), so that only the first two equations, x = 1 and x = 4, can be met, by 5/2.
    Item(
      name: "equations that contradict each other", y: [[2], [0]], w: [[1], [4], [9]], psi: plane,
      a: [[2.5], [0]]),
    Item(name: "one column", y: [[0], [-2]], w: [[1, 0], [1, 1], [0, 1]], psi: plane),
    Item(
      name: "as many rows in Ψ as columns in Y", y: two[columns: [0, 2]], w: psi[rows: 0..<2] * two,
      psi: psi[rows: 0..<2], a: two),
    Item(
      name: "more rows in Ψ than in Y", y: two[columns: [0, 2]], w: psi * two, psi: psi, a: two),
    Item(
      name: "more rows in Ψ than in Y, contradicting", y: two[columns: [0, 2]],
      w: [[1, 0], [0, 2], [3, 0], [0, 4]], psi: psi),
    Item(
      name: "dependent columns in Y", y: two[columns: [0, 1]], w: psi * two[columns: [0]], psi: psi,
      a: two[columns: [0]]),
    Item(
      name: "a column of zeros in Y", y: [[0, 1], [0, 0], [0, 2]], w: psi * two[columns: [2]],
      psi: psi),
    Item(
      name: "nothing seen", y: .zero(rows: 3, columns: 2), w: .zero(rows: 4, columns: 3), psi: psi,
      a: .zero(rows: 3, columns: 3)),
  ]
}

private func large() throws -> [Item] {
  var random = SplitMix64(seed: 78)
  func gaussian(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    .gaussian(rows: rows, columns: columns, using: &random)
  }
  func sketched(
    _ name: String, _ a: Matrix<Double>, _ count: Int, _ rows: Int, isExact: Bool,
    tolerance: Double = 1e-9
  ) -> Item {
    let psi = gaussian(rows, a.rows)
    return Item(
      name: name, y: a * gaussian(a.columns, count), w: psi * a, psi: psi, a: isExact ? a : nil,
      tolerance: tolerance)
  }
  let four = deficient(rows: 30, columns: 20, rank: 4, seed: 79)
  let narrow = parallel(rows: 12, columns: 5, seed: 80)
  let spectra = try TypicalSpectrum.all(12).map { spectrum in
    let a = try matrix(rows: 20, columns: 12, singularValues: spectrum.values, seed: 81)
    return sketched("singular values \(spectrum.name)", a, 5, 11, isExact: false)
  }
  // The columns of ΨQ are independent, but one direction of them has a small length: what is seen of it
  // is right to a multiple of ε divided by that.
  let weak = try [(1e-4, 1e-9), (1e-7, 1e-6), (1e-10, 1e-3)].map { length, tolerance in
    let axes = try Matrix<Double>.orthonormal(rows: 30, columns: 4, using: &random)
    let inside = axes * gaussian(4, 20)
    let rows = axes.scaled(columnsBy: [1, 1, 1, length]).transposed()
    let psi = try Matrix<Double>.orthonormal(rows: 9, columns: 4, using: &random) * rows
    return Item(
      name: "a direction of length \(length.exhibit) in ΨQ", y: inside * gaussian(20, 4),
      w: psi * inside, psi: psi, a: inside, tolerance: tolerance)
  }
  // Y is right to some ε, and its three nearly parallel columns divide that by their spread, 10⁻⁵.
  return [
    sketched("rank 4, twice as many rows in Ψ", four, 4, 9, isExact: true),
    sketched("more columns in Y than the rank", four, 7, 15, isExact: true),
    sketched("one row in A", four[rows: [0]], 1, 3, isExact: true),
    sketched("three nearly parallel columns", narrow, 5, 10, isExact: true, tolerance: 1e-6),
  ] + spectra + weak
}
