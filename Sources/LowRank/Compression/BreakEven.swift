public import LinearAlgebra

extension LowRankMatrix {
  /// The largest rank at which two factors hold fewer numbers than the matrix, `r·(m + n) < m·n`.
  ///
  /// It is less than half of the smaller side for a square matrix, and 0 where no rank saves
  /// anything. The multiplications with a vector are as many as the numbers, so it is the
  /// break-even of both.
  ///
  /// - Precondition: Neither number is negative.
  public static func breakEvenRank(rows: Int, columns: Int) -> Int {
    demand(rows >= 0 && columns >= 0, "there is no matrix of \(rows) × \(columns)")
    if rows == 0 || columns == 0 { return 0 }
    let (numbers, cost) = (rows * columns, rows + columns)
    return (numbers - 1) / cost
  }

  /// The largest rank whose factors hold at most a share of the matrix's numbers.
  ///
  /// - Parameters:
  ///   - share: What may be kept of the m·n numbers, from 0 to 1.
  ///   - rows: The number m.
  ///   - columns: The number n.
  /// - Returns: The rank, at most the smaller side.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` for a share outside of 0 to 1.
  public static func rank(
    forShare share: Double, rows: Int, columns: Int
  ) throws(LinearAlgebraError) -> Int {
    guard share >= 0, share <= 1 else {
      throw .parameterOutOfRange(
        parameter: "share of the numbers", value: share, allowed: 0...1)
    }
    if rows == 0 || columns == 0 { return 0 }
    // A share such as 0.3 may lie a little below what is meant, and cost a rank.
    let numbers = share * Double(rows * columns) * (1 + 4 * .ulpOfOne)
    return min(Int(numbers / Double(rows + columns)), min(rows, columns))
  }
}
