import Foundation
import LinearAlgebra
import Literate
import LowRank

func softmaxImportance(_ page: Page) throws {
  // snippet.softmax
  func rankBySoftmax(_ importance: Vector<Double>) -> Int {
    let weights = importance.map { exp($0) }
    let total = weights.reduce(0, +)
    let sum = weights.reduce(0) { $0 + $1 / total }
    return max(1, Int((sum * Double(importance.count)).rounded()))
  }
  // snippet.end
  let candidates: [Vector<Double>] = [
    [9, 0, 0, 0, 0, 0, 0, 0], [8, 7, 6, 5, 4, 3, 2, 1],
    [1, 1, 1, 1, 1, 1, 1, 1],
  ]
  var table = Table(
    "importances", "by softmax", "90 % of squares", "by entropy")
  for sigma in candidates {
    let text = sigma.map { $0.formatted(decimals: 0) }.joined(separator: " ")
    let spectrum = Spectrum(sigma, rows: 8, columns: 8)
    table.row(
      text, "\(rankBySoftmax(sigma))",
      "\(try spectrum.rank(forEnergy: 0.9))",
      spectrum.entropyRank.formatted(decimals: 2))
    try page.claim("Softmax always says 8.", rankBySoftmax(sigma) == 8)
  }
  page.print(table)
}
