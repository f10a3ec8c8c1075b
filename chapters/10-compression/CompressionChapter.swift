import ArgumentParser
import Experiments
import Literate

@main struct CompressionChapter: Chapter {
  static let about = "The matrix is a weight, and its outputs must stay close."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("break-even", breakEven)
    try story.section("speed", speed)
    try story.section("smallest-case", smallestCase)
    try story.section("output-theorem", outputTheorem)
    try story.section("dead-inputs", deadInputs)
    try story.section("few-inputs", fewInputs)
    try story.section("subspace-overlap", subspaceOverlap)
    try story.section("random-bias", randomBias)
    try story.section("importances", importances)
    try story.section("group-penalty", groupPenalty)
    try tellOfNetwork(story)
  }

  /// The sections that cut a trained network.
  private func tellOfNetwork(_ story: Story) throws {
    let base = try Study.network()
    let study = Study(base, seed: options.seed)
    try story.section("spectra") { try spectra($0, study) }
    try story.section("tensor-formats") { try tensorFormats($0, study) }
    try story.section("tolerance") { try tolerance($0, study) }
    let contests = try Self.evidence(for: Laboratory.contest(base))
    try story.section("contest") { try contest($0, study, contests) }
    let allocations = try Self.evidence(for: Laboratory.allocation(base))
    try story.section("budgets") { try budgets($0, study, allocations) }
    let recoveries = try Self.evidence(for: Laboratory.recovery(base))
    try story.section("recovered") { try recovered($0, study, recoveries) }
    try story.section("embedding") { try embedding($0, study) }
    try story.section("sheet") { try sheet($0, study) }
  }

  func experiments() throws -> [Experiment] {
    let base = try Study.network()
    return [
      try Laboratory.contest(base), try Laboratory.allocation(base),
      try Laboratory.recovery(base),
    ]
  }
}
