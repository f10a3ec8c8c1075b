import Experiments
import LinearAlgebra
import Literate
import Training

/// What ten seeds say of compressed networks, and four runs made now.
func recovered(
  _ page: Page, _ study: NetworkStudy, _ evidence: Evidence
) throws {
  for divisor in [2, 4] {
    if divisor == 4 { page.print() }
    page.print(table(divisor, study, evidence))
  }
  for structure in Structure.all
  where structure.divisor == 4 && !structure.countsPlaces {
    let rate = evidence.rate(of: structure.name)
    let values = try study.outcome(structure, rate: rate, seed: page.seed)
    try evidence.require(values, of: structure.name, seed: page.seed)
  }
  for kind in [Structure.Kind.pruned, .factors] {
    let before = evidence.spread(
      of: "letters before", for: "\(kind.rawValue), 1/2")
    page.record("\(kind)-before", percent(before.mean, decimals: 0))
  }
  try claims(page, evidence)
  page.printOrigin(of: evidence)
}

private func table(
  _ divisor: Int, _ study: NetworkStudy, _ evidence: Evidence
) -> Table {
  var table = Table(
    divisor == 2 ? "one half" : "one quarter", "of the bytes",
    "letters before", "letters after", "loss after", "spread")
  for structure in Structure.all where structure.divisor == divisor {
    let name = structure.name
    let loss = evidence.logarithms(of: "loss", for: name)
    table.row(
      structure.kind.rawValue + (structure.countsPlaces ? ", with places" : ""),
      percent(bytes(structure, study), decimals: 0),
      evidence.spread(of: "letters before", for: name).percent(decimals: 0),
      evidence.spread(of: "letters", for: name).percent(decimals: 1),
      loss.geometricMean.formatted(digits: 2), loss.factor)
  }
  return table
}

/// The part of the layers' bytes that a structure takes.
private func bytes(_ structure: Structure, _ study: NetworkStudy) -> Double {
  let shapes = study.layers.map { study.base.linearLayer(named: $0) }
    .map { ($0.outputs, $0.inputs) }
  let bits = shapes.reduce(0) { sum, shape in
    sum
      + structure.bits(
        structure.entries(shape.0, shape.1), shape.0, shape.1)
  }
  return Double(bits) / Double(32 * shapes.reduce(0) { $0 + $1.0 * $1.1 })
}

/// One after the other ends with less, at each budget.
private func claims(_ page: Page, _ evidence: Evidence) throws {
  for divisor in [2, 4] {
    for countsPlaces in [false, true] {
      let structures = Structure.all.filter {
        $0.divisor == divisor && $0.countsPlaces == countsPlaces
      }
      for (more, less) in zip(structures, structures.dropFirst()) {
        let comparison = Comparison(
          evidence.logarithms(of: "loss", for: less.name),
          evidence.logarithms(of: "loss", for: more.name), among: 8)
        try page.claim(
          "\(less.name) ends with less than \(more.name).",
          comparison.isBelow)
      }
    }
  }
}
