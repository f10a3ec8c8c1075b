extension Tensor {
  /// Makes a tensor of independent standard normal numbers.
  ///
  /// - Complexity: O(count)
  public static func gaussian(
    sizes: [Int], using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    Tensor(
      sizes: sizes,
      columnMajor: Matrix.gaussian(rows: count(sizes), columns: 1, using: &generator).elements)
  }

  /// Makes a tensor of independent numbers drawn evenly from a range.
  ///
  /// - Complexity: O(count)
  public static func random(
    sizes: [Int], in range: ClosedRange<Scalar> = 0...1,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    Tensor(
      sizes: sizes,
      columnMajor: Matrix.random(rows: count(sizes), columns: 1, in: range, using: &generator)
        .elements)
  }
}
