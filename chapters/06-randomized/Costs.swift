import Foundation
import LinearAlgebra
import Literate
import LowRank

/// What a method took for matrices of growing size.
private struct Cost {
  let name: String
  var seconds: [Double] = []
  var bytes: [Double] = []
}

func measureCosts(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let sizes = [200, 400, 800, 1600]
  let rank = 20
  var costs = ["exact", "randomized", "Lanczos"].map { Cost(name: $0) }
  for n in sizes {
    let a = lowRankWithNoise(n, using: &random)
    var generator = random
    let works: [() throws -> Void] = [
      { _ = try SVD(a) },
      { _ = try SVD(randomized: a, rank: rank, using: &generator) },
      {
        _ = try SVD(
          lanczos: a, rank: rank, tolerance: 1e-6, using: &generator)
      },
    ]
    for (i, work) in works.enumerated() {
      let cost = try measure(work, repetitions: i == 0 && n > 500 ? 1 : 3)
      costs[i].seconds.append(cost.seconds)
      costs[i].bytes.append(cost.bytes)
    }
  }
  page.print("\(rank) singular values of n × n matrices")
  try compareAccuracy(page, rank, using: &random)
  tell(page, sizes, costs)
  try page.figure("costs", chart(sizes, costs))
}

/// How far the two approximate methods are off in the last value.
private func compareAccuracy(
  _ page: Page, _ rank: Int, using random: inout SplitMix64
) throws {
  let a = lowRankWithNoise(400, using: &random)
  let sigma = try a.singularValues()[rank - 1]
  func error(_ svd: SVD<Double>) -> String {
    shown(abs(svd.singularValues[rank - 1] / sigma - 1), digits: 1)
  }
  let sketched = try SVD(randomized: a, rank: rank, using: &random)
  let searched = try SVD(
    lanczos: a, rank: rank, tolerance: 1e-6, using: &random)
  page.print("relative error of σ\(rank) at n = 400:")
  page.print("  randomized \(error(sketched)), Lanczos \(error(searched))")
}

/// A matrix with a few strong directions and a little of all others.
private func lowRankWithNoise(
  _ n: Int, using random: inout SplitMix64
) -> Matrix<Double> {
  let left = Matrix<Double>.gaussian(rows: n, columns: 40, using: &random)
    .scaled(columnsBy: .geometric(40, from: 1, to: 1e-2))
  let right = Matrix<Double>.gaussian(rows: 40, columns: n, using: &random)
  return left * right
    + 1e-3 * Matrix.gaussian(rows: n, columns: n, using: &random)
}

private func measure(
  _ work: () throws -> Void, repetitions: Int
) throws -> (seconds: Double, bytes: Double) {
  let clock = ContinuousClock()
  var (times, bytes) = ([Double](), 1.0)
  for _ in 0..<repetitions {
    let peak = try peakMemory {
      times.append(try clock.measure(work) / .seconds(1))
    }
    bytes = max(bytes, Double(peak ?? 0))
  }
  return (times.min() ?? 0, bytes)
}

private func tell(_ page: Page, _ sizes: [Int], _ costs: [Cost]) {
  var table = Table(
    "n", "exact", "randomized", "Lanczos", "exact", "randomized", "Lanczos")
  for (i, n) in sizes.enumerated() {
    let times = costs.map { (1000 * $0.seconds[i]).formatted(decimals: 1) }
    let sizes = costs.map {
      ($0.bytes[i] / 0x1p20).formatted(decimals: 1) + " MB"
    }
    table.row(
      "\(n)", times[0] + " ms", times[1] + " ms", times[2] + " ms", sizes[0],
      sizes[1], sizes[2])
  }
  let x = sizes.map(Double.init)
  let slopes = (costs.map(\.seconds) + costs.map(\.bytes)).map {
    "n^" + exponent(x, $0).formatted(decimals: 1)
  }
  table.row(
    "fitted", slopes[0], slopes[1], slopes[2], slopes[3], slopes[4], slopes[5])
  page.printMeasured(table)
}

// snippet.exponent
/// The slope of the line that fits best through points on logarithmic axes.
private func exponent(_ x: [Double], _ y: [Double]) -> Double {
  let (u, v) = (x.map { log($0) }, y.map { log($0) })
  let (centerU, centerV) = (u.mean, v.mean)
  let products = zip(u, v).map { ($0 - centerU) * ($1 - centerV) }
  let squares = u.map { ($0 - centerU) * ($0 - centerU) }
  return products.reduce(0, +) / squares.reduce(0, +)
}
// snippet.end

private func chart(_ sizes: [Int], _ costs: [Cost]) -> [Plot] {
  let x = sizes.map(Double.init)
  func plot(_ label: String, _ values: (Cost) -> [Double]) -> Plot {
    Plot(
      x: Axis(
        "n", .logarithmic, range: 150...2200,
        ticks: sizes.map { (Double($0), "\($0)") }),
      y: Axis(label, .logarithmic),
      costs.map { .linePoints($0.name, x: x, values($0)) }
    ).with(key: .topLeft, aspect: 1)
  }
  return [
    plot("seconds") { $0.seconds },
    plot("megabytes beside A") { $0.bytes.map { $0 / 0x1p20 } },
  ]
}
