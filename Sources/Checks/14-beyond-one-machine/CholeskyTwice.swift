import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions14

let choleskyTwice: Exercise = Exercise(
  "CholeskyTwice",
  learner: { call in { blocks in try call(blocks) } },
  reference: Solutions14.choleskyQR2(_:) as CholeskyAnswer,
  stub: { _ in throw NotAttempted() },
  mistakes: choleskyMistakes()
) { answer, exam in
  for item in try possible() {
    exam.begin(item.name, given: ["blocks": item.blocks])
    let result = try answer(item.blocks)
    try examine(result, of: item.blocks, unit: item.unit, exam)
  }
  for (name, blocks) in impossible() {
    exam.begin(name, given: ["blocks": blocks])
    try exam.expectError(as: "your function") { try answer(blocks).r }
  }
  for (name, blocks) in try delicate() {
    exam.begin(name, given: ["blocks": blocks])
    let result: (q: [Matrix<Double>], r: Matrix<Double>)
    do { result = try answer(blocks) } catch let stub as NotAttempted { throw stub } catch {
      continue
    }
    try examine(result, of: blocks, unit: Unit(exponent: 0), exam)
  }
}

typealias CholeskyAnswer = ([Matrix<Double>]) throws -> (q: [Matrix<Double>], r: Matrix<Double>)

private typealias Case = (name: String, blocks: [Matrix<Double>], unit: Unit)

/// Orthonormal to rounding, in the same blocks, and a factorization.
private func examine(
  _ got: (q: [Matrix<Double>], r: Matrix<Double>), of blocks: [Matrix<Double>], unit: Unit,
  _ exam: Exam
) throws {
  let n = blocks[0].columns
  try exam.expect(got.q.count, equals: blocks.count, as: "the number of blocks of Q")
  for (rank, (q, block)) in zip(got.q, blocks).enumerated() {
    try exam.expect(q, hasShape: (block.rows, n), as: "the block of Q for rank \(rank)")
  }
  try exam.expect(orthonormalColumnsOf: stacked(got.q), within: 1e-12, as: "Q")
  try exam.expect(got.r, isTriangleOf: n, as: "R")
  let (product, whole) = (
    stacked(got.q) * (got.r * unit.power(-1)), stacked(blocks) * unit.power(-1)
  )
  for j in 0..<n {
    try exam.expect(
      product[column: j], closeTo: whole[column: j], within: 1e-12, as: "column \(j) of QR")
  }
}

private func possible() throws -> [Case] {
  let plain = Unit(exponent: 0)
  let tall = blocks(of: gaussian(14, 3, seed: 171), heights: [5, 6, 3])
  var cases: [Case] = [
    ("one column", [[[3]], [[4]]], plain), ("a negative column", [[[-3]], [[-4]]], plain),
    ("a single rank", [gaussian(6, 3, seed: 172)], plain), ("three ranks", tall, plain),
    ("short blocks", blocks(of: gaussian(6, 4, seed: 173), heights: [1, 2, 1, 2]), plain),
    ("a square", blocks(of: gaussian(4, 4, seed: 174), heights: [2, 2]), plain),
    ("a rank without rows", blocks(of: gaussian(7, 3, seed: 175), heights: [3, 0, 4]), plain),
    ("a first rank without rows", blocks(of: gaussian(7, 3, seed: 176), heights: [0, 7]), plain),
    ("a rank of zeros", [gaussian(5, 3, seed: 177), .zero(rows: 4, columns: 3)], plain),
    (
      "columns of very different sizes",
      tall.map { $0.scaled(columnsBy: [1, 0x1p-200, 0x1p200]) }, plain
    ),
  ]
  cases += (Unit.extremes + Unit.beyondSquares).map { unit in
    ("three ranks \(unit.name)", tall.map { unit($0) }, unit)
  }
  for (power, mu) in [(2, 1e-2), (4, 1e-4), (6, 1e-6)] {
    let a = try matrix(
      rows: 40, singularValues: .geometric(8, from: 1, to: mu), seed: UInt64(180 + power))
    cases.append(
      ("condition 1e\(power)", blocks(of: a, heights: [13, 17, 10]), plain))
    cases.append(
      (
        "Läuchli's matrix, μ = 1e-\(power)",
        blocks(of: .lauchli(5, mu: mu), heights: [1, 3, 2]), plain
      ))
  }
  return cases
}

private func impossible() -> [(String, [Matrix<Double>])] {
  let tall = gaussian(9, 2, seed: 191)
  return [
    ("a column of zeros", [[[1, 0], [2, 0]], [[3, 0]]]),
    ("a zero matrix", [.zero(rows: 3, columns: 2), .zero(rows: 2, columns: 2)]),
    ("equal columns", [[[1, 1], [2, 2]], [[2, 2]]]),
    ("fewer rows than columns", [[[1, 2, 3]], [[4, 5, 7]]]),
    ("no rows", [.zero(rows: 0, columns: 2), .zero(rows: 0, columns: 2)]),
    ("a NaN", [tall, [[1, .nan]]]), ("a NaN in the first block", [[[.nan, 1]], tall]),
    ("an infinite number", [tall, [[.infinity, 1]]]),
  ]
}

/// Where squares have lost what matters, there is either an error or what was asked for.
private func delicate() throws -> [(String, [Matrix<Double>])] {
  var cases: [(String, [Matrix<Double>])] = []
  for mu in [1e-7, 3e-8, 1.5e-8, 1.2e-8, 1.05e-8, 1e-8, 1e-9, 1e-12] {
    for columns in [2, 3, 6] {
      cases.append(
        (
          "Läuchli's matrix with \(columns) columns, μ = \(mu)",
          blocks(of: .lauchli(columns, mu: mu), heights: [1, columns])
        ))
    }
  }
  let spectra: [(name: String, values: Vector<Double>)] = [
    ("1e15", .geometric(3, from: 1, to: 1e-15)), ("1e12", .geometric(3, from: 1, to: 1e-12)),
    ("1e10", .geometric(6, from: 1, to: 1e-10)), ("1e8", .geometric(6, from: 1, to: 1e-8)),
  ]
  for (name, values) in spectra {
    for draw in 0..<16 {
      let a = try matrix(rows: 24, singularValues: values, seed: UInt64(200 + draw))
      cases.append(("condition \(name)", blocks(of: a, heights: [12, 12])))
    }
  }
  return cases
}
