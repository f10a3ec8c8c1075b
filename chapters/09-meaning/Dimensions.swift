import LinearAlgebra
import Literate
import TextAnalysis

func dimensions(_ page: Page, _ shelf: Shelf) throws {
  let reading = try shelf.reading(TextRecipe.recommended())
  let words = reading.wordsInFull(try LeeCorpus())
  let v = reading.model.directions
  var table = Table("dimension", "one end", "other end")
  func show(_ name: String, _ direction: Vector<Double>) {
    let ends = ends(of: direction, words: words)
    table.row(name, ends.one, ends.other)
  }
  for k in 0..<4 { show("\(k + 1)", v[column: k]) }
  // snippet.rotate
  let (second, third) = (oriented(v[column: 1]), oriented(v[column: 2]))
  let half = 0.5.squareRoot()
  let (sum, difference) = (half * (second + third), half * (second - third))
  // snippet.end
  show("(2 + 3)/√2", sum)
  show("(2 − 3)/√2", difference)
  page.print(table)

  let angle: Matrix<Double> = [[half, half], [half, -half]]
  let places = reading.model.texts[columns: 1..<3]
  let turned = places * angle
  let before = Cosines.between(places, places)
  let after = Cosines.between(turned, turned)
  try page.claim(
    "No cosine changes when two dimensions are rotated.",
    (before - after).frobeniusNorm < 1e-9 * before.frobeniusNorm)
}

/// The direction with the sign that makes its largest entry positive.
private func oriented(_ direction: Vector<Double>) -> Vector<Double> {
  let largest = direction.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
  return largest < 0 ? -direction : direction
}

/// The five words at each end of a direction, in the order of the alphabet;
/// the end with the largest entry is the first.
private func ends(
  of direction: Vector<Double>, words: [String]
) -> (one: String, other: String) {
  // Words that stand in the same texts have one value, but for rounding.
  let values = oriented(direction).map { ($0 * 1e6).rounded() }
  let order = words.indices.sorted {
    (values[$0], words[$0]) < (values[$1], words[$1])
  }
  func names(_ places: some Sequence<Int>) -> String {
    places.map { words[$0] }.sorted().joined(separator: " ")
  }
  let other = names(order.prefix(5).filter { values[$0] < 0 })
  return (names(order.suffix(5)), other.isEmpty ? "–" : other)
}
