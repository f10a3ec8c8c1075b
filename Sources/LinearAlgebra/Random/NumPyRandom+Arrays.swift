extension NumPyRandom {
  /// Numbers drawn evenly from 0 up to 1: `np.random.rand(count)`.
  ///
  /// - Complexity: O(count)
  public mutating func rand(count: Int) -> Vector<Double> {
    Vector(drawn(count) { $0.rand() })
  }

  /// A matrix of numbers drawn evenly from 0 up to 1: `np.random.rand(rows, columns)`.
  ///
  /// - Complexity: O(rows × columns)
  public mutating func rand(rows: Int, columns: Int) -> Matrix<Double> {
    filled(rows, columns) { $0.rand() }
  }

  /// Standard normal numbers: `np.random.randn(count)`.
  ///
  /// - Complexity: O(count)
  public mutating func randn(count: Int) -> Vector<Double> {
    Vector(drawn(count) { $0.randn() })
  }

  /// A matrix of standard normal numbers: `np.random.randn(rows, columns)`.
  ///
  /// - Complexity: O(rows × columns)
  public mutating func randn(rows: Int, columns: Int) -> Matrix<Double> {
    filled(rows, columns) { $0.randn() }
  }

  /// Whole numbers from a range: `np.random.randint(low, high, count)`.
  ///
  /// - Precondition: The range is not empty.
  /// - Complexity: O(count)
  public mutating func randint(_ range: Range<Int>, count: Int) -> [Int] {
    drawn(count) { $0.randint(range) }
  }

  /// A matrix of whole numbers from a range: `np.random.randint(low, high, (rows, columns))`.
  ///
  /// - Precondition: The range is not empty.
  /// - Complexity: O(rows × columns)
  public mutating func randint(_ range: Range<Int>, rows: Int, columns: Int) -> Matrix<Double> {
    filled(rows, columns) { Double($0.randint(range)) }
  }

  private mutating func drawn<Number>(
    _ count: Int, _ draw: (inout NumPyRandom) -> Number
  ) -> [Number] {
    demand(count >= 0, "cannot draw \(count) numbers")
    return (0..<count).map { _ in draw(&self) }
  }

  private mutating func filled(
    _ rows: Int, _ columns: Int, _ draw: (inout NumPyRandom) -> Double
  ) -> Matrix<Double> {
    demand(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    return Matrix(rows: rows, columns: columns, rowMajor: drawn(rows * columns, draw))
  }
}
