import LanguageModel
import LinearAlgebra
import Literate

/// Tokens as directions, and what of them lies near a direction.
private struct Directions {
  let tokens: Matrix<Float>

  // snippet.likeness
  /// The tokens without their mean, each of length 1.
  init(_ table: Matrix<Float>) {
    let ones = Vector<Float>(repeating: 1, count: table.columns)
    let mean = table * ones / Float(table.columns)
    let centered = table - mean.outer(ones)
    let sizes = (0..<table.columns).map { centered[column: $0].norm }
    tokens = centered.scaled(columnsBy: Vector(sizes.map { 1 / $0 }))
  }

  /// The eight tokens that point most in a direction.
  func list(_ direction: Vector<Float>) -> [Int] {
    let cosines = (tokens.transpose * direction).elements
    var best = Array(0..<8)
    var least = best.map { cosines[$0] }.min() ?? 0
    for (token, cosine) in cosines.enumerated().dropFirst(8)
    where cosine > least {
      let place = best.firstIndex { cosines[$0] == least } ?? 0
      best[place] = token
      least = best.map { cosines[$0] }.min() ?? 0
    }
    return best.sorted { cosines[$0] > cosines[$1] }
  }

  /// The mean cosine of two different tokens of a list.
  func likeness(_ list: [Int]) -> Double {
    let all = tokens[columns: list].gram().elements.reduce(0, +)
    return Double(all - 8) / 56
  }
  // snippet.end
}

func concepts(_ page: Page) throws {
  let real = try RealModel.shared.get()
  let directions = Directions(real.model.embedding)
  var random = SplitMix64(seed: page.seed)
  let control = (0..<16).map { _ in
    let direction = Matrix<Float>.gaussian(
      rows: directions.tokens.rows, columns: 1, using: &random)
    return directions.list(direction[column: 0])
  }
  var table = Table("directions", "least", "mean", "largest")
  func row(_ name: String, _ lists: [[Int]]) -> [Double] {
    let values = lists.map(directions.likeness)
    let numbers = [
      values.min() ?? 0, values.reduce(0, +) / Double(values.count),
      values.max() ?? 0,
    ]
    let cells = numbers.map { $0.formatted(decimals: 2) }
    table.row(name, cells[0], cells[1], cells[2])
    return numbers
  }
  let chance = row("random", control)
  page.recordMeasured("chance-mean", chance[1], digits: 2)
  page.recordMeasured("chance-largest", chance[2], digits: 2)
  var shown: [[Int]] = []
  for number in [4, 16, 28] {
    let down = real.model.blocks[number].feedForward.down.dense().weight.value
    let u = try SymmetricEigen(down.rowGram()).eigenvectors
    let first = (0..<8).map { u[column: u.columns - 1 - $0] }
    // A singular vector has no sign of its own: both are looked at.
    let lists = first.flatMap { [directions.list($0), directions.list(-$0)] }
    let numbers = row("block \(number)", lists)
    page.recordMeasured("mean-\(number)", numbers[1], digits: 2)
    shown = Array(lists.prefix(3))
  }
  page.printMeasured(table)
  page.printMeasured("")
  tellWords(page, real.tokenizer, shown, Array(control.prefix(3)))
}

private func tellWords(
  _ page: Page, _ tokenizer: Tokenizer, _ found: [[Int]], _ control: [[Int]]
) {
  var words = Table("direction", "tokens")
  for (name, lists) in [("block 28", found), ("random", control)] {
    for list in lists {
      let texts = list.map { token in
        tokenizer.decode([token]).replacing("\n", with: "⏎").prefix(14)
      }
      words.row(name, texts.map { "“\($0)”" }.joined(separator: " "))
    }
  }
  page.printMeasured(words)
}
