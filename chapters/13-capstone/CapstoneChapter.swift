import ArgumentParser
import Literate

@main struct CapstoneChapter: Chapter {
  static let about = "What this chapter adds, in one line."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("smallest-case", smallestCase)
  }
}
