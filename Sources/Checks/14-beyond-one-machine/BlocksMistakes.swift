import Grading
import LinearAlgebra

/// The way down the tree, with the places where people go wrong left open.
struct BlocksVariant {
  /// How many rows of the first child's there are, of so many together.
  var cut: (_ both: Matrix<Double>, _ firstWidth: Int) -> Int = { $1 }
  /// What a node makes of its factor and the part that comes from above.
  var product: (_ factor: Matrix<Double>, _ part: Matrix<Double>) -> Matrix<Double> = { $0 * $1 }
  /// What goes to the two children.
  var children: (_ first: Matrix<Double>, _ second: Matrix<Double>) -> [Matrix<Double>] = {
    [$0, $1]
  }
  /// The words of a message.
  var words: (_ first: Matrix<Double>, _ second: Matrix<Double>) -> Int = {
    $1.rows * $1.columns
  }
  /// Where a node without a partner stands among those of its level.
  var putsLoneFirst = false
  /// Levels in the order in which they are gone through.
  var order: ([Int]) -> [Int] = { $0.reversed() }

  func callAsFunction(
    _ leaves: [Matrix<Double>], _ levels: [[Matrix<Double>]]
  ) -> (blocks: [Matrix<Double>], words: Int) {
    var widths = [leaves.map(\.columns)]
    for level in levels {
      let below = widths[widths.count - 1]
      widths.append(level.map(\.columns) + (below.count % 2 == 1 ? below.suffix(1) : []))
    }
    var (parts, sent) = ([Matrix<Double>.identity(widths[levels.count][0])], 0)
    for index in order(Array(levels.indices)) {
      var next: [Matrix<Double>] = []
      for (node, part) in parts.enumerated() {
        guard node < levels[index].count else {
          next.insert(part, at: putsLoneFirst ? 0 : next.count)
          continue
        }
        let both = product(levels[index][node], part)
        let cut = min(both.rows, cut(both, widths[index][2 * node]))
        let (first, second) = (both[rows: 0..<cut], both[rows: cut..<both.rows])
        next += children(first, second)
        sent += words(first, second)
      }
      parts = next
    }
    let blocks = zip(leaves, parts).map { leaf, part in
      leaf.columns == part.rows ? leaf * part : leaf
    }
    return (blocks, sent)
  }
}

/// What people really get wrong about the way down the tree.
func blocksMistakes() -> [Mistake<BlocksAnswer>] {
  func variant(
    _ name: String, at caseName: String, _ variant: BlocksVariant
  ) -> Mistake<BlocksAnswer> {
    Mistake(name, caughtAt: caseName) { variant($0, $1) }
  }
  return [
    variant(
      "cuts in the middle", at: "a first rank with one row",
      BlocksVariant(cut: { both, _ in both.rows / 2 })),
    variant(
      "cuts after as many rows as Q has columns", at: "a first rank with one row",
      BlocksVariant(cut: { both, _ in both.columns })),
    variant(
      "gives the upper part to the second child", at: "two ranks, one column",
      BlocksVariant(children: { [$1, $0] })),
    variant(
      "counts both children's parts", at: "two ranks, one column",
      BlocksVariant(words: { ($0.rows + $1.rows) * $1.columns })),
    variant(
      "counts messages", at: "two ranks", BlocksVariant(words: { _, _ in 1 })),
    variant(
      "counts a square for each message", at: "a last rank with one row",
      BlocksVariant(words: { $1.columns * $1.columns })),
    variant(
      "counts triangles", at: "two ranks",
      BlocksVariant(words: { $1.rows * ($1.columns + 1) / 2 })),
    variant(
      "forgets what comes from above", at: "three ranks",
      BlocksVariant(product: { factor, part in
        factor * .identity(factor.columns)[columns: 0..<min(factor.columns, part.columns)]
      })),
    variant(
      "puts the rank without a partner first", at: "three ranks",
      BlocksVariant(putsLoneFirst: true)),
    Mistake("gives the leaves back", caughtAt: "two ranks, one column") { leaves, levels in
      (leaves, BlocksVariant()(leaves, levels).words)
    },
    Mistake("multiplies only once", caughtAt: "three ranks") { leaves, levels in
      let short = BlocksVariant()(leaves, levels)
      guard let first = levels.first else { return short }
      var blocks: [Matrix<Double>] = []
      for (rank, leaf) in leaves.enumerated() {
        guard rank / 2 < first.count else {
          blocks.append(leaf)
          continue
        }
        let (factor, cut) = (first[rank / 2], leaves[rank - rank % 2].columns)
        let rows = rank % 2 == 0 ? 0..<cut : cut..<factor.rows
        blocks.append(leaf * factor[rows: rows])
      }
      return (blocks, short.words)
    },
    Mistake("leaves the last of an odd number out", caughtAt: "three ranks") { leaves, levels in
      let (blocks, words) = BlocksVariant()(leaves, levels)
      return (Array(blocks.prefix(max(1, leaves.count - leaves.count % 2))), words)
    },
  ]
}
