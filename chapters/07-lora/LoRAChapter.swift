import ArgumentParser
import Literate

@main struct LoRAChapter: Chapter {
  static let configuration = CommandConfiguration(
    commandName: "lora",
    abstract: "Chapter 7: the matrix is an update to a frozen weight.")
  static let folder = "07-lora"

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
  }
}
