import ArgumentParser
import Literate

@main struct PseudoInverseChapter: Chapter {
  static let about = "The best factor when the other one is given."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("line-fit", title: "A line through three points", fitLine)
    try story.section(
      "best-factor", title: "The best second factor", findBestFactor)
    try story.section("four-conditions", breakOneConditionAtATime)
    try story.section("projectors", showProjectors)
    try story.section("shortest-solution", findShortestSolution)
    try story.section("reverse-order", title: "(AB)⁺ is not B⁺A⁺", reverseOrder)
    try story.section("solve", title: "Solving with the SVD", solveWithSVD)
    try story.section(
      "limit", title: "The limit formula in rounding", takeLimit)
    try story.section("lauchli", title: "Läuchli's matrix", solveLauchli)
    try story.section(
      "polynomials", title: "Polynomials in Float", fitPolynomials)
    try story.section("rank-jump", title: "Where the rank jumps", jumpRank)
    try story.section(
      "tolerance", title: "Which singular values are zero", chooseTolerance)
    try story.section(
      "scale", title: "A tolerance without a scale", changeUnits)
    try story.section(
      "ridge-filter", title: "Ridge and pseudo-inverse", compareFilters)
    try story.section("bar-code", title: "A bar code out of focus", readBarCode)
  }
}
