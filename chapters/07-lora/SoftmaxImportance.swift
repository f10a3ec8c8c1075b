import Foundation
import LinearAlgebra
import Literate
import LowRank

func softmaxImportance(_ page: Page) throws {
  // snippet.softmax
  func rankBySoftmax(_ importance: [Float]) -> Int {
    let weights = importance.map { exp($0) }
    let total = weights.reduce(0, +)
    let sum = weights.reduce(0) { $0 + $1 / total }
    return max(1, Int(sum * Float(importance.count)))
  }
  // snippet.end
  let candidates: [Vector<Double>] = [
    [9, 0, 0, 0, 0, 0, 0, 0], [8, 7, 6, 5, 4, 3, 2, 1],
    [1, 1, 1, 1, 1, 1, 1, 1],
  ]
  var table = Table("importances", "90 % of squares", "by entropy")
  for sigma in candidates {
    let text = sigma.map { $0.formatted(decimals: 0) }.joined(separator: " ")
    let spectrum = Spectrum(sigma, rows: 8, columns: 8)
    table.row(
      text, "\(try spectrum.rank(forEnergy: 0.9))",
      spectrum.entropyRank.formatted(decimals: 2))
  }
  page.print(table)
  var generator = SplitMix64(seed: page.seed)
  let ranks = (0..<1000).map { _ in
    rankBySoftmax((0..<8).map { _ in Float(8 * generator.uniform()) })
  }
  try page.claim(
    "Softmax says 8, or 7 by rounding.",
    ranks.allSatisfy { $0 == 8 || $0 == 7 })
  page.print("\nby softmax, 1000 random importances: 7 or 8")
  page.printMeasured("of these 7: \(ranks.count { $0 == 7 })")
}
