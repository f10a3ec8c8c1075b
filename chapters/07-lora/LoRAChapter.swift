import ArgumentParser
import Experiments
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
    let laboratory = Laboratory(base: try FineTuning.network())
    let study = FineTuning(laboratory.base, seed: options.seed)
    try story.section("base-network") { try baseNetwork($0, study) }
    try story.section("old-tasks") { try oldTasks($0, study) }
    let ways = try Self.evidence(for: laboratory.nineWays())
    let ranks = RankEvidence(
      ranks: try Self.evidence(for: laboratory.ranksAndSteps()), ways: ways)
    try story.section("letters") { try letters($0, laboratory, ranks) }
    var runs: [Run] = []
    try story.section("contest") { runs = try contest($0, study, ways) }
    let update = try FullUpdate(study)
    try story.section("updates") { try updates($0, study, update) }
    let cuts = try Self.evidence(for: laboratory.updates())
    try story.section("truncated") {
      try truncated($0, study, update, cuts, ranks)
    }
    let budgets = try Self.evidence(for: laboratory.budget())
    try story.section("budget") {
      try budget($0, study, update, adaptive: runs[5].model, budgets)
    }
    try story.section("adapter-file") {
      try adapterFile($0, study, runs[1].model)
    }
  }

  func experiments() throws -> [Experiment] {
    let laboratory = Laboratory(base: try FineTuning.network())
    return [
      try laboratory.nineWays(), try laboratory.updates(),
      try laboratory.budget(), try laboratory.ranksAndSteps(),
    ]
  }
}
