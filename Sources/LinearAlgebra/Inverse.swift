internal import RealModule

extension LU {
  /// The inverse `A⁻¹` of a square matrix.
  ///
  /// ``solve(_:)-(Matrix<Scalar>)`` is faster and more accurate than a product with the inverse; this
  /// is for those who need its entries.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if a pivot is exactly zero,
  ///   ``LinearAlgebraError/overflow(routine:)`` if an entry is beyond the largest number.
  /// - Complexity: 2·n³ operations.
  public func inverse() throws(LinearAlgebraError) -> Matrix<Scalar> {
    let inverse = try solve(Matrix.identity(l.rows))
    guard inverse.isFinite else { throw .overflow(routine: "The inverse") }
    return inverse
  }

  /// The determinant of a square matrix as a sign and a logarithm, `det A = sign · e^logarithm`.
  ///
  /// The determinant itself leaves the range of numbers soon: that of 400 times the identity matrix
  /// of 400 rows is 10^1040. A singular matrix has sign 0 and the logarithm −∞.
  ///
  /// - Precondition: The matrix is square.
  /// - Complexity: O(n)
  public var logDeterminant: (sign: Int, logarithm: Scalar) {
    demand(l.rows == u.columns, "only a square matrix has a determinant")
    let pivots = u.diagonal
    if pivots.contains(0) { return (0, -.infinity) }
    let negatives = pivots.filter { $0 < 0 }.count
    let logarithm = pivots.elements.reduce(0) { $0 + Scalar.log($1.magnitude) }
    return ((negatives.isMultiple(of: 2) ? 1 : -1) * permutationSign, logarithm)
  }

  /// The sign of the permutation of the rows, 1 or −1.
  var permutationSign: Int {
    var sign = 1
    var visited = Set<Int>()
    for start in permutation.indices where !visited.contains(start) {
      var length = 0
      var i = start
      while visited.insert(i).inserted { (i, length) = (permutation[i], length + 1) }
      if length.isMultiple(of: 2) { sign = -sign }
    }
    return sign
  }
}

extension Matrix {
  /// The inverse `A⁻¹` of a square matrix.
  ///
  /// - Precondition: The matrix is square.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if a pivot is exactly zero,
  ///   ``LinearAlgebraError/notFinite(routine:row:column:)``,
  ///   ``LinearAlgebraError/overflow(routine:)`` if an entry is beyond the largest number.
  /// - Complexity: (8/3)·n³ operations.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    demand(isSquare, "only a square matrix has an inverse, not one of \(shape)")
    return try LU(self).inverse()
  }
}
