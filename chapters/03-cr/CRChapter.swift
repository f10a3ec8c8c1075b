import ArgumentParser
import Literate

@main struct CRChapter: Chapter {
  static let about = "A product from a few of its layers."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("four-layers", title: "Four layers, take two", fourLayers)
    try story.section(
      "all-draws", title: "All the ways to draw twice", enumerateDraws)
    try story.section("estimator", title: "One run", estimateOnce)
    try story.section(
      "variance", title: "Predicted and measured", checkVariance)
    try story.section(
      "break-even", title: "Worse than nothing", countToBreakEven)
    try story.section("rules", title: "Four rules, two products", compareRules)
    try story.section(
      "aligned", title: "Layers that agree", compareRulesOnAlignedLayers)
    try story.section("without-replacement", sampleWithoutReplacement)
    try story.section("winners", title: "Certain winners", takeWinners)
    try story.section("forgotten-weights", forgetWeights)
    try story.section("leverage", title: "A rare direction", keepRareDirection)
    try story.section(
      "best-weights", title: "The best weights for a choice", weighChoices)
    try story.section(
      "best-subset", title: "Trying every choice", tryEverySubset)
    try story.section("training", title: "A network learns digits", train)
    try story.section("cr-ladder", title: "The ladder", climbLadder)
  }
}
