internal import RealModule

extension RandomNumberGenerator {
  /// A number drawn evenly from 0 up to, but not including, 1.
  ///
  /// The top 53 bits become a multiple of 2⁻⁵³. The standard library's `Double.random(in:)` does
  /// not promise its recipe; this one does, so that printed numbers stay the same.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number drawn from the standard normal distribution.
  ///
  /// Source: Marsaglia and Bray, "A convenient method for generating normal variables", SIAM Review
  /// 6, 1964, https://doi.org/10.1137/1006063.
  public mutating func gaussian() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      // The method makes two normal numbers; keeping only one leaves the generator without hidden state.
      if square > 0 && square < 1 { return x * (-2 * .log(square) / square).squareRoot() }
    }
  }
}

extension Matrix {
  /// Makes a matrix of independent numbers drawn evenly from a range, column by column.
  ///
  /// - Complexity: O(rows × columns)
  @specialized(where Scalar == Double, Generator == SplitMix64)
  @specialized(where Scalar == Float, Generator == SplitMix64)
  public static func random<Generator: RandomNumberGenerator>(
    rows: Int, columns: Int, in range: ClosedRange<Scalar> = 0...1,
    using generator: inout Generator
  ) -> Matrix {
    let width = range.upperBound - range.lowerBound
    return Matrix(rows: rows, columns: columns) { _, _ in
      range.lowerBound + Scalar(generator.uniform()) * width
    }
  }

  /// Makes a matrix of independent standard normal numbers, column by column.
  ///
  /// - Complexity: O(rows × columns)
  @specialized(where Scalar == Double, Generator == SplitMix64)
  @specialized(where Scalar == Float, Generator == SplitMix64)
  public static func gaussian<Generator: RandomNumberGenerator>(
    rows: Int, columns: Int, using generator: inout Generator
  ) -> Matrix {
    Matrix(rows: rows, columns: columns) { _, _ in Scalar(generator.gaussian()) }
  }

  /// Makes a matrix with orthonormal columns, drawn evenly from all such matrices.
  ///
  /// The `q` of a Gaussian matrix, with signs chosen so that `r` has a positive diagonal. Source:
  /// Mezzadri, "How to generate random matrices from the classical compact groups", Notices of the
  /// AMS 54, 2007.
  ///
  /// - Precondition: `columns <= rows`.
  /// - Complexity: O(rows × columns²)
  public static func orthonormal(
    rows: Int, columns: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Matrix {
    demand(columns <= rows, "\(rows) dimensions have no \(columns) orthonormal vectors")
    let qr = try QR(gaussian(rows: rows, columns: columns, using: &generator))
    return qr.q.scaled(columnsBy: Vector(qr.r.diagonal.map { $0 < 0 ? -1 : 1 }))
  }

  /// Makes a matrix with given singular values and random singular vectors.
  ///
  /// - Precondition: There are `min(rows, columns)` singular values or fewer; the rest are zero.
  /// - Complexity: O(rows × columns × singularValues.count)
  public static func random(
    rows: Int, columns: Int, singularValues: Vector<Scalar>,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Matrix {
    let count = singularValues.count
    demand(
      count <= Swift.min(rows, columns),
      "a \(rows) × \(columns) matrix has no \(count) singular values")
    let u = try orthonormal(rows: rows, columns: count, using: &generator)
    let v = try orthonormal(rows: columns, columns: count, using: &generator)
    return u.scaled(columnsBy: singularValues) * v.transpose
  }
}
