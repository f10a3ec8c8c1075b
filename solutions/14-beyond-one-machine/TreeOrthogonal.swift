import Attempts
import LinearAlgebra

/// The blocks of Q, one for each rank, from the factors in the leaves and in
/// the nodes of the tree, and how many numbers were sent for them.
public func orthogonalBlocks(
  leaves: [Matrix<Double>], levels: [[Matrix<Double>]]
) throws -> (blocks: [Matrix<Double>], words: Int) {
  // answer.begin
  // A first child is never a lone one, so it has a factor of its own.
  let all = [leaves] + levels
  var words = 0
  var parts = [Matrix<Double>.identity(all[levels.count][0].columns)]
  for (level, below) in zip(levels, all).reversed() {
    var next: [Matrix<Double>] = []
    for (node, part) in parts.enumerated() {
      if node == level.count {
        next.append(part)
        continue
      }
      let both = level[node] * part
      let cut = below[2 * node].columns
      let sent = both[rows: cut..<both.rows]
      words += sent.rows * sent.columns
      next.append(both[rows: 0..<cut])
      next.append(sent)
    }
    parts = next
  }
  let blocks = zip(leaves, parts).map { leaf, part in leaf * part }
  return (blocks, words)
  // answer.end
}
