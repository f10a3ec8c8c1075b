import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

let randomizedSVD: Exercise = Exercise(
  "RandomizedSVD",
  learner: { call in { a, k, p, q, random in try call(a, k, p, q, using: &random) } },
  reference: Solutions06.randomizedSVD(_:rank:oversampling:powerIterations:using:)
    as TripletAnswer,
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: tripletMistakes()
) { answer, exam in
  var random = SplitMix64(seed: 73)
  for item in try small() + large() {
    exam.begin(
      item.name, given: ["A": item.a, "k": item.rank, "p": item.oversampling, "q": item.iterations])
    let before = random
    let got = try answer(item.a, item.rank, item.oversampling, item.iterations, &random)
    try exam.expect(got, areTripletsOf: item.a, rank: item.rank)
    if !item.isComplete && item.a.maxNorm > 0 {
      // Whoever works on the shorter side draws for that.
      let least = (item.rank + item.oversampling) * min(item.a.rows, item.a.columns)
      try exam.expect(random, wasDrawnFromSince: before, times: least...(1 << 20))
    }
    if let tolerance = item.tolerance { try exam.expect(got, truncates: item, within: tolerance) }
  }
  try examineSmallValues(answer, exam, &random)
  try examineBasis(answer, exam, &random)
  try exam.expectSmallDirections(using: &random) { a, q, random in
    try answer(a, 2, 0, q, &random).u
  }
  try exam.expectNormalNumbers(using: &random) { a, random in
    let got = try answer(a, 1, 0, 0, &random)
    try exam.expect(got.u, hasShape: (a.rows, 1), as: "U")
    return got.u[column: 0]
  }
}

typealias Triplets = (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>)
typealias TripletAnswer = (Matrix<Double>, Int, Int, Int, inout SplitMix64) throws -> Triplets

extension Exam {
  /// Expects what any basis Q gives: orthonormal columns, falling numbers, and `UᵀA = ΣVᵀ`, because
  /// `UᵀA = ŨᵀQᵀA`; or `AV = UΣ`, if it was all done to the transpose of A.
  fileprivate func expect(
    _ got: Triplets, areTripletsOf a: Matrix<Double>, rank: Int
  ) throws {
    try expect(got.u, hasShape: (a.rows, rank), as: "U")
    try expect(got.v, hasShape: (a.columns, rank), as: "V")
    try expect(got.sigma.count, equals: rank, as: "the number of singular values")
    try expect(orthonormalColumnsOf: got.u, as: "U")
    try expect(orthonormalColumnsOf: got.v, as: "V")
    try expect(nonincreasing: got.sigma, as: "the singular values")
    try expect(
      got.sigma.allSatisfy { $0 >= 0 }, as: "the singular values", expected: "none negative",
      got: got.sigma.exhibit)
    let turned = (a * got.v - got.u.scaled(columnsBy: got.sigma)).frobeniusNorm
    if turned <= 1e-10 * a.frobeniusNorm { return }
    try expect(
      got.u.transpose * a, closeTo: got.v.scaled(columnsBy: got.sigma).transposed(),
      within: 1e-10, beside: a.frobeniusNorm, as: "UᵀA, which should be ΣVᵀ")
  }

  /// Expects the truncated decomposition itself.
  fileprivate func expect(
    _ got: Triplets, truncates item: Item, within tolerance: Double
  ) throws {
    let (svd, k) = (try SVD(item.a), item.rank)
    let best =
      svd.u[columns: 0..<k].scaled(columnsBy: svd.singularValues[0..<k])
      * svd.v[columns: 0..<k].transpose
    let size = svd.singularValues[0]
    try expect(
      got.sigma, closeTo: svd.singularValues[0..<k], within: tolerance, beside: size,
      as: "the singular values")
    try expect(
      got.u.scaled(columnsBy: got.sigma) * got.v.transpose, closeTo: best, within: tolerance,
      beside: size, as: "UΣVᵀ")
  }
}

/// Expects small singular values to be there.
///
/// A basis for values down to 10⁻⁹ has all directions only if it was made orthonormal before each
/// product. Rounding, some 10⁻¹⁵, then leaves the last value a few digits.
private func examineSmallValues(
  _ answer: TripletAnswer, _ exam: Exam, _ random: inout SplitMix64
) throws {
  let sigma = Vector<Double>.geometric(6, from: 1, to: 1e-9)
  let a = try matrix(rows: 30, columns: 20, singularValues: sigma, seed: 79)
  for unit in Unit.all + Unit.beyondSquares {
    exam.begin(
      "singular values down to 1e-9 \(unit.name)", given: ["A": unit(a), "k": 6, "p": 0, "q": 4])
    let got = try answer(unit(a), 6, 0, 4, &random)
    try exam.expect(got, areTripletsOf: unit(a), rank: 6)
    try exam.expect(
      got.sigma, eachCloseTo: unit(sigma), within: 1e-3, as: "the singular values")
  }
}

/// Expects k + p columns in the basis, and q iterations.
///
/// For a diagonal A and ℓ columns in the basis, entry ℓ + 1 of the first column of U is that of the
/// diagonal to the power 2q + 1, beside the first, times a ratio of two normal numbers. With a column
/// more it is far smaller, and with one less it is no longer as small as the entry before.
private func examineBasis(
  _ answer: TripletAnswer, _ exam: Exam, _ random: inout SplitMix64
) throws {
  let settings = [
    (k: 1, p: 0, q: 0), (1, 0, 1), (1, 0, 2), (1, 0, 3), (1, 0, 6), (1, 1, 0), (1, 1, 1), (1, 1, 2),
    (1, 3, 0), (1, 3, 1), (2, 0, 0), (2, 1, 0), (2, 1, 1), (2, 3, 0), (3, 0, 1),
  ]
  for (k, p, q) in settings {
    let size = k + p
    // Few enough halvings that rounding, at 2⁻⁵², leaves the entry alone.
    let step = max(2, 30 / (size * (2 * q + 1)))
    let diagonal = Vector(
      (0...size).map { Double(sign: .plus, exponent: -step * $0, significand: 1) })
    let a = Matrix(diagonal: diagonal)
    exam.begin(
      "k = \(k), p = \(p), q = \(q), counted", given: ["A": a, "k": k, "p": p, "q": q, "runs": 200])
    let columns = try (0..<200).map { _ in
      let got = try answer(a, k, p, q, &random)
      try exam.expect(got.u, hasShape: (size + 1, k), as: "U")
      return got.u[column: 0]
    }
    try exam.expect(
      entry: size, of: columns, fallsBy: Double(step * size * (2 * q + 1)),
      as: "the number of halvings from the first entry of U to number k + p + 1 below it")
  }
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let rank: Int
  var oversampling = 0
  var iterations = 0
  /// How far the result may be from the truncated decomposition; nil if it need not be that.
  var tolerance: Double?
  var isComplete: Bool { rank + oversampling >= min(a.rows, a.columns) }
}

/// A basis that spans everything leaves rounding errors alone.
private let exactly = 1e-10
/// One that spans as many dimensions as it has columns divides them by the least singular value of a
/// square Gaussian matrix.
private let nearly = 1e-6

private func small() -> [Item] {
  let three: Matrix<Double> = [[3, 0], [0, 2]]
  let wide: Matrix<Double> = [[1, 2, 2], [2, -2, 1]]
  let two: Matrix<Double> = [[4, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0, 0]]
  return [
    Item(name: "diag(3, 2)", a: three, rank: 1, oversampling: 1, tolerance: exactly),
    Item(name: "diag(3, 2), more than all", a: three, rank: 1, oversampling: 9, tolerance: exactly),
    Item(name: "a wide matrix", a: wide, rank: 2, iterations: 1, tolerance: exactly),
    Item(name: "a tall matrix", a: wide.transposed(), rank: 2, tolerance: exactly),
    Item(name: "rank 2, a basis of two", a: two, rank: 1, oversampling: 1, tolerance: nearly),
    Item(name: "rank 2, k = 3", a: two, rank: 3, iterations: 1, tolerance: exactly),
    Item(name: "zero", a: .zero(rows: 3, columns: 4), rank: 2, oversampling: 1, tolerance: exactly),
    Item(name: "zero, no oversampling", a: .zero(rows: 3, columns: 4), rank: 2, tolerance: exactly),
  ]
    + Unit.extremes.map {
      Item(
        name: "a wide matrix \($0.name)", a: $0(wide), rank: 2, iterations: 1, tolerance: exactly)
    }
}

private func large() throws -> [Item] {
  let spectra = try TypicalSpectrum.all(12).flatMap { spectrum -> [Item] in
    let a = try matrix(rows: 20, columns: 12, singularValues: spectrum.values, seed: 74)
    let name = "singular values \(spectrum.name)"
    return [
      Item(name: name, a: a, rank: 4, oversampling: 2, iterations: 2),
      Item(name: "\(name), k = 12", a: a, rank: 12, tolerance: exactly),
      Item(
        name: "\(name), wide", a: a.transposed(), rank: 12, oversampling: 5, iterations: 1,
        tolerance: exactly),
    ]
  }
  let four = try matrix(
    rows: 25, columns: 18, singularValues: [4, 3, 2, 1], seed: 77)
  return [
    Item(
      name: "a basis as large as the rank", a: four, rank: 2, oversampling: 2, tolerance: nearly),
    Item(
      name: "a rank below k", a: four, rank: 6, oversampling: 2, iterations: 2, tolerance: exactly),
    Item(
      name: "a rank below k, no oversampling", a: four.transposed(), rank: 6, tolerance: exactly),
  ] + spectra
}
