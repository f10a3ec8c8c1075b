import Experiments
import LinearAlgebra
import Literate
import LowRank

/// The ranks that were found for all matrices of the blocks.
struct AllSpectra {
  private let results: Results
  let isOfRecipe: Bool

  init() throws {
    let experiment = try Spectra.experiment()
    results = try Results(
      contentsOf: CapstoneChapter.results(of: experiment.name))
    isOfRecipe = results.hash == experiment.recipe.hash
  }

  /// The rank of a weight and that of its inputs.
  func ranks(_ name: String) -> (weight: Int, inputs: Int)? {
    results[Trial(name, rate: 1, seed: 1)].map {
      (Int($0.values[0]), Int($0.values[1]))
    }
  }

  /// Those of one kind, block after block.
  func ranks(ofKind kind: String) -> [(weight: Int, inputs: Int)] {
    (0..<smolShape.blocks).compactMap { ranks("blocks.\($0).\(kind)") }
  }
}

func allSpectra(_ page: Page) throws {
  let all = try AllSpectra()
  try page.claim(
    "The table of spectra is of this recipe.", all.isOfRecipe)
  let shape = smolShape
  let sides = [
    (shape.queryRows, shape.features), (shape.keyRows, shape.features),
    (shape.keyRows, shape.features), (shape.features, shape.queryRows),
    (shape.hidden, shape.features), (shape.hidden, shape.features),
    (shape.features, shape.hidden),
  ]
  var table = Table("matrix", "shape", "break-even", "W", "inputs")
  var curves: [(weights: Series, inputs: Series)] = []
  var (below, count, lonely) = (0, 0, 0)
  for (kind, (rows, columns)) in zip(Spectra.kinds, sides) {
    let ranks = all.ranks(ofKind: kind)
    let limit = LowRankMatrix<Double>.breakEvenRank(
      rows: rows, columns: columns)
    func range(_ values: [Int]) -> String {
      "\(values.min() ?? 0) to \(values.max() ?? 0)"
    }
    let word = String(kind.split(separator: ".").last ?? "")
    table.row(
      word, "\(rows) × \(columns)", "\(limit)",
      range(ranks.map(\.weight)), range(ranks.map(\.inputs)))
    let axis = ranks.indices.map { Double($0 + 1) }
    curves.append(
      (
        .line(word, x: axis, ranks.map { Double($0.weight) / Double(limit) }),
        .line(word, x: axis, ranks.map { Double($0.inputs) / Double(limit) })
      ))
    below += ranks.count { $0.weight <= limit }
    count += ranks.count
    if !kind.hasSuffix("key") && !kind.hasSuffix("value")
      && !kind.hasSuffix("up")
    {
      lonely += ranks.count { $0.inputs <= 2 }
    }
  }
  page.print(table)
  page.record("spectra-below", below)
  page.record("spectra-lonely", lonely)
  try page.claim(
    "There are spectra of all 210 matrices.", count == 210)
  func plot(_ what: String, _ series: [Series]) -> Plot {
    var plot = Plot(
      x: Axis("block, \(what)", range: 1...30),
      y: Axis("rank / break-even", range: 0...1.5), series)
    plot.aspect = 1.2
    return plot
  }
  try page.figure(
    "all-spectra",
    [
      plot("attention: W", curves[0..<4].map(\.weights)),
      plot("feed-forward: W", curves[4..<7].map(\.weights)),
      plot("attention: inputs", [curves[0], curves[3]].map(\.inputs)),
      plot("feed-forward: inputs", [curves[4], curves[6]].map(\.inputs)),
    ])
}
