import LinearAlgebra
import Literate
import TextAnalysis

func frequent(_ page: Page, _ shelf: Shelf) throws {
  let recipes = try TextRecipe.all()
  var table = Table("weights", "mean cosine", "σ₁² of n", "stop words in v₁")
  var series: [Series] = []
  var holds = true
  for recipe in [recipes[1], recipes[2], recipes[6]] {
    let reading = try shelf.reading(recipe)
    // snippet.mean-cosine
    let a = reading.background
    let n = Double(a.rows)
    let sum = a.transposeProduct(Matrix(rows: a.rows, columns: 1) { _, _ in 1 })
    let meanCosine = sum.frobeniusNorm * sum.frobeniusNorm / (n * n)
    // snippet.end
    let sigma = reading.model.singularValues
    let share = sigma[0] * sigma[0] / n
    holds = holds && share >= meanCosine
    let v = reading.model.directions
    let words = reading.vocabulary.words
    let stop = words.indices.filter { StopWords.english.contains(words[$0]) }
    let inStop = stop.reduce(0) { $0 + v[$1, 0] * v[$1, 0] }
    table.row(
      recipe.name, meanCosine.formatted(decimals: 3),
      share.formatted(decimals: 3), percent(inStop))
    series.append(.line(recipe.name, sigma))
    if recipe.name == "TF-IDF" {
      page.record("frequent-stop", percent(inStop))
      let first = words.indices.sorted { abs(v[$0, 0]) > abs(v[$1, 0]) }
      let names = first.prefix(6).map { words[$0] }.sorted()
      page.record("frequent-words", names.joined(separator: ", "))
      try page.claim(
        "All entries of the first singular vector have one sign.",
        (0..<v.rows).allSatisfy { v[$0, 0] * v[first[0], 0] > 0 })
    }
  }
  page.print(table)
  try page.claim(
    "The share of the first dimension is at least the mean cosine.", holds)
  try page.figure(
    "spectra",
    Plot(x: Axis("k", .logarithmic), y: Axis("σₖ", .logarithmic), series))
}

func percent(_ share: Double) -> String {
  (100 * share).formatted(decimals: 0) + " %"
}
