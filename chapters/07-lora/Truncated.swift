import LinearAlgebra
import Literate
import LowRank
import Training

/// Cuts the updates of full fine-tuning to a rank, beside what adapters of
/// that rank have learned.
func truncated(
  _ page: Page, _ study: FineTuning, _ updates: Updates, trained: [Double]
) throws {
  var table = Table("r", "energy", "W + (ΔW)ᵣ", "trained at rank r")
  var shares: [Double] = []
  let test = study.test
  for (rank, trained) in zip(letterRanks, trained) {
    // snippet.cut
    var cut = study.base
    for (name, update) in zip(updates.names, updates.spectra) {
      var layer = study.base.linearLayer(named: name).dense()
      layer.weight.value += Matrix(try update.truncated(toRank: rank))
      cut.setLinear(named: name, to: layer)
    }
    // snippet.end
    let energies = try updates.spectra.map {
      Double(try $0.energyFraction(rank: rank))
    }
    let share = cut.accuracy(on: test)
    shares.append(share)
    let mean = energies.reduce(0, +) / Double(energies.count)
    table.row("\(rank)", percent(mean), percent(share), percent(trained))
    if rank == 4 {
      page.recordMeasured("energy-four", percent(mean, decimals: 0))
    }
  }
  page.printMeasured(table.text)
  let xs = letterRanks.map(Double.init)
  var plot = Plot(
    x: rankAxis(), y: Axis("right letters", range: 0...1.02),
    .linePoints("trained at rank r", x: xs, trained),
    .linePoints("full update, cut to rank r", x: xs, shares))
  plot.key = .bottomRight
  try page.figure("truncated", plot)
  page.recordMeasured("cut-four", percent(shares[2], decimals: 0))
  page.recordMeasured("trained-four", percent(trained[2], decimals: 0))
  page.claimOfTraining(
    "At rank 4 training is better than cutting.", trained[2] > shares[2])
}
