import ArgumentParser
import Literate

@main struct MatricesChapter: Chapter {
  static let about = "Matrices in Swift, products as layers, norms, rounding."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("storage", storage)
    try story.section("outer-product", outerProduct)
    try story.section("layers", layers)
    try story.section("thin-factors", thinFactors)
    try story.section("moon", moon)
    try story.section("norms", norms)
    try story.section("epsilon", epsilon)
    try story.section("overflow", overflow)
    try story.section("rounding", rounding)
    try story.section("speed", speed)
  }
}
