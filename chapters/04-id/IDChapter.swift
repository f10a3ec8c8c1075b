import ArgumentParser
import Literate

@main struct IDChapter: Chapter {
  static let about = "One factor is made of columns of the matrix."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("paints", title: "Three paints of six", mixPaints)
    try story.section(
      "subsets", title: "All ways to choose three columns", tryAllSubsets)
    try story.section(
      "pivoted", title: "Pivoted QR against the floor", compareWithFloor)
    try story.section(
      "corners", title: "Pure columns among mixtures", findPureColumns)
    try story.section("out-of-order", loseTheOrder)
    try story.section(
      "inverse", title: "The coefficients by an inverse", invertGram)
    try story.section("kahan", title: "Kahan's matrix", tryKahan)
    try story.section("exchange", title: "One exchange", exchangeOnce)
    try story.section(
      "strong", title: "Strong pivoting on Kahan's matrix", compareOnKahan)
    try story.section(
      "sketch", title: "Columns chosen by a sketch", chooseBySketch)
    try story.section(
      "sketch-time", title: "What the sketch saves", timeSketch)
    try story.section(
      "selectors", title: "Seven rules on four kinds of data", compareRules)
    try story.section(
      "precision", title: "Hilbert's matrix to a given precision",
      keepPrecision)
    try story.section("moon", title: "A month of moons", watchMoon)
    try story.section("pixels", title: "Six pixels", watchPixels)
    try story.section("id-ladder", title: "The ladder", climbLadder)
  }
}
