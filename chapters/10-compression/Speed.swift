import LinearAlgebra
import Literate

/// The least time of a product among a few.
private func seconds(_ work: () -> Matrix<Float>) -> Double {
  let clock = ContinuousClock()
  _ = work()
  var least = Double.infinity
  for _ in 0..<5 {
    var size: Float = 0
    // Small products are repeated until the clock can see them.
    let one = clock.measure { size = work()[0, 0] } / .seconds(1)
    let count = max(1, min(2000, Int(0.002 / max(one, 1e-7))))
    let time = clock.measure {
      for _ in 0..<count { size += work()[0, 0] }
    }
    if size.isFinite { least = min(least, time / .seconds(1) / Double(count)) }
  }
  return least
}

func speed(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  var table = Table(
    "n", "one input, n/8", "one input, n/4", "256 inputs, n/8",
    "256 inputs, n/4")
  var wins: [Double] = []
  for n in [64, 128, 256, 512, 1024] {
    let w = Matrix<Float>.gaussian(rows: n, columns: n, using: &random)
    var cells: [String] = []
    for tokens in [1, 256] {
      let x = Matrix<Float>.gaussian(rows: n, columns: tokens, using: &random)
      let dense = seconds { w * x }
      for r in [n / 8, n / 4] {
        let left = w[columns: 0..<r]
        let right = w[rows: 0..<r]
        let thin = seconds { left * (right * x) }
        cells.append((dense / thin).formatted(decimals: 1))
        wins.append(dense / thin)
      }
    }
    table.row("\(n)", cells[0], cells[1], cells[2], cells[3])
  }
  page.print("how many times faster than the dense product")
  page.print("fewer multiplications: 4 times at n/8, 2 times at n/4\n")
  page.printMeasured(table)
  page.recordMeasured("fastest", wins.max() ?? 0, digits: 2)
  page.recordMeasured("slowest", wins.min() ?? 0, digits: 2)
}
