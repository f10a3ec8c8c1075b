import ArgumentParser
import Foundation
import LinearAlgebra
import Literate

@main struct SVDChapter: Chapter {
  static let about = "The best approximation when nothing is given."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  @Option(
    help: ArgumentHelp(
      "Compress this PNG or JPEG instead, and tell nothing else.",
      valueName: "file"))
  var image: String?

  /// The book is built from the default folder, so a reader's own picture
  /// goes to another one.
  mutating func validate() {
    if image != nil && options.output == nil {
      options.output = "build/run/\(Self.folder)-own-picture"
    }
  }

  func tell(_ story: Story) throws {
    if let image {
      let picture = try Picture(contentsOf: URL(filePath: image))
      return try tellPicture(picture, story)
    }
    try story.section("circle", circle)
    try story.section("ratings", ratings)
    try story.section("candidates", candidates)
    try story.section("eigenproblems", eigenproblems)
    try story.section("power-iteration", powerIteration)
    try story.section("competitors", competitors)
    try story.section("ties", ties)
    try story.section("four-by-four", fourByFour)
    try story.section("perturbation", perturbation)
    try story.section("rank", rank)
    try story.section("condition", condition)
    try tellPicture(try Picture.scene(), story)
    try story.section("one-column", oneColumn)
    try story.section("printed-table", printedTable)
    try story.section("denoising", denoising)
    try story.section("noisy-picture", noisyPicture)
  }

  private func tellPicture(_ picture: Picture, _ story: Story) throws {
    try story.section("layers", picture.layers)
    try story.section("compression", picture.compression)
    try story.section("spectrum", picture.spectrum)
    try story.section("stale-variable", picture.staleVariable)
    try story.section("wraparound", picture.wraparound)
  }
}
