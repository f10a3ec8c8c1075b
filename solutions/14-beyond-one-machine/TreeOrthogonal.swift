import Attempts
import LinearAlgebra

/// The blocks of Q, one for each rank, from the factors in the leaves and in
/// the nodes of the tree, and how many numbers were sent for them.
public func orthogonalBlocks(
  leaves: [Matrix<Double>], levels: [[Matrix<Double>]]
) throws -> (blocks: [Matrix<Double>], words: Int) {
  // answer.begin
  // How many rows each child takes of what its parent has for its children.
  var widths = [leaves.map(\.columns)]
  for level in levels {
    let below = widths[widths.count - 1]
    var here = level.map(\.columns)
    if below.count % 2 == 1 { here.append(below[below.count - 1]) }
    widths.append(here)
  }
  var words = 0
  var parts = [Matrix<Double>.identity(widths[widths.count - 1][0])]
  for (level, below) in zip(levels, widths).reversed() {
    var next: [Matrix<Double>] = []
    for (node, part) in parts.enumerated() {
      if node == level.count {
        next.append(part)
        continue
      }
      let both = level[node] * part
      let cut = below[2 * node]
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
