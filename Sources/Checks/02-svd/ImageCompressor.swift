import Attempts
import Grading
import LinearAlgebra
import Solutions02

let imageCompressor: Exercise = Exercise(
  "ImageCompressor",
  learner: { call in { picture, budget in try call(picture, budget) } },
  reference: Solutions02.compress,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("spends more than the budget", caughtAt: "one short of three layers") { p, budget in
      try valid(budget)
      let layer = p.rows + p.columns + 1
      return try stored(p, rank: (budget + layer - 1) / layer)
    },
    Mistake("counts k(m + n), without the singular values", caughtAt: "one short of three layers") {
      p, budget in
      try valid(budget)
      let k = budget / (p.rows + p.columns)
      return budget >= p.elements.count ? (p, p.elements.count) : try stored(p, rank: k)
    },
    Mistake("leaves values outside 0…255", caughtAt: "a bright square on black") { p, budget in
      try wholly(p, budget) { $0.rounded() }
    },
    Mistake("wraps around like a byte", caughtAt: "a bright square on black") { p, budget in
      try wholly(p, budget) { Double(UInt8(truncatingIfNeeded: Int($0.rounded()))) }
    },
    Mistake("does not round", caughtAt: "the budget of three layers") { p, budget in
      try wholly(p, budget) { min(255, max(0, $0)) }
    },
    Mistake("rounds down", caughtAt: "the budget of three layers") { p, budget in
      try wholly(p, budget) { min(255, max(0, $0)).rounded(.down) }
    },
    Mistake("stores layers where the pixels are cheaper", caughtAt: "a budget for every pixel") {
      p, budget in
      try valid(budget)
      let k = min(budget / (p.rows + p.columns + 1), min(p.rows, p.columns))
      return try stored(p, rank: k)
    },
    Mistake("turns a tall picture and forgets to turn it back", caughtAt: "a tall picture") {
      p, budget in
      try p.rows <= p.columns
        ? Solutions02.compress(p, budget: budget)
        : Solutions02.compress(p.transposed(), budget: budget)
    },
    Mistake("takes a negative budget for none", caughtAt: "a negative budget") { p, budget in
      try Solutions02.compress(p, budget: max(0, budget))
    },
  ]
) { answer, exam in
  let picture = gradientWithDisk(rows: 24, columns: 32)
  let layer = 24 + 32 + 1
  for (name, budget) in [
    ("the budget of three layers", 3 * layer), ("one short of three layers", 3 * layer - 1),
    ("between three and four layers", 3 * layer + 20), ("less than one layer", layer - 1),
    ("nothing at all", 0), ("a budget for nearly all of it", 24 * 32 - 1),
  ] {
    exam.begin(name, given: ["picture": picture, "budget": budget])
    try check(try answer(picture, budget), of: picture, rank: budget / layer, exam)
  }
  for budget in [24 * 32, 24 * layer, 1_000_000] {
    exam.begin("a budget for every pixel", given: ["picture": picture, "budget": budget])
    let result = try answer(picture, budget)
    try exam.expect(result.storedNumbers, equals: 24 * 32, as: "the stored numbers")
    try exam.expect(result.picture, closeTo: picture, within: 1e-12, as: "the picture")
  }
  let square = Matrix<Double>(rows: 20, columns: 20) { i, j in
    (5..<12).contains(i) && (6..<16).contains((j + i / 3) % 20) ? 255 : 0
  }
  exam.begin("a bright square on black", given: ["picture": square, "budget": 2 * 41])
  try check(try answer(square, 2 * 41), of: square, rank: 2, exam)
  let tall = gradientWithDisk(rows: 31, columns: 18)
  exam.begin("a tall picture", given: ["picture": tall, "budget": 4 * 50])
  try check(try answer(tall, 4 * 50), of: tall, rank: 4, exam)
  exam.begin("a single row", given: ["picture": [[10, 200, 30]] as Matrix<Double>, "budget": 2])
  try check(try answer([[10, 200, 30]], 2), of: [[10, 200, 30]], rank: 0, exam)
  exam.begin("a negative budget", given: ["picture": picture, "budget": -1])
  try exam.expectError(as: "a negative budget") { try answer(picture, -1).storedNumbers }
}

/// A value that falls half-way between two bytes may be rounded to either.
private func check(
  _ result: (picture: Matrix<Double>, storedNumbers: Int), of picture: Matrix<Double>, rank: Int,
  _ exam: Exam
) throws {
  let (m, n) = (picture.rows, picture.columns)
  try exam.expect(result.storedNumbers, equals: rank * (m + n + 1), as: "the stored numbers")
  try exam.expect(result.picture, hasShape: (m, n), as: "the picture")
  let got = result.picture
  if let (i, j) = firstPixel(of: got, where: { !(0...255).contains($0) || $0 != $0.rounded() }) {
    try exam.fail(
      "pixel (\(i), \(j))", expected: "a whole number from 0 to 255", got: got[i, j].exhibit)
  }
  let best = try layers(of: picture, rank).map { min(255, max(0, $0)) }
  if let (i, j) = firstPixel(of: got - best, where: { $0.magnitude > 0.5 + 1e-6 }) {
    try exam.fail(
      "pixel (\(i), \(j)) of rank \(rank)", expected: "\(best[i, j].exhibit), clipped and rounded",
      got: got[i, j].exhibit)
  }
}

/// Where the first entry stands that is as described, row by row.
private func firstPixel(
  of picture: Matrix<Double>, where isWanted: (Double) -> Bool
) -> (row: Int, column: Int)? {
  for i in 0..<picture.rows {
    for j in 0..<picture.columns where isWanted(picture[i, j]) { return (i, j) }
  }
  return nil
}

/// The sum of the first layers, from the eigenvectors of AᵀA: another way than the reference's.
private func layers(of a: Matrix<Double>, _ rank: Int) throws -> Matrix<Double> {
  let eigen = try SymmetricEigen(a.gram())
  let v = eigen.eigenvectors[columns: (a.columns - rank)..<a.columns]
  return (a * v) * v.transpose
}

private func gradientWithDisk(rows: Int, columns: Int) -> Matrix<Double> {
  Matrix(rows: rows, columns: columns) { i, j in
    let (dy, dx) = (Double(i) - 9, Double(j) - 21)
    return dx * dx + dy * dy < 30 ? 170 : Double(70 + i + (7 * i + 3 * j) % 97 / 2)
  }
}

private func valid(_ budget: Int) throws {
  if budget < 0 { throw Solutions02.NegativeBudget(budget: budget) }
}

private func stored(
  _ picture: Matrix<Double>, rank: Int
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  let bytes = try layers(of: picture, rank).map { min(255, max(0, $0)).rounded() }
  return (bytes, rank * (picture.rows + picture.columns + 1))
}

/// A right answer but for how a value becomes a pixel.
private func wholly(
  _ picture: Matrix<Double>, _ budget: Int, pixel: (Double) -> Double
) throws -> (picture: Matrix<Double>, storedNumbers: Int) {
  try valid(budget)
  let (m, n) = (picture.rows, picture.columns)
  if budget >= m * n { return (picture, m * n) }
  let k = budget / (m + n + 1)
  return (try layers(of: picture, k).map(pixel), k * (m + n + 1))
}
