import Foundation
import LanguageModel
import Literate

/// The model, the manual and the test text.
let spotFiles = [
  RealModel.file, FetchedFile("debian/reference.txt"), Laboratory.testFile,
]

/// Computes two rows of the table anew, as far as a build has time for.
func spotChecks(_ page: Page) throws {
  let measured = try CutTable()
  let real = try RealModel.shared.get()
  // The first tokens need no more than the beginning of the text.
  let beginning = String(try Laboratory.testText().prefix(2_000))
  let text = real.tokenizer.encode(beginning)
  let small = try SpotCheck.cut(
    real.model, CalibrationText.manual.batches(real.tokenizer))
  var table = Table("row", "in the table", "now")
  for (name, model) in [("dense", real.model), (SpotCheck.name, small)] {
    let now = SpotCheck.perplexity(of: model, text)
    table.row(
      name, measured.row(name)[2].formatted(digits: 6),
      now.formatted(digits: 6))
    // Other orders of the sums move the mean by some millionths.
    try page.claim(
      "A build finds the perplexity of \(name) that the table has.",
      abs(log(now / measured.row(name)[2])) <= 1e-4)
  }
  page.printMeasured(table)
}
