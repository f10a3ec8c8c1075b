import DistributedAlgebra
import Foundation
import Literate

// snippet.model
/// Seconds for R where a message of w words takes α + βw.
struct Model {
  let alpha, beta, gamma: Double

  func arithmetic(rows m: Double, columns n: Int, ranks: Int) -> Double {
    gamma * 2 * m * Double(n * n) / Double(ranks)
  }

  func tree(rows m: Double, columns n: Int, ranks: Int) -> Double {
    let rounds = Double(ReductionTree(size: ranks).rounds)
    let message = alpha + beta * Double(n * (n + 1) / 2)
    // Two triangles become one: 10/3 n³ operations with a dense QR.
    let node = gamma * 10 / 3 * Double(n * n * n)
    return arithmetic(rows: m, columns: n, ranks: ranks)
      + rounds * (message + node)
  }

  func byColumns(rows m: Double, columns n: Int, ranks: Int) -> Double {
    let rounds = Double(ReductionTree(size: ranks).rounds)
    let words = 2 * n + n * (n - 1) / 2
    return arithmetic(rows: m, columns: n, ranks: ranks)
      + 2 * rounds * (Double(2 * n) * alpha + beta * Double(words))
  }
}
// snippet.end

/// Networks whose numbers somebody published, and one that is slow.
private let networks = [
  (name: "Red Storm", alpha: 5e-6, beta: 8 / 1.5e9),
  (name: "ten times the latency", alpha: 5e-5, beta: 8 / 1.5e9),
]

/// A processor of each machine: a round number, not a measured one.
private let gamma = 1e-10

private struct Prediction: Encodable {
  let rows: Double
  let ranks: [Int]
  let columns: [Int]
  let networks: [Network]

  struct Network: Encodable {
    let name: String
    /// By columns, then by ranks: arithmetic alone, the tree, column by column.
    let seconds: [[[Double]]]
  }
}

func predict(_ page: Page) throws {
  let (m, n) = (1e8, 50)
  let ranks = [10, 30, 100, 300, 1000, 3000, 10_000]
  let model = Model(
    alpha: networks[0].alpha, beta: networks[0].beta, gamma: gamma)
  var table = Table(
    "machines", "arithmetic", "tree", "a column at a time", "ratio")
  for p in [10, 100, 1000, 10_000] {
    let tree = model.tree(rows: m, columns: n, ranks: p)
    let columns = model.byColumns(rows: m, columns: n, ranks: p)
    table.row(
      "\(p)", seconds(model.arithmetic(rows: m, columns: n, ranks: p)),
      seconds(tree), seconds(columns), (columns / tree).formatted(decimals: 2))
  }
  let last = (
    tree: model.tree(rows: m, columns: n, ranks: 10_000),
    columns: model.byColumns(rows: m, columns: n, ranks: 10_000)
  )
  page.record("prediction-ratio", last.columns / last.tree, digits: 2)
  page.record(
    "prediction-waiting",
    100 * Double(4 * n * ReductionTree(size: 10_000).rounds) * model.alpha
      / last.columns, digits: 2)
  page.print("a prediction: R of 10⁸ × \(n) numbers, in milliseconds")
  page.print(table)
  try keep(page, rows: m, ranks: ranks)
}

private func seconds(_ x: Double) -> String { (1e3 * x).formatted(digits: 4) }

private func keep(_ page: Page, rows: Double, ranks: [Int]) throws {
  let columns = [10, 20, 50, 100, 200]
  let all = networks.map { network in
    let model = Model(alpha: network.alpha, beta: network.beta, gamma: gamma)
    let seconds = columns.map { n in
      ranks.map { p in
        [
          model.arithmetic(rows: rows, columns: n, ranks: p),
          model.tree(rows: rows, columns: n, ranks: p),
          model.byColumns(rows: rows, columns: n, ranks: p),
        ]
      }
    }
    return Prediction.Network(name: network.name, seconds: seconds)
  }
  try page.data(
    "prediction",
    Prediction(rows: rows, ranks: ranks, columns: columns, networks: all),
    zero: 1e-12)
  let x = ranks.map(Double.init)
  let plots = all.map { network in
    let curves = network.seconds[2]
    return Plot(
      x: Axis("machines", .logarithmic),
      y: Axis("seconds, \(network.name)", .logarithmic, range: 1e-3...10),
      .dashed("arithmetic", x: x, curves.map { $0[0] }),
      .linePoints("tree", x: x, curves.map { $0[1] }),
      .linePoints("a column at a time", x: x, curves.map { $0[2] })
    ).with(key: .topRight, aspect: 1)
  }
  try page.figure("prediction", plots)
}
