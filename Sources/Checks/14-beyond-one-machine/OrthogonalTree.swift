import LinearAlgebra

/// The factors of a tree: an orthonormal one for each leaf and each node with two children.
struct OrthogonalTree {
  /// The factor of each rank's block.
  private(set) var leaves: [Matrix<Double>]
  /// The factors of the nodes, from the level above the leaves to the root.
  private(set) var levels: [[Matrix<Double>]] = []
  /// The triangle at the root.
  private(set) var r: Matrix<Double>

  init(_ blocks: [Matrix<Double>]) throws {
    let factored = try blocks.map { try QR($0) }
    leaves = factored.map(\.q)
    var triangles = factored.map(\.r)
    while triangles.count > 1 {
      let pairs = stride(from: 0, to: triangles.count - 1, by: 2)
      let nodes = try pairs.map { try QR(triangles[$0].appending(rowsOf: triangles[$0 + 1])) }
      let last = triangles.count % 2 == 1 ? triangles.suffix(1) : []
      levels.append(nodes.map(\.q))
      triangles = nodes.map(\.r) + last
    }
    r = triangles[0]
  }

  /// The numbers that go down the tree.
  var words: Int {
    var widths = leaves.map(\.columns)
    var words = 0
    for level in levels {
      // The second child's rows of its parent's part, which has as many columns as Q.
      for node in level.indices { words += widths[2 * node + 1] * r.rows }
      let last = widths.count % 2 == 1 ? widths.suffix(1) : []
      widths = level.map(\.columns) + last
    }
    return words
  }
}
