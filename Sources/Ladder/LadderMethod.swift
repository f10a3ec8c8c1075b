public import LinearAlgebra

/// A way to approximate a matrix, as the ladder sees it: what it stores, and how far off it is.
///
/// A chapter that brings a method adds an extension with a value of this type and lists it in
/// ``LadderMethod/all``; the chart then has one more line.
public struct LadderMethod: Sendable {
  /// The name in the key of the chart.
  public let name: String
  /// The chapter that brings the method.
  public let chapter: Int
  /// How many numbers an approximation of size k keeps of an m × n matrix; an index counts as one.
  public let storedNumbers: @Sendable (_ k: Int, _ rows: Int, _ columns: Int) -> Int
  /// The errors `‖A − Aₖ‖_F / ‖A‖_F` of the approximations of given sizes.
  public let relativeErrors: @Sendable (_ a: Matrix<Double>, _ sizes: [Int]) throws -> [Double]

  /// Describes a method.
  ///
  /// - Parameters:
  ///   - name: The name in the key of the chart.
  ///   - chapter: The number of the chapter that brings the method.
  ///   - storedNumbers: How many numbers size k keeps of an m × n matrix.
  ///   - relativeErrors: The relative errors for a matrix that is not zero and sizes from 1 to
  ///     `min(m, n)`, in the order of the sizes. All sizes come at once, so that one factorization
  ///     can serve them.
  public init(
    _ name: String, chapter: Int,
    storedNumbers: @escaping @Sendable (_ k: Int, _ rows: Int, _ columns: Int) -> Int,
    relativeErrors: @escaping @Sendable (_ a: Matrix<Double>, _ sizes: [Int]) throws -> [Double]
  ) {
    self.name = name
    self.chapter = chapter
    self.storedNumbers = storedNumbers
    self.relativeErrors = relativeErrors
  }

  /// The largest size from 1 to `min(m, n)` that fits into a number of stored numbers.
  ///
  /// - Complexity: O(min(m, n))
  public func largestSize(within budget: Int, rows: Int, columns: Int) -> Int? {
    (1...max(1, min(rows, columns))).last { storedNumbers($0, rows, columns) <= budget }
  }
}

extension LadderMethod {
  /// All methods: the floor first, then the others as their chapters bring them.
  ///
  /// A method keeps its place and with it its color when more are added at the end.
  public static let all = [
    svd, givenColumns, largestWaves, largestColumns, chosenColumns, interpolatedCUR, crosses,
    randomSketch, monarch, pruned, sparseFactors,
  ]
}
