import LinearAlgebra
import Literate

func perplexities(_ page: Page) throws {
  // snippet.means
  /// Mean surprises of three windows of a text, in nats.
  let windows: [Double] = [2, 2, 6]
  let right = Double.exp(windows.reduce(0, +) / 3)
  let wrong = windows.map { Double.exp($0) }.reduce(0, +) / 3
  // snippet.end
  var table = Table("window", "mean surprise", "perplexity")
  for (number, surprise) in windows.enumerated() {
    table.row(
      "\(number + 1)", surprise.formatted(decimals: 0),
      Double.exp(surprise).formatted(decimals: 1))
  }
  page.print(table)
  page.record("right-mean", right, decimals: 1)
  page.record("wrong-mean", wrong, decimals: 1)
  try page.claim("The mean of perplexities is the larger one.", right <= wrong)
}
