import Foundation
import LinearAlgebra
import Literate
import LowRank

/// Steps of one kind, for tables and figures.
struct Method {
  let name: String
  let steps: @Sendable (Int) throws -> [OddPolynomial]

  static let all = [
    Method(name: "cubic") { Array(repeating: .cubic, count: $0) },
    Method(name: "quintic") { Array(repeating: .quintic, count: $0) },
    Method(name: "Muon") { Array(repeating: .muon, count: $0) },
    Method(name: "best") { count in
      try PolarExpress(from: 1e-3, steps: max(count, 1)).polynomials
    },
  ]
}

func polynomials(_ page: Page) throws {
  var table = Table("steps", "x = 0.001", "0.01", "0.1", "0.5", "1")
  // snippet.cubic
  for count in [1, 2, 5, 10, 15, 20] {
    let steps = Array(repeating: OddPolynomial.cubic, count: count)
    let values = [0.001, 0.01, 0.1, 0.5, 1].map { steps($0) }
    table.row("\(count)", values)
  }
  // snippet.end
  page.print(table)
  // The singular values of a matrix go the way of these numbers.
  var random = SplitMix64(seed: page.seed)
  let m = try Matrix.random(
    rows: 8, columns: 5, singularValues: [1, 0.5, 0.1, 0.01, 0.001],
    using: &random)
  let five = Array(repeating: OddPolynomial.cubic, count: 5)
  let found = try m.matrixSign(by: five).singularValues()
  let expected = try m.singularValues().map { five($0 / m.frobeniusNorm) }
  try page.claim(
    "Singular values go the way of numbers.",
    zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  try drawImages(page)
}

/// What one, three and five steps make of every number up to 1.
private func drawImages(_ page: Page) throws {
  let xs = (0...240).map { pow(10, -3 + 3 * Double($0) / 240) }
  let plots = try Method.all.map { method in
    Plot(
      x: Axis("\(method.name): x", .logarithmic, range: 1e-3...1),
      y: Axis("", range: 0...2, ticks: [(0, "0"), (1, "1"), (2, "2")]),
      try [1, 3, 5].map { count in
        let steps = try method.steps(5).prefix(count)
        return .line("\(count)", x: xs, xs.map { x in steps(x) })
      }
    ).with(key: .none, aspect: 1.2)
  }
  try page.figure("images", plots)
}

extension Table {
  fileprivate mutating func row(_ name: String, _ values: [Double]) {
    let cells = values.map { $0.formatted(decimals: 3) }
    row(name, cells[0], cells[1], cells[2], cells[3], cells[4])
  }
}

extension Plot {
  func with(key: Key, aspect: Double) -> Plot {
    var plot = self
    (plot.key, plot.aspect) = (key, aspect)
    return plot
  }
}
