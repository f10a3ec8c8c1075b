import ArgumentParser
import Experiments
import Literate

@main struct CapstoneChapter: Chapter {
  static let about = "A real language model, cut and measured."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions
  @OptionGroup(title: "Talking") var talk: Talk
  @OptionGroup(title: "Comparing") var comparison: CutProducts

  func run() throws {
    if let path = comparison.products {
      return try comparison.write(to: path)
    }
    guard let prompt = talk.prompt else { return try runStory() }
    try talk.answer(prompt, seed: options.seed)
  }

  func tell(_ story: Story) throws {
    try story.section("merges", merges)
    try story.section("sizes", sizes)
    try story.section("norms", norms)
    try story.section("rotary", rotary)
    try story.section("wrong-pairs", wrongPairs)
    try story.section("heads", heads)
    try story.section("cache", cache)
    try story.section("block", block)
    try story.section("equal-bits", equalBits)
    try story.section("perplexities", perplexities)
    try story.section(
      "real-spectra", needs: [RealModel.file, RealModel.articles], realSpectra)
    try story.section("all-spectra", allSpectra)
    try story.section("cuts", cuts)
    try story.section("cuts-apart", cutsApart)
    try story.section("plans", plans)
    try story.section("spot-checks", needs: spotFiles, spotChecks)
    try story.section("small-cuts", smallCuts)
    try story.section("speeds", speeds)
    try story.section("recovery", recovery)
    try story.section("tiny-teaching", tinyTeaching)
    try story.section("adapting", adapting)
    try story.section("answers", needs: [RealModel.file], answers)
    try story.section("concepts", needs: [RealModel.file], concepts)
    try story.section("monitoring", monitoring)
  }

  func experiments() throws -> [Experiment] {
    [
      try Spectra.experiment(), try CutContest.experiment(),
      try CutInBlocks.experiment(), try Recovery.experiment(),
      try Adapting.experiment(), try TextDriftRuns.experiment(),
      try Plans.experiment(), try Sentences.experiment(),
      try Speeds.experiment(),
    ]
  }
}
