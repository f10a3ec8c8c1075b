import Experiments
import LinearAlgebra
import Literate

/// The singular values of steps, of all steps together, and of weights.
func spectra(
  _ page: Page, _ evidence: Evidence, _ runs: [Watched]
) throws {
  var table = Table(
    "optimizer", "stable rank of the update", "of the weight",
    "σ₁ of the weight")
  for way in Way.allCases {
    func text(_ measure: String) -> String {
      let spread = evidence.spread(of: measure, for: way.rawValue)
      return spread.mean.formatted(decimals: 1) + " ± "
        + spread.deviation.formatted(decimals: 1)
    }
    table.row(
      way.rawValue, text("update rank"), text("weight rank"), text("largest"))
  }
  page.print(table)
  for way in [Way.descent, .adam, .muon] {
    let spread = evidence.spread(of: "update rank", for: way.rawValue)
    page.record("\(way)-rank", spread.mean, decimals: 1)
  }
  func gap(_ way: Way) -> Comparison {
    Comparison(
      evidence.spread(of: "update rank", for: Way.muon.rawValue),
      evidence.spread(of: "update rank", for: way.rawValue), among: 2)
  }
  try page.claim(
    "The update by Muon has the larger stable rank.",
    gap(.adam).isAbove && gap(.descent).isAbove)
  let plots = runs.map { run in
    Plot(
      x: Axis("\(run.way.rawValue): k"),
      y: Axis("σₖ / σ₁", .logarithmic, range: 1e-3...1),
      zip(Watched.stops, run.changes).map { step, sigma in
        .line("step \(step)", sigma.map { $0 / sigma[0] })
      }
    ).with(key: .none, aspect: 0.9)
  }
  try page.figure("spectra", plots)
}
