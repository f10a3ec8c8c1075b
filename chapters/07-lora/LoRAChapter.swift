import ArgumentParser
import Literate

@main struct LoRAChapter: Chapter {
  static let about = "The matrix is an update to a frozen weight."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("small-update", smallUpdate)
    try story.section("four-by-four", fourByFour)
    try story.section("best-update", bestUpdate)
    try story.section("demonstration", demonstration)
    try story.section("gradients", gradients)
    try story.section("starts", starts)
    try story.section("alpha-and-rate", alphaAndRate)
    try story.section("scaling", scaling)
    try story.section("merging", merging)
    try story.section("counts", counts)
    try story.section("principal-start", principalStart)
    try story.section("norm-axis", normAxis)
    try story.section("softmax-importance", softmaxImportance)
    try story.section("four-bits", fourBits)
    try story.section("fisher-rows", fisherRows)
    try tellOfTraining(story)
  }

  /// The sections that adapt a network.
  private func tellOfTraining(_ story: Story) throws {
    let study = try FineTuning(seed: options.seed)
    try story.section("base-network") { try baseNetwork($0, study) }
    try story.section("old-tasks") { try oldTasks($0, study) }
    var reached: [Double] = []
    try story.section("letters") { reached = try letters($0, study) }
    var results: [MethodResult] = []
    try story.section("contest") { results = try contest($0, study) }
    let found = try Updates(study)
    try story.section("updates") { try updates($0, study, found) }
    try story.section("truncated") {
      try truncated($0, study, found, trained: reached)
    }
    try story.section("budget") {
      try budget($0, study, found, adaptive: results[5].run.model)
    }
    try story.section("adapter-file") {
      try adapterFile($0, study, results[1].run.model)
    }
  }
}
