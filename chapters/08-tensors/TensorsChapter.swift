import ArgumentParser
import Experiments
import Literate

@main struct TensorsChapter: Chapter {
  static let about = "Low rank for tables with three indices and more."
  static let folder = folderOfThisFile()

  @OptionGroup var options: ChapterOptions

  func tell(_ story: Story) throws {
    try story.section("storage", storage)
    try story.section("mode-products", modeProducts)
    try story.section("ranks", ranks)
    try story.section("plain-sweep", plainSweep)
    try story.section("w-tensor", wTensor)
    try story.section("degeneracy", degeneracy)
    try story.section("spectra", spectra)
    try story.section("evening", evening)
    try story.section("bounds", bounds)
    try story.section("train", train)
    try story.section("wrong-train", wrongTrain)
    try story.section("quantized", quantized)
    try story.section("rounding", rounding)
    try story.section("cross", cross)
    let starts = try Self.evidence(for: startsOfCP())
    try story.section("contest") { try contest($0, starts) }
  }

  func experiments() throws -> [Experiment] { [try startsOfCP()] }
}
