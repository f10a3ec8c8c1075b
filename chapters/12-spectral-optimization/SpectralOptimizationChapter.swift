import ArgumentParser
import Experiments
import Literate

@main struct SpectralOptimizationChapter: Chapter {
  static let about = "Optimization that sees a matrix."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("derivative", derivative)
    try story.section("kink", kink)
    try story.section("square-factor", squareFactor)
    try story.section("power-iteration", powerIteration)
    try story.section("steepest", steepest)
    try story.section("sign", sign)
    try story.section("polynomials", polynomials)
    try story.section("muon-quintic", muonQuintic)
    try story.section("normalizing", normalizing)
    try story.section("alternation", alternation)
    try story.section("express", express)
    try story.section("costs", costs)
    try story.section("own-muon", ownMuon)
    try story.section("embedding-table", embeddingTable)
    try tellOfTraining(story)
  }

  /// The sections that train a network.
  private func tellOfTraining(_ story: Story) throws {
    let optimizers = try Self.evidence(for: Laboratory.optimizers())
    var runs: [Watched] = []
    try story.section("contest") { runs = try contest($0, optimizers) }
    try story.section("one-rate") { try oneRate($0, optimizers) }
    try story.section("spectra") { try spectra($0, optimizers, runs) }
    let decays = try Self.evidence(for: Laboratory.decays())
    try story.section("decays") { try decayResults($0, decays) }
    let adapters = try Self.evidence(for: Laboratory.adapters())
    try story.section("adapters") { try adapterResults($0, adapters) }
  }

  func experiments() throws -> [Experiment] {
    [
      try Laboratory.optimizers(), try Laboratory.decays(),
      try Laboratory.adapters(),
    ]
  }
}
