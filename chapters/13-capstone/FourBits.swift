import LanguageModel
import LinearAlgebra
import Literate
import LowRank

func block(_ page: Page) throws {
  try drawBlock(page)
  var random = SplitMix64(seed: page.seed)
  // snippet.block
  let x = Matrix<Double>.gaussian(rows: 1, columns: 32, using: &random)
  let read = try x.rounded(as: .q4_1)
  let (least, most) = (x.elements.min() ?? 0, x.elements.max() ?? 0)
  let unit = 0x1p-11  // a number of 16 bits is off by so much of itself
  let bound = (most - least) / 30 + unit * (abs(least) + most - least)
  // snippet.end
  var table = Table("number", "comes back as", "error")
  for j in 0..<4 {
    table.row(
      x[0, j].formatted(decimals: 3), read[0, j].formatted(decimals: 3),
      (read[0, j] - x[0, j]).formatted(decimals: 3))
  }
  page.print(table)
  page.record("half-step", (most - least) / 30, decimals: 3)
  page.record("largest-error", (read - x).maxNorm, decimals: 3)
  try page.claim(
    "No error is larger than half a step.", (read - x).maxNorm <= bound)
}

func equalBits(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let n = 256
  func decaying(_ power: Double) throws -> Matrix<Double> {
    try .random(
      rows: n, columns: n,
      singularValues: Vector((1...n).map { Double.pow(Double($0), -power) }),
      using: &random)
  }
  let matrices = [
    Matrix<Double>.gaussian(rows: n, columns: n, using: &random),
    try decaying(0.5), try decaying(1), try decaying(1.5),
  ]
  // snippet.equal-bits
  /// The rank whose factors take so many bits a number, in 16 bits each.
  func rank(forBits bits: Double) -> Int { Int(bits * Double(n) / 32) }
  func lowRank(_ a: Matrix<Double>, _ rank: Int) throws -> Matrix<Double> {
    Matrix(LowRankMatrix(try SVD(a).truncated(toRank: rank)))
  }
  func beside(_ a: Matrix<Double>, _ rank: Int) throws -> Matrix<Double> {
    let strong = try lowRank(a, rank)
    return strong + (try (a - strong).rounded(as: .q4_1))
  }
  // snippet.end
  func error(_ b: Matrix<Double>, _ a: Matrix<Double>) -> Double {
    (b - a).frobeniusNorm / a.frobeniusNorm
  }
  var table = Table(
    "kept", "bits a number", "random", "σₖ = k^(−1/2)", "σₖ = 1/k",
    "σₖ = k^(−3/2)")
  func row(
    _ name: String, _ bits: Double,
    _ make: (Matrix<Double>) throws -> Matrix<Double>
  ) throws {
    let cells = try matrices.map { percent(error(try make($0), $0)) }
    table.row(
      name, bits.formatted(decimals: 1), cells[0], cells[1], cells[2], cells[3])
  }
  try row("blocks of 8 bits", 8.5) { try $0.rounded(as: .q8_0) }
  try row("blocks of 4 bits", 5) { try $0.rounded(as: .q4_1) }
  try row("rank \(rank(forBits: 5))", 5) { try lowRank($0, rank(forBits: 5)) }
  try row("4 bits, rank 8 of the rest in 16", 6) { a in
    let coarse = try a.rounded(as: .q4_1)
    return coarse + (try lowRank(a - coarse, 8))
  }
  try row("rank 8 in 16 bits, the rest in 4", 6) { try beside($0, 8) }
  page.print(table)
  let errors = try matrices.map { a in
    (
      try error(a.rounded(as: .q4_1), a),
      try error(lowRank(a, rank(forBits: 5)), a)
    )
  }
  try page.claim(
    "Four bits beat the rank on the first two matrices and lose on the last.",
    errors[0].0 < errors[0].1 && errors[1].0 < errors[1].1
      && errors[3].1 < errors[3].0)
}
