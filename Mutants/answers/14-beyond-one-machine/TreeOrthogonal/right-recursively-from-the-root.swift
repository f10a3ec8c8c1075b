// recursively from the root
import Attempts
import LinearAlgebra

/// The blocks of Q, one for each rank, from the factors in the leaves and in
/// the nodes of the tree, and how many numbers were sent for them.
public func orthogonalBlocks(
  leaves: [Matrix<Double>], levels: [[Matrix<Double>]]
) throws -> (blocks: [Matrix<Double>], words: Int) {
  var words = 0
  func down(_ level: Int, _ node: Int, _ part: Matrix<Double>) -> [Matrix<Double>] {
    if level < 0 { return [leaves[node] * part] }
    if node >= levels[level].count { return down(level - 1, 2 * node, part) }
    let both = levels[level][node] * part
    let first = level == 0 ? leaves[2 * node] : levels[level - 1][2 * node]
    let lower = both[rows: first.columns..<both.rows]
    words += lower.rows * lower.columns
    return down(level - 1, 2 * node, both[rows: 0..<first.columns])
      + down(level - 1, 2 * node + 1, lower)
  }
  let top = levels.last?[0] ?? leaves[0]
  let blocks = down(levels.count - 1, 0, .identity(top.columns))
  return (blocks, words)
}
