import ArgumentParser
import DistributedMPI
import Literate

@main struct BeyondOneMachineChapter: Chapter {
  static let about = "Low rank when no machine holds the matrix."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions
  @Option(help: .hidden) var measure: Measured?

  func validate() throws {
    // A rank that the chapter started itself measures, and tells nothing.
    if let measure, MPI.isLaunched { measure.work() }
  }

  func tell(_ story: Story) throws {
    let machine = try Machine()
    try story.section("sums", countSums)
    try story.section("machine", machine.tell)
    try story.section("columns", countColumns)
    try story.section("tree", climbTree)
    try story.section("words", countWords)
    try story.section("stability", loseOrthogonality)
    try story.section("three-columns", trustCholesky)
    try story.section("passes", countPasses)
    try story.section("seeds", seedWrongly)
    try story.section("means", centerLocally)
    try story.section("scaling", machine.scale)
    try story.section("prediction", predict)
  }
}
