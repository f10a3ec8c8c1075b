public import LinearAlgebra

/// A matrix of which each rank holds some rows, and no rank holds all.
///
/// ```
///         ┌ A₀ ┐  rank 0
///     A = │ A₁ │  rank 1
///         └ A₂ ┘  rank 2
/// ```
///
/// `local` is the part of this rank: a ``LinearAlgebra/Matrix``, a sparse matrix, or any other
/// operator. A product `AX` with an X that all ranks have needs no message; a product `AᵀY` is a sum
/// of one term from each rank, and so one reduction.
public struct DistributedMatrix<Local: LinearOperator>: Sendable {
  /// The numbers it works with.
  public typealias Scalar = Local.Scalar
  /// The group that holds the matrix.
  public let communicator: Communicator
  /// The rows of this rank.
  public let local: Local
  /// Which rank has which rows.
  public let split: RowSplit

  /// Puts together what the ranks hold, in their order.
  ///
  /// - Parameters:
  ///   - local: The rows of this rank; it may have none.
  ///   - communicator: The group, all of whose ranks do this.
  /// - Throws: ``DistributedError`` if the numbers of columns differ.
  /// - Complexity: One sum of 2P words.
  public init(_ local: Local, on communicator: Communicator) throws(DistributedError) {
    var shapes = [Double](repeating: 0, count: 2 * communicator.size)
    shapes[communicator.rank] = Double(local.rows)
    shapes[communicator.size + communicator.rank] = Double(local.columns)
    shapes = try communicator.sum(shapes)
    if let other = shapes[communicator.size...].first(where: { $0 != Double(local.columns) }) {
      throw DistributedError(
        .disagreement("the number of columns, \(local.columns) here and \(Int(other)) elsewhere"),
        on: communicator.rank)
    }
    let split = RowSplit(counts: shapes[..<communicator.size].map { Int($0) })
    self.init(local, split: split, on: communicator)
  }

  /// Wraps rows whose split is known to all ranks; nothing is sent.
  ///
  /// - Precondition: The split gives this rank as many rows as it has.
  public init(_ local: Local, split: RowSplit, on communicator: Communicator) {
    demand(
      split.ranks == communicator.size && split[communicator.rank].count == local.rows,
      "\(local.rows) rows of rank \(communicator.rank) do not fit the split \(split.counts)")
    self.local = local
    self.split = split
    self.communicator = communicator
  }

  /// The number of rows of all ranks, m.
  public var rows: Int { split.rows }
  /// The number of columns, n.
  public var columns: Int { local.columns }
  /// The shape of the whole in words, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }
  /// The rows of this rank, among those of all.
  public var ownRows: Range<Int> { split[communicator.rank] }
}

extension DistributedMatrix {
  /// Takes this rank's even share of a matrix that every rank has: for tests and small cases.
  public init<Number>(
    sharing whole: Matrix<Number>, on communicator: Communicator
  ) where Local == Matrix<Number> {
    let split = RowSplit(rows: whole.rows, ranks: communicator.size)
    self.init(whole[rows: split[communicator.rank]], split: split, on: communicator)
  }

  /// The product `AX`, spread as A is; no message.
  ///
  /// - Parameter x: A matrix that all ranks have, n × k.
  /// - Returns: The product, m × k.
  /// - Throws: ``DistributedError`` if an entry of the product is not finite.
  /// - Precondition: `x.rows == columns`.
  /// - Complexity: That of the product of `local`.
  public func product(
    _ x: Matrix<Scalar>
  ) throws(DistributedError) -> DistributedMatrix<Matrix<Scalar>> {
    demand(x.rows == columns, "cannot multiply \(shape) by \(x.shape)")
    return spread(try checked(local.product(x)))
  }

  /// The product `AᵀY`, the same on all ranks; one sum of n·k words.
  ///
  /// - Parameter y: A matrix that is spread as A is, m × k.
  /// - Returns: The product, n × k.
  /// - Throws: ``DistributedError`` if an entry of this rank's term is not finite.
  /// - Precondition: Y has the split of A.
  public func transposeProduct(
    _ y: DistributedMatrix<Matrix<Scalar>>
  ) throws(DistributedError) -> Matrix<Scalar> {
    try communicator.sum(try localTransposeProduct(y))
  }

  /// This rank's term of `AᵀY`.
  func localTransposeProduct(
    _ y: DistributedMatrix<Matrix<Scalar>>
  ) throws(DistributedError) -> Matrix<Scalar> {
    demand(split == y.split, "rows are spread as \(split.counts) and as \(y.split.counts)")
    return try checked(local.transposeProduct(y.local))
  }

  /// Rows that are spread as those of this matrix.
  func spread(_ part: Matrix<Scalar>) -> DistributedMatrix<Matrix<Scalar>> {
    DistributedMatrix<Matrix<Scalar>>(part, split: split, on: communicator)
  }

  /// Refuses a product that is not finite, and names the entry of A that made it so.
  func checked(_ product: Matrix<Scalar>) throws(DistributedError) -> Matrix<Scalar> {
    if product.isFinite { return product }
    try requireFinite(for: "A product with the matrix")
    throw DistributedError(
      .numbers(.overflow(routine: "A product with the matrix")), on: communicator.rank)
  }

  /// Refuses entries that are NaN or infinite; the row is counted among those of all ranks.
  func requireFinite(for routine: String) throws(DistributedError) {
    guard let entries = local as? any HoldsEntries else { return }
    do throws(LinearAlgebraError) { try entries.requireFinite(for: routine) } catch {
      throw DistributedError(
        .numbers(error.movedDown(by: ownRows.lowerBound)), on: communicator.rank)
    }
  }
}

extension DistributedMatrix {
  /// The Gram matrix `AᵀA`, the same on all ranks; one sum of n(n + 1)/2 words.
  ///
  /// - Throws: ``DistributedError`` if an entry of this rank's term is not finite.
  /// - Complexity: m·n² / P operations on each rank.
  public func gram<Number>() throws(DistributedError) -> Matrix<Number>
  where Local == Matrix<Number> {
    let term = try checked(local.gram())
    return Matrix(symmetric: try communicator.sum(term.packedUpperTriangle), size: columns)
  }

  /// The whole matrix on every rank: for checks and small results.
  ///
  /// - Complexity: m·n words to rank 0 and down the tree.
  public func gathered<Number>() throws(DistributedError) -> Matrix<Number>
  where Local == Matrix<Number> {
    let counts = split.counts.map { $0 * columns }
    let all = try communicator.gather(local.transposed().elements, counts: counts)
    return Matrix(rows: rows, columns: columns, rowMajor: all)
  }
}

extension LinearAlgebraError {
  /// The error, with rows counted from another one.
  func movedDown(by rows: Int) -> LinearAlgebraError {
    guard case .notFinite(let routine, let row, let column) = self else { return self }
    return .notFinite(routine: routine, row: row + rows, column: column)
  }
}
