import LinearAlgebra

extension Communicator {
  /// Makes matrices on rank 0, and gives them to all ranks: one way down the tree.
  ///
  /// - Parameters:
  ///   - shapes: What is made, as all ranks know beforehand.
  ///   - make: Makes it, on rank 0.
  /// - Returns: What was made, the same on all ranks.
  /// - Throws: ``DistributedError`` with what `make` throws.
  func fromRoot<Scalar: LinearAlgebraScalar>(
    giving shapes: [(rows: Int, columns: Int)],
    _ make: () throws(LinearAlgebraError) -> [Matrix<Scalar>]
  ) throws(DistributedError) -> [Matrix<Scalar>] {
    let made = rank == 0 ? try DistributedError.numbers(on: 0, make) : []
    let sizes = shapes.map { $0.rows * $0.columns }
    var rest = try broadcast(made.flatMap(\.elements), count: sizes.reduce(0, +))[...]
    return shapes.map { shape in
      let count = shape.rows * shape.columns
      defer { rest = rest.dropFirst(count) }
      return Matrix(
        rows: shape.rows, columns: shape.columns, columnMajor: Array(rest.prefix(count)))
    }
  }

  /// Sums matrices on rank 0, makes something small of the sum there, and gives that to all ranks:
  /// one way up the tree and one down.
  ///
  /// - Parameters:
  ///   - term: The matrix of this rank.
  ///   - shapes: What is made, as all ranks know beforehand.
  ///   - make: Makes it, on rank 0.
  /// - Returns: What was made, the same on all ranks.
  /// - Throws: ``DistributedError`` with what `make` throws.
  func combine<Scalar: LinearAlgebraScalar>(
    _ term: Matrix<Scalar>, giving shapes: [(rows: Int, columns: Int)],
    _ make: (Matrix<Scalar>) throws(LinearAlgebraError) -> [Matrix<Scalar>]
  ) throws(DistributedError) -> [Matrix<Scalar>] {
    let sums = try sumAtRoot(term.elements)
    return try fromRoot(giving: shapes) { () throws(LinearAlgebraError) in
      let total = Matrix(rows: term.rows, columns: term.columns, columnMajor: sums)
      guard total.isFinite else { throw .overflow(routine: "The sum over all ranks") }
      return try make(total)
    }
  }
}
