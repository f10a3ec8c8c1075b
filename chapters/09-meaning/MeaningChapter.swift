import ArgumentParser
import Experiments
import Foundation
import Literate

@main struct MeaningChapter: Chapter {
  static let about = "Factors that are supposed to mean something."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  @Option(
    help: ArgumentHelp(
      "Search the descriptions of this system's packages, and stop.",
      valueName: "words"))
  var search: String?

  func run() throws {
    guard let search else { return try runStory() }
    try searchPackages(for: search, seed: options.seed)
  }

  func tell(_ story: Story) throws {
    try tellOfTexts(story)
    try tellOfRatings(
      story, ratings: try Self.evidence(for: RatingLaboratory.ratings()),
      rankings: try Self.evidence(for: RatingLaboratory.rankings()))
  }

  func experiments() throws -> [Experiment] {
    [try RatingLaboratory.ratings(), try RatingLaboratory.rankings()]
  }
}
