public import LinearAlgebra

/// The order in which cards come back when they were dealt to some hands: `0, c, 2c, …, 1, c + 1, …`.
///
/// It is the transposition of a table. Write n = b·c numbers row by row into b rows of c, and read them
/// column by column. To undo it, deal to b hands.
///
/// ```swift
/// let deal = StridePermutation(count: 6, hands: 2)
/// deal.order            // [0, 2, 4, 1, 3, 5]
/// deal.inverse.hands    // 3
/// ```
///
/// Source: Van Loan, *Computational Frameworks for the Fast Fourier Transform*, 1992, section 1.1.
public struct StridePermutation: Equatable, Sendable {
  /// How many things are dealt.
  public let count: Int
  /// To how many hands.
  public let hands: Int

  /// Describes a deal.
  ///
  /// - Precondition: The number of hands is positive and divides the number of things.
  public init(count: Int, hands: Int) {
    demand(
      count >= 0 && hands > 0 && count.isMultiple(of: hands),
      "\(count) things cannot be dealt evenly to \(hands) hands")
    (self.count, self.hands) = (count, hands)
  }

  /// What stands at each place after the deal: the places of the first hand come first.
  public var order: [Int] {
    (0..<hands).flatMap { hand in stride(from: hand, to: count, by: hands) }
  }

  /// The deal that puts everything back.
  public var inverse: StridePermutation {
    StridePermutation(count: count, hands: count == 0 ? 1 : count / hands)
  }

  /// The entries in the new order, `y[k] = x[order[k]]`.
  ///
  /// - Precondition: There are as many entries as things.
  public func callAsFunction<Scalar>(_ x: Vector<Scalar>) -> Vector<Scalar> {
    demand(x.count == count, "\(x.count) entries are not the \(count) that are dealt")
    return Vector(order.map { x[$0] })
  }

  /// The rows in the new order.
  ///
  /// - Precondition: There are as many rows as things.
  public func callAsFunction<Scalar>(rowsOf x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(x.rows == count, "\(x.rows) rows are not the \(count) that are dealt")
    return x[rows: order]
  }

  /// The columns in the new order.
  ///
  /// - Precondition: There are as many columns as things.
  public func callAsFunction<Scalar>(columnsOf x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(x.columns == count, "\(x.columns) columns are not the \(count) that are dealt")
    return x[columns: order]
  }
}
