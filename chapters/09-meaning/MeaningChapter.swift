import ArgumentParser
import Experiments
import Foundation
import Literate

@main struct MeaningChapter: Chapter {
  static let about = "Factors that are supposed to mean something."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  @OptionGroup(title: "Other data") var own: OwnData

  func run() throws {
    if try !own.serve(seed: options.seed) { try runStory() }
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
