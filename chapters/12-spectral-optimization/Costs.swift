import LinearAlgebra
import Literate
import LowRank

func costs(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let five = Array(repeating: OddPolynomial.muon, count: 5)
  var table = Table("size", "five steps", "five Gram steps", "SVD")
  for (rows, columns) in [(256, 256), (256, 1024)] {
    let m = Matrix<Float>.gaussian(rows: rows, columns: columns, using: &random)
    let whole = try seconds { _ = try m.matrixSign(by: five, .whole) }
    let gram = try seconds { _ = try m.matrixSign(by: five, .gram) }
    let exact = try seconds { _ = try m.matrixSign() }
    table.row(
      "\(rows) × \(columns)", milliseconds(whole), milliseconds(gram),
      milliseconds(exact))
  }
  page.printMeasured("milliseconds, the best of three, in single precision")
  page.printMeasured(table)
}

private func milliseconds(_ seconds: Double) -> String {
  (1000 * seconds).formatted(decimals: 1)
}

/// The shortest time of three.
private func seconds(_ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  return try (0..<3).map { _ in
    let begin = clock.now
    try work()
    return (clock.now - begin) / .seconds(1)
  }.min() ?? 0
}
