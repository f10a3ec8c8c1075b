import ArgumentParser
import Literate

@main struct CURChapter: Chapter {
  static let about = "Approximations made of rows and columns."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("fares", title: "A table of fares", completeFares)
    try story.section("middles", title: "Two middles", compareMiddles)
    try story.section(
      "pole", title: "An intersection that is nearly singular", approachPole)
    try story.section("volume", title: "All small crosses", compareVolumes)
    try story.section(
      "wrong-middles", title: "Two ways to get it wrong", spoilTheMiddle)
    try story.section("leverage", title: "Leverage scores", weighColumns)
    try story.section("kinds", title: "Rare kinds of columns", findRareKinds)
    try story.section("deim", title: "Interpolation points", interpolate)
    try story.section("crosses", title: "Cross by cross", addCrosses)
    try story.section(
      "two-blocks", title: "A test that looks the wrong way", missABlock)
    try story.section("nystrom", title: "The Nyström method", approximateKernel)
    try story.section("landmarks", title: "Three rules for landmarks", race)
    try story.section(
      "threshold", title: "No threshold", invertWithoutThreshold)
    try story.section("attention", title: "Attention", attend)
    try story.section(
      "sharpness", title: "Where landmarks fail", sharpen)
    try story.section("retrieval", title: "An expensive score", retrieve)
    try story.section("cur-ladder", title: "The ladder", climbLadder)
  }
}
