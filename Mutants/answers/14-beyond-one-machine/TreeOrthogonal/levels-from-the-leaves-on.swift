// levels from the leaves on
import Attempts
import LinearAlgebra

/// The blocks of Q, one for each rank, from the factors in the leaves and in
/// the nodes of the tree, and how many numbers were sent for them.
public func orthogonalBlocks(
  leaves: [Matrix<Double>], levels: [[Matrix<Double>]]
) throws -> (blocks: [Matrix<Double>], words: Int) {
  var parts = [Matrix<Double>.identity((levels.last?[0] ?? leaves[0]).columns)]
  var words = 0
  for level in levels {
    var next: [Matrix<Double>] = []
    for (node, part) in parts.enumerated() {
      if node >= level.count || level[node].columns != part.rows { next.append(part); continue }
      let both = level[node] * part
      let cut = both.rows / 2
      next += [both[rows: 0..<cut], both[rows: cut..<both.rows]]
      words += cut * both.columns
    }
    parts = next
  }
  return (zip(leaves, parts).map { $0.columns == $1.rows ? $0 * $1 : $0 }, words)
}
