// both halves are messages
import Attempts
import LinearAlgebra

/// The blocks of Q, one for each rank, from the factors in the leaves and in
/// the nodes of the tree, and how many numbers were sent for them.
public func orthogonalBlocks(
  leaves: [Matrix<Double>], levels: [[Matrix<Double>]]
) throws -> (blocks: [Matrix<Double>], words: Int) {
  var parts = [Matrix<Double>.identity((levels.last?[0] ?? leaves[0]).columns)]
  var words = 0
  for (index, level) in levels.enumerated().reversed() {
    var next: [Matrix<Double>] = []
    for (node, part) in parts.enumerated() {
      if node >= level.count { next.append(part); continue }
      let both = level[node] * part
      let cut = (index == 0 ? leaves : levels[index - 1])[2 * node].columns
      next += [both[rows: 0..<cut], both[rows: cut..<both.rows]]
      words += both.rows * both.columns
    }
    parts = next
  }
  return (zip(leaves, parts).map { $0 * $1 }, words)
}
