// from the leaves up
import Attempts
import LinearAlgebra

/// The blocks of Q, one for each rank, from the factors in the leaves and in
/// the nodes of the tree, and how many numbers were sent for them.
public func orthogonalBlocks(
  leaves: [Matrix<Double>], levels: [[Matrix<Double>]]
) throws -> (blocks: [Matrix<Double>], words: Int) {
  // Each node's own Q, built from those of its children.
  var groups = leaves.map { [$0] }
  var messages: [(rows: Int, level: Int)] = []
  for (index, level) in levels.enumerated() {
    var next: [[Matrix<Double>]] = []
    for (node, s) in level.enumerated() {
      let (a, b) = (groups[2 * node], groups[2 * node + 1])
      let cut = a[0].columns
      messages.append((s.rows - cut, index))
      next.append(
        a.map { $0 * s[rows: 0..<cut] } + b.map { $0 * s[rows: cut..<s.rows] })
    }
    if groups.count % 2 == 1 { next.append(groups[groups.count - 1]) }
    groups = next
  }
  let width = groups[0][0].columns
  return (groups[0], messages.reduce(0) { $0 + $1.rows * width })
}
