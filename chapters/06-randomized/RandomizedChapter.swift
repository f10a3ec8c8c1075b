import ArgumentParser
import Literate

@main struct RandomizedChapter: Chapter {
  static let about = "Low rank when the matrix can only be multiplied with."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("mixtures", mixtures)
    try story.section("bound", measureBound)
    try story.section("oversampling", dropOversampling)
    try story.section("sketches", compareSketches)
    try story.section("power", iterate)
    try story.section("lost-directions", loseDirections)
    try story.section("values", compareValues)
    try story.section("krylov", keepBlocks)
    try story.section("posterior", testBound)
    try story.section("squares", subtractSquares)
    try story.section("tolerance", askForTolerance)
    try story.section("single-pass", lookOnce)
    try story.section("disk", readFromDisk)
    try story.section("ghosts", meetGhosts)
    try story.section("copies", countCopies)
    try story.section("costs", measureCosts)
    try story.section("words", readWords)
    try story.section("centering", centerWrongly)
    try story.section("ladder", climbLadder)
  }
}
