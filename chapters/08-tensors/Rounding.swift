import Foundation
import LinearAlgebra
import Literate
import LowRank

func rounding(_ page: Page) throws {
  // snippet.rounding
  func wave(_ frequency: Double) throws -> TensorTrain<Double> {
    try TensorTrain(
      quantizing: { sin(frequency * $0) }, over: 0...1, bits: 16,
      relativeError: 1e-13)
  }
  let (f, g) = (try wave(30), try wave(50))
  let square = (f + g).hadamard(f + g)
  let rounded = try square.rounded(toRelativeError: 1e-11)
  // snippet.end
  var table = Table("train", "largest rank", "stored")
  let rows = [
    ("f = sin 30x", f), ("f + g", f + g), ("(f + g)²", square),
    ("rounded", rounded),
  ]
  for (name, train) in rows {
    table.row(name, "\(train.ranks.max() ?? 0)", "\(train.storedNumbers)")
  }
  page.print(table)
  page.record("rounding-rank", rounded.ranks.max() ?? 0)
  let change = try (square - rounded).frobeniusNorm() / square.frobeniusNorm()
  page.print("rounding changed less than 1e-11: \(change < 1e-11)")
}
