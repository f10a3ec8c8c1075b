public import LinearAlgebra

/// What is known about a matrix once its singular values are: ranks, energies, and the errors of
/// all its truncations.
///
/// An `SVD` is one, and so is a ``Spectrum``, which has no singular vectors and
/// costs a fifth:
///
/// ```swift
/// let svd = try SVD(a)
/// try svd.truncationError(rank: 5)      // from a decomposition
/// try Spectrum(a).rank(forEnergy: 0.99) // from the values alone
/// ```
public protocol SingularSpectrum<Scalar> {
  /// The scalar of the matrix.
  associatedtype Scalar: LinearAlgebraScalar
  /// The singular values, `σ₁ ≥ σ₂ ≥ … ≥ 0`.
  var singularValues: Vector<Scalar> { get }
  /// The number of rows of the matrix.
  var rows: Int { get }
  /// The number of columns of the matrix.
  var columns: Int { get }
}

extension SVD: SingularSpectrum {
  /// The number of rows of the decomposed matrix.
  public var rows: Int { u.rows }
  /// The number of columns of the decomposed matrix.
  public var columns: Int { v.rows }
}

/// The singular values of a matrix, without singular vectors.
public struct Spectrum<Scalar: LinearAlgebraScalar>: SingularSpectrum, Equatable, Sendable {
  /// The singular values, `σ₁ ≥ σ₂ ≥ … ≥ 0`.
  public let singularValues: Vector<Scalar>
  /// The number of rows of the matrix.
  public let rows: Int
  /// The number of columns of the matrix.
  public let columns: Int

  /// Computes the singular values of a matrix.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.didNotConverge`.
  /// - Complexity: O(m·n·min(m, n)), at about a fifth of the cost of the thin SVD.
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    self.init(try a.singularValues(), rows: a.rows, columns: a.columns)
  }

  /// Wraps singular values that are already known.
  ///
  /// - Precondition: They are in decreasing order, none is negative, and a matrix of this shape can
  ///   have so many.
  public init(_ singularValues: Vector<Scalar>, rows: Int, columns: Int) {
    demand(
      singularValues.count <= Swift.min(rows, columns),
      "a \(rows) × \(columns) matrix cannot have \(singularValues.count) singular values")
    demand(
      zip(singularValues, singularValues.dropFirst()).allSatisfy { $0 >= $1 }
        && singularValues.allSatisfy { $0 >= 0 },
      "singular values are not negative and come in decreasing order")
    self.singularValues = singularValues
    self.rows = rows
    self.columns = columns
  }
}

extension SingularSpectrum {
  /// Refuses singular values that overflowed, which happens to entries near the largest number.
  func requireFiniteSpectrum() throws(LinearAlgebraError) {
    guard singularValues.allSatisfy(\.isFinite) else { throw .overflow(routine: "The SVD") }
  }

  /// The norm of neighboring singular values, `√(Σ σⱼ²)`, summed from small to large.
  func norm(of range: Range<Int>) -> WideNumber<Scalar> {
    guard let largest = singularValues[range].first, largest > 0 else { return WideNumber(0) }
    let unit = PowerOfTwo(notAbove: largest)
    var sum: Scalar = 0
    for sigma in singularValues[range].divided(by: unit).reversed() { sum += sigma * sigma }
    return WideNumber(sum.squareRoot(), unit)
  }
}
