import Gallery
import LinearAlgebra
import Literate
import LowRank

/// What a format needs and how far it is off.
private struct Entry {
  let stored: Int
  let error: Double
}

func contest(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let scene = Scene(rows: 192, columns: 256).tensor
  let video = Evening().frames
  let oscillator = Oscillator.amplitudes(points: 20)
  // The cut for the SVD, and the ranks that CP is given.
  let data = [
    ("color picture", scene, 1, [4, 8, 16, 32, 64]),
    ("video", video, 2, [4, 8, 16, 32, 64]),
    ("oscillator", oscillator, 2, [2, 4, 8, 16, 32]),
  ]
  var table = Table("data", "numbers", "SVD", "CP", "Tucker", "train")
  var plots: [Plot] = []
  for (name, x, cut, ranks) in data {
    let curves = [
      try svdCurve(x, cut), try cpCurve(x, ranks, &generator),
      try tuckerCurve(x), try trainCurve(x),
    ]
    let goal = 0.05 * Double(x.count)
    let cells = curves.map { bestError($0, within: goal) }
    table.row(name, "\(x.count)", cells[0], cells[1], cells[2], cells[3])
    plots.append(chart(name, Double(x.count), curves))
  }
  page.print("smallest error with 5 % of the numbers or fewer")
  page.print(table)
  try page.figure("contest", plots[0], plots[1], plots[2])
  try page.figure("picture", try pictures(scene, &generator))
}

/// The picture, and what CP, Tucker and a train make of 5 % of its numbers.
private func pictures(
  _ x: Tensor<Double>, _ generator: inout SplitMix64
) throws -> [[Image]] {
  let budget = x.count / 20
  let rank = budget / (x.sizes.reduce(0, +) + 1)
  let cp = try CPFit(
    x, rank: rank, settings: CPSettings(sweeps: 40), using: &generator)
  let tucker = try tolerances.map { try Tucker(x, relativeError: $0) }
    .last { $0.storedNumbers <= budget }
  let train = try tolerances.map { try TensorTrain(x, relativeError: $0) }
    .last { $0.storedNumbers <= budget }
  let guaranteed = [tucker.map { Tensor($0) }, train.map { Tensor($0) }]
  let versions = [x, Tensor(cp.decomposition)] + guaranteed.compactMap { $0 }
  let images = versions.map { version in
    Image(
      red: version.slice(0), green: version.slice(1), blue: version.slice(2))
  }
  return [Array(images[..<2]), Array(images[2...])]
}

private func bestError(_ curve: [Entry], within goal: Double) -> String {
  let errors = curve.filter { Double($0.stored) <= goal }.map(\.error)
  return errors.min().map { percent($0) } ?? "–"
}

private let tolerances = [
  0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03,
  0.02, 0.01, 0.005,
]

private func svdCurve(_ x: Tensor<Double>, _ cut: Int) throws -> [Entry] {
  let a = x.matricized(leading: cut)
  let svd = try SVD(a)
  return try [1, 2, 3, 4, 6, 8, 11, 16, 22, 32, 45, 64].filter {
    $0 <= svd.singularValues.count
  }.map { k in
    Entry(
      stored: k * (a.rows + a.columns + 1),
      error: try svd.truncationError(rank: k) / a.frobeniusNorm)
  }
}

private func cpCurve(
  _ x: Tensor<Double>, _ ranks: [Int], _ generator: inout SplitMix64
) throws -> [Entry] {
  try ranks.map { rank in
    let fit = try CPFit(
      x, rank: rank, settings: CPSettings(sweeps: 25, tolerance: 1e-3),
      using: &generator)
    return Entry(
      stored: fit.decomposition.storedNumbers, error: fit.relativeError)
  }
}

private func tuckerCurve(_ x: Tensor<Double>) throws -> [Entry] {
  try tolerances.map { tolerance in
    let result = try SequentialHOSVD(x, relativeError: tolerance)
    return Entry(
      stored: result.tucker.storedNumbers,
      error: result.error / x.frobeniusNorm)
  }
}

private func trainCurve(_ x: Tensor<Double>) throws -> [Entry] {
  try tolerances.map { tolerance in
    let result = try TensorTrainSVD(x, relativeError: tolerance)
    return Entry(
      stored: result.train.storedNumbers, error: result.error / x.frobeniusNorm
    )
  }
}

private func chart(
  _ name: String, _ count: Double, _ curves: [[Entry]]
) -> Plot {
  let names = ["SVD", "CP", "Tucker", "train"]
  let series = zip(names, curves).map { name, curve in
    Series.linePoints(
      name, x: curve.map { 100 * Double($0.stored) / count },
      curve.map(\.error))
  }
  var plot = Plot(
    x: Axis(
      "\(name): % stored", .logarithmic, range: 0.1...100,
      ticks: [(0.1, "0.1"), (1, "1"), (10, "10"), (100, "100")]),
    y: Axis("error", .logarithmic, range: 0.004...1), series)
  plot.key = name == "oscillator" ? .topRight : .none
  plot.aspect = 0.85
  return plot
}
