import LanguageModel
import LinearAlgebra
import Literate

func rotary(_ page: Page) throws {
  try drawTurning(page)
  try drawDifference(page)
  try turning(page)
  var random = SplitMix64(seed: page.seed)
  let d = 8
  let q = Matrix<Double>.gaussian(rows: d, columns: 1, using: &random)
  let k = Matrix<Double>.gaussian(rows: d, columns: 1, using: &random)
  let angles = RotaryPositions<Double>(headSize: d, base: 10_000, count: 1010)
  // snippet.scores
  func turned(_ x: Matrix<Double>, at place: Int) -> Vector<Double> {
    let row = Matrix(columns: Array(repeating: x[column: 0], count: place + 1))
    return angles.rotated(row, length: place + 1)[column: place]
  }
  func score(_ i: Int, _ j: Int) -> Double {
    turned(q, at: i).dot(turned(k, at: j))
  }
  // snippet.end
  func added(_ i: Int, _ j: Int) -> Double {
    (q[column: 0] + waves(i, d)).dot(k[column: 0] + waves(j, d))
  }
  var table = Table("query at", "key at", "turned", "waves added")
  for (i, j) in [(3, 0), (13, 10), (1003, 1000), (4, 0), (0, 3)] {
    table.row(
      "\(i)", "\(j)", score(i, j).formatted(decimals: 4),
      added(i, j).formatted(decimals: 4))
  }
  page.print(table)
  let size = q.frobeniusNorm * k.frobeniusNorm
  try page.claim(
    "The score depends on the difference of the positions alone.",
    (0..<40).allSatisfy { i in
      (0...i).allSatisfy { j in
        abs(score(i, j) - score(i - j + 900, 900)) <= 1e-9 * size
      }
    })
}

/// The waves that older models add to a token's column.
private func waves(_ place: Int, _ d: Int) -> Vector<Double> {
  Vector(
    (0..<d).map { row in
      let angle =
        Double(place) / Double.pow(10_000, Double(row - row % 2) / Double(d))
      return row % 2 == 0 ? Double.sin(angle) : Double.cos(angle)
    })
}

func wrongPairs(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed &+ 1)
  let (d, n) = (8, 16)
  let (wq, wk) = (
    Matrix<Double>.gaussian(rows: d, columns: n, using: &random),
    Matrix<Double>.gaussian(rows: d, columns: n, using: &random)
  )
  let x = Matrix<Double>.gaussian(rows: n, columns: 6, using: &random)
  let angles = RotaryPositions<Double>(headSize: d, base: 10_000, count: 6)
  // snippet.halves
  /// The order in which entries j and j + d/2 become neighbors.
  let order = (0..<d).map { $0 % 2 * d / 2 + $0 / 2 }
  let back = (0..<d).map { ($0 % (d / 2)) * 2 + $0 / (d / 2) }
  func turnedByHalves(_ x: Matrix<Double>) -> Matrix<Double> {
    angles.rotated(x[rows: order], length: 6)[rows: back]
  }
  func scores(_ q: Matrix<Double>, _ k: Matrix<Double>) -> Matrix<Double> {
    k.transpose * q
  }
  let right = scores(
    angles.rotated(wq * x, length: 6), angles.rotated(wk * x, length: 6))
  let wrong = scores(turnedByHalves(wq * x), turnedByHalves(wk * x))
  let mended = scores(
    turnedByHalves(wq[rows: back] * x), turnedByHalves(wk[rows: back] * x))
  // snippet.end
  var table = Table("rows of the weights", "pairs", "error of the scores")
  for (rows, pairs, result) in [
    ("for neighbors", "neighbors", right), ("for neighbors", "halves", wrong),
    ("in the other order", "halves", mended),
  ] {
    let error = (result - right).frobeniusNorm / right.frobeniusNorm
    table.row(rows, pairs, error < 1e-12 ? "0 %" : percent(error))
  }
  page.print(table)
}
