import Foundation
import LinearAlgebra
import Literate
import LowRank

func quantized(_ page: Page) throws {
  let functions: [(String, (Double) -> Double)] = [
    ("exp x", { exp($0) }), ("x", { $0 }), ("sin 100x", { sin(100 * $0) }),
    ("x² − x", { $0 * $0 - $0 }), ("√x", { $0.squareRoot() }),
    ("1/(1 + 100x²)", { 1 / (1 + 100 * $0 * $0) }),
  ]
  var table = Table("function", "largest rank", "stored")
  let bits = 18
  for (name, function) in functions {
    // snippet.quantized
    let train = try TensorTrain(
      quantizing: function, over: 0...1, bits: bits, relativeError: 1e-10)
    table.row(name, "\(train.ranks.max() ?? 1)", "\(train.storedNumbers)")
    // snippet.end
  }
  page.print("\(1 << bits) samples of each function, to ten digits")
  page.print(table)
  page.record("quantized-samples", 1 << bits)
}
