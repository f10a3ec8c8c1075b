import LinearAlgebra
import Literate
import LowRank

extension Picture {
  /// Three views of the singular values.
  func spectrum(_ page: Page) throws {
    let sigma = svd.singularValues
    // snippet.ranks
    var table = Table("rank", "value")
    table.row("numerical", "\(svd.numericalRank())")
    table.row("for 99 % of Σσ²", "\(try svd.rank(forEnergy: 0.99))")
    table.row("for 99.9 %", "\(try svd.rank(forEnergy: 0.999))")
    table.row("stable, ‖A‖_F²/‖A‖₂²", svd.stableRank.formatted(decimals: 2))
    table.row("entropy", svd.entropyRank.formatted(decimals: 1))
    // snippet.end
    page.print(table)
    page.record("stable-rank", svd.stableRank, decimals: 2)
    page.record("rank99", try svd.rank(forEnergy: 0.99))
    page.record("rank999", try svd.rank(forEnergy: 0.999))
    let positive = sigma.filter { $0 > 1e-9 * sigma[0] }
    if positive.count < 3 {
      return page.print("fewer than three layers: there is nothing to chart")
    }
    let energies = cumulative(sigma.hadamard(sigma))
    let sums = cumulative(sigma)
    let few = min(50, full)
    try page.figure(
      "spectrum",
      Plot(
        x: Axis("k", ticks: ticks(upTo: full)), y: Axis("σₖ", .logarithmic),
        .line("σ", positive)
      ).squarish,
      Plot(
        x: Axis("k", ticks: ticks(upTo: few)), y: Axis("σₖ"),
        .linePoints("σ", sigma.prefix(few))
      ).squarish)
    try page.figure(
      "energy",
      Plot(
        x: Axis("k", ticks: ticks(upTo: full)),
        y: Axis("share kept", range: 0...1.02),
        .line("Σσ²", energies), .line("Σσ", sums)
      ).withKey(.bottomRight))
  }

  /// About four round marks on an axis.
  private func ticks(upTo last: Int) -> [(position: Double, label: String)] {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
    let step = steps.first { 5 * $0 >= last } ?? last
    return stride(from: 0, through: last, by: step).map {
      (Double($0), "\($0)")
    }
  }

  private func cumulative(_ values: Vector<Double>) -> [Double] {
    var sum = 0.0
    let sums = values.map { value -> Double in
      sum += value
      return sum
    }
    return sums.map { $0 / sum }
  }
}
