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
  }

  func experiments() throws -> [Experiment] {
    [
      try Laboratory.optimizers(), try Laboratory.decays(),
      try Laboratory.adapters(),
    ]
  }
}
