import ArgumentParser
import Experiments
import Literate

@main struct SparseFactorsChapter: Chapter {
  static let about = "The factors must be sparse instead of thin."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("no-rank", noRank)
    try story.section("deal", deal)
    try story.section("monarch-product", monarchProduct)
    try story.section("inverse", inverse)
    try story.section("fourier", fourier)
    try story.section("projection", projection)
    try story.section("wrong-slices", wrongSlices)
    try story.section("strided-rows", stridedRows)
    try story.section("cuts", cuts)
    let noise = try Self.evidence(for: gaussianSizes())
    try story.section("noise") { try noiseOfAllSizes($0, noise) }
    try story.section("ties", ties)
    try story.section("indices", indices)
    try story.section("fake-sparse", fakeSparse)
    try story.section("one-step", oneStep)
    let kinds = try Self.evidence(for: kindsOfMatrices())
    try story.section("kinds") { try kindsCompared($0, kinds) }
    let planted = try Self.evidence(for: plantedPairs())
    try story.section("planted") { try pairsPlanted($0, planted) }
    try tellOfNetwork(story)
    try story.section("speed", speed)
    try story.section("ladder", climbLadder)
  }

  /// The sections that compress the network of chapter 7.
  private func tellOfNetwork(_ story: Story) throws {
    let study = try NetworkStudy()
    try story.section("layers") { try layers($0, study) }
    let evidence = try Self.evidence(for: study.recovery())
    try story.section("recovery") { try recovered($0, study, evidence) }
  }

  func experiments() throws -> [Experiment] {
    [
      try gaussianSizes(), try kindsOfMatrices(),
      try plantedPairs(), try NetworkStudy().recovery(),
    ]
  }
}
