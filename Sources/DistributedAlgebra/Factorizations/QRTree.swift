import LinearAlgebra

/// What a rank keeps of the tree by which TSQR factors a matrix: its small orthonormal factors.
struct QRTree<Scalar: LinearAlgebraScalar>: Sendable {
  let communicator: Communicator
  let split: RowSplit
  /// The number n of columns of the factored matrix.
  let columns: Int
  /// The orthonormal factor of this rank's own rows.
  let leaf: TallFactor<Scalar>
  /// The factors of this rank's rounds, with whom each was made.
  let nodes: [Node]
  /// On rank 0 the factor R, with signs that make its diagonal positive; elsewhere, what was sent up.
  let r: Matrix<Scalar>
  private let signs: Vector<Scalar>

  /// A round of the tree: the R of this rank above that of a child, factored.
  struct Node: Sendable {
    let child: Int
    let topRows: Int
    let q: Matrix<Scalar>
  }

  /// Goes up the tree: ⌈log₂ P⌉ messages of a triangle.
  init(_ a: DistributedMatrix<Matrix<Scalar>>) throws(DistributedError) {
    let (rank, tree) = (a.communicator.rank, a.communicator.tree)
    (communicator, split, columns) = (a.communicator, a.split, a.columns)
    a.communicator.ledger.note { $0.reductions += 1 }
    let leaf = try DistributedError.numbers(on: rank) { () throws(LinearAlgebraError) in
      do throws(LinearAlgebraError) { return try TallFactor(a.local) } catch {
        throw error.movedDown(by: a.ownRows.lowerBound)
      }
    }
    var r = leaf.r
    var nodes: [Node] = []
    for child in tree.children(of: rank) {
      let other = try a.communicator.receive(
        triangleOf: min(a.split[tree.ranksBelow(child)].count, a.columns), columns: a.columns,
        of: Scalar.self, from: child)
      let qr = try DistributedError.numbers(on: rank) { () throws(LinearAlgebraError) in
        try QR(r.appending(rowsOf: other))
      }
      nodes.append(Node(child: child, topRows: r.rows, q: qr.q))
      r = qr.r
    }
    if let parent = tree.parent(of: rank) {
      try a.communicator.send(r.packedUpperTriangle, to: parent)
    }
    let signs = Vector<Scalar>(r.diagonal.map { $0 < 0 ? -1 : 1 })
    (self.leaf, self.nodes, self.signs, self.r) = (leaf, nodes, signs, r.scaled(rowsBy: signs))
  }

  /// The number k of columns of Q, min(m, n).
  var height: Int { min(split.rows, columns) }

  /// Goes down the tree with a matrix of k rows that rank 0 has, and gives `QC`.
  func product(
    _ c: Matrix<Scalar>, columns width: Int
  ) throws(DistributedError) -> DistributedMatrix<Matrix<Scalar>> {
    let (rank, tree) = (communicator.rank, communicator.tree)
    communicator.ledger.note { $0.reductions += 1 }
    var part = rank == 0 ? c.scaled(rowsBy: signs) : c
    if let parent = tree.parent(of: rank) {
      let rows = min(split[tree.ranksBelow(rank)].count, columns)
      let sent: [Scalar] = try communicator.receive(rows * width, from: parent)
      part = Matrix(rows: rows, columns: width, columnMajor: sent)
    }
    for node in nodes.reversed() {
      let both = node.q * part
      try communicator.send(both[rows: node.topRows..<both.rows].elements, to: node.child)
      part = both[rows: 0..<node.topRows]
    }
    return DistributedMatrix(leaf.product(part), split: split, on: communicator)
  }

  /// Goes up the tree with a matrix that is spread as the factored one, and gives `QᵀB` on rank 0.
  func transposeProduct(_ b: Matrix<Scalar>) throws(DistributedError) -> Matrix<Scalar> {
    let (rank, tree) = (communicator.rank, communicator.tree)
    communicator.ledger.note { $0.reductions += 1 }
    var part = leaf.transposeProduct(b)
    for node in nodes {
      let rows = node.q.rows - node.topRows
      let sent: [Scalar] = try communicator.receive(rows * b.columns, from: node.child)
      let other = Matrix(rows: rows, columns: b.columns, columnMajor: sent)
      part = node.q.transpose * part.appending(rowsOf: other)
    }
    if let parent = tree.parent(of: rank) { try communicator.send(part.elements, to: parent) }
    return rank == 0 ? part.scaled(rowsBy: signs) : part
  }
}

extension Communicator {
  /// Waits for the packed triangle of another rank.
  func receive<Scalar: LinearAlgebraScalar>(
    triangleOf rows: Int, columns: Int, of type: Scalar.Type, from other: Int
  ) throws(DistributedError) -> Matrix<Scalar> {
    let count = Matrix<Scalar>.packedCount(rows: rows, columns: columns)
    return Matrix(
      upperTriangle: try receive(count, from: other), rows: rows, columns: columns)
  }
}
