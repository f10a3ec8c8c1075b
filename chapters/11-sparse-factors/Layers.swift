import LinearAlgebra
import Literate
import Training

/// What each layer of the network loses in four structures.
func layers(_ page: Page, _ study: NetworkStudy) throws {
  var table = Table(
    "half the numbers", "shape", "SVD", "Monarch", "pruned", "sparse factors")
  let halves = Structure.all.filter { $0.divisor == 2 && !$0.countsPlaces }
  let models = try halves.map(study.compressed)
  var wins = 0
  var likeNoise: [Double] = []
  for name in study.layers {
    let w = Matrix<Double>(
      study.base.linearLayer(named: name).dense().weight.value)
    let errors = models.map { model in
      let other = model.linearLayer(named: name).dense().weight.value
      return w.distance(to: Matrix<Double>(other))
    }
    if errors[3] < errors[0] && errors[3] < errors[2] { wins += 1 }
    likeNoise += errors.prefix(2)
    let cells = errors.map { $0.formatted(decimals: 3) }
    table.row(short(name), w.shape, cells[0], cells[1], cells[2], cells[3])
  }
  table.best(.least, inEachRowOf: 2..<6)
  page.printMeasured(table)
  page.record("layers", study.layers.count)
  page.claimOfTraining(
    "Two sparse factors lose less than the SVD and than pruning everywhere.",
    wins == study.layers.count)
  page.claimOfTraining(
    "Rank and slices lose between 0.5 and 0.7 of every layer.",
    likeNoise.allSatisfy { (0.5...0.7).contains($0) })
}

/// `blocks.0.attention.query` as `0, query`.
private func short(_ name: String) -> String {
  let parts = name.split(separator: ".")
  return "\(parts[1]), \(parts.last ?? "")"
}
