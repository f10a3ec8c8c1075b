import LinearAlgebra
import Literate
import Training

/// The relative error of numbers that are rounded to levels, block by block.
private func error(
  _ values: [Double], levels: [Double], block: Int,
  code: (Double) -> Double
) -> Double {
  var (wrong, all) = (0.0, 0.0)
  for start in stride(from: 0, to: values.count, by: block) {
    let part = values[start..<min(start + block, values.count)]
    let scale = part.reduce(0) { max($0, abs($1)) }
    for value in part {
      let difference = value - scale * code(value / scale)
      wrong += difference * difference
      all += value * value
    }
  }
  return (wrong / all).squareRoot()
}

func fourBits(_ page: Page) throws {
  try drawLevels(page)
  let text = NF4.levels.map { $0.formatted(decimals: 4) }
  page.print(text[..<8].joined(separator: "  "))
  page.print(text[8...].joined(separator: "  "))
  var generator = SplitMix64(seed: page.seed)
  var w = Matrix<Double>.gaussian(rows: 512, columns: 512, using: &generator)
  w[100, 100] = 30
  // snippet.quantize
  let small = try NF4Matrix(w)
  let back = small.dequantized()
  // snippet.end
  let bits = small.bitsPerParameter
  page.print("\nbits for a number: \(bits.formatted(decimals: 3))")
  page.record("nf4-bits", bits, decimals: 3)
  let plain = try NF4Matrix(w, doubleQuantization: false)
  page.record("nf4-plain-bits", plain.bitsPerParameter, decimals: 1)
  let llama = Double(ModelShape.llama7B.total) * bits / 8 / 1e9
  page.record("llama-nf4-gigabytes", llama, decimals: 1)
  page.record("nf4-bound", NF4.widestGap / 2, decimals: 3)
  try page.claim(
    "No error is above the bound.",
    worstError(w, plain.dequantized()) < NF4.widestGap / 2 + 1e-6)
  try compare(page, w, nf4: w.distance(to: back))
}

private func compare(
  _ page: Page, _ w: Matrix<Double>, nf4: Double
) throws {
  let values = w.transposed().elements
  let even = (0..<16).map { -1 + 2 * Double($0) / 15 }
  func nearest(_ levels: [Double]) -> (Double) -> Double {
    { x in levels.min { abs($0 - x) < abs($1 - x) } ?? 0 }
  }
  func below(_ x: Double) -> Double { NF4.levels.last { $0 <= x } ?? -1 }
  let errors = [
    ("NF4, blocks of 64", nf4),
    (
      "sixteen even levels",
      error(values, levels: even, block: 64, code: nearest(even))
    ),
    (
      "the last level below",
      error(values, levels: NF4.levels, block: 64, code: below)
    ),
    (
      "one scale for all",
      error(
        values, levels: NF4.levels, block: values.count,
        code: nearest(NF4.levels))
    ),
  ]
  var table = Table("rounding", "relative error")
  for (name, error) in errors { table.row(name, percent(error)) }
  table.best(.least, column: 1)
  page.print(table)
  page.record("nf4-error", percent(nf4))
  page.record("floor-error", percent(errors[2].1))
  page.record("one-scale-error", percent(errors[3].1))
  let shares = levelShares(Array(values.prefix(1 << 16)))
  page.record("nf4-least-share", percent(shares.min() ?? 0))
  page.record("nf4-most-share", percent(shares.max() ?? 0))
  try page.claim(
    "Even levels are a little worse, the level below twice as bad.",
    errors[1].1 > 1.03 * nf4 && errors[3].1 > 3 * nf4
      && abs(errors[2].1 / nf4 - 2) < 0.2)
}

/// How many of the numbers in blocks of 64 take each level.
private func levelShares(_ values: [Double]) -> [Double] {
  var counts = NF4.levels.map { _ in 0.0 }
  for start in stride(from: 0, to: values.count, by: 64) {
    let block = values[start..<(start + 64)]
    let scale = block.reduce(0) { max($0, abs($1)) }
    for value in block {
      let distances = NF4.levels.map { abs($0 - value / scale) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      counts[nearest ?? 0] += 1 / Double(values.count)
    }
  }
  return counts
}

/// The largest error, beside the largest magnitude of its block of 64.
private func worstError(_ w: Matrix<Double>, _ back: Matrix<Double>) -> Double {
  var worst = 0.0
  for i in 0..<w.rows {
    for start in stride(from: 0, to: w.columns, by: 64) {
      let block = start..<(start + 64)
      let scale = w[row: i][block].reduce(0) { max($0, abs($1)) }
      for j in block { worst = max(worst, abs(w[i, j] - back[i, j]) / scale) }
    }
  }
  return worst
}
