import Attempts
import Grading
import LinearAlgebra
import Solutions02

let imageCompressor: Exercise = Exercise(
  "ImageCompressor",
  learner: { call in { picture, budget in try call(picture, budget) } },
  reference: Solutions02.compress,
  stub: { _, _ in throw NotAttempted() },
  mistakes: budgetMistakes() + pixelMistakes()
) { answer, exam in
  for (name, picture, budget) in cases() {
    exam.begin(name, given: ["picture": picture, "budget": budget])
    let result = try answer(picture, budget)
    let (pixels, layer) = (picture.elements.count, picture.rows + picture.columns + 1)
    if budget < pixels {
      try check(result, of: picture, rank: budget / layer, exam)
    } else {
      try exam.expect(result.storedNumbers, equals: pixels, as: "the stored numbers")
      try exam.expect(result.picture, equals: picture, as: "the picture")
    }
  }
  let picture = gradientWithDisk(rows: 24, columns: 32)
  try exam.expectRefusals(
    of: ["a negative budget": -1, "a budget of minus one layer": -57, "the smallest Int": Int.min],
    given: { ["picture": picture, "budget": $0] }, by: { try answer(picture, $0).storedNumbers })
}

typealias CompressAnswer = (Matrix<Double>, Int) throws -> (
  picture: Matrix<Double>, storedNumbers: Int
)

private func cases() -> [(name: String, picture: Matrix<Double>, budget: Int)] {
  let picture = gradientWithDisk(rows: 24, columns: 32)
  let tall = gradientWithDisk(rows: 31, columns: 18)
  let square = Matrix<Double>(rows: 20, columns: 20) { i, j in
    (5..<12).contains(i) && (6..<16).contains((j + i / 3) % 20) ? 255 : 0
  }
  // Rank 2: its first layer is above 255 in the corner of the L, and the second takes that away.
  let corner = Matrix<Double>(rows: 12, columns: 16) { i, j in i < 5 || j < 6 ? 255 : 0 }
  let flat = Matrix<Double>(rows: 12, columns: 16, repeating: 100)
  let (pixels, layer) = (24 * 32, 24 + 32 + 1)
  return [
    ("a single row, too little for a layer", [[10, 200, 30]], 2),
    ("a single row, all of it", [[10, 200, 30]], 3),
    ("one pixel, no budget", [[7]], 0),
    ("one pixel", [[7]], 1),
    ("the budget of three layers", picture, 3 * layer),
    ("one short of three layers", picture, 3 * layer - 1),
    ("between three and four layers", picture, 3 * layer + 20),
    ("one layer", picture, layer),
    ("less than one layer", picture, layer - 1),
    ("nothing at all", picture, 0),
    ("one short of every pixel", picture, pixels - 1),
    ("every pixel", picture, pixels),
    ("one more than every pixel", picture, pixels + 1),
    ("every layer", picture, 24 * layer),
    ("a budget for every pixel and more", picture, Int.max),
    ("a bright square on black", square, 2 * 41),
    ("an L of light, of rank 2", corner, 2 * 29),
    ("a tall picture", tall, 4 * 50),
    ("a picture of rank 1, three layers", flat, 3 * 29),
    ("a picture of rank 1, every pixel", flat, 12 * 16),
    ("a white picture", flat.map { _ in 255 }, 29),
    ("a black picture", .zero(rows: 12, columns: 16), 2 * 29),
  ]
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
