import LinearAlgebra

/// The places at which a matrix may have something else than zero.
struct Support<Scalar: LinearAlgebraScalar>: Sendable {
  /// One where there may be a value, zero elsewhere.
  private let mask: Matrix<Scalar>

  /// The places at which a matrix is not zero.
  init(of matrix: Matrix<Scalar>) { mask = matrix.map { $0 == 0 ? 0 : 1 } }

  /// A matrix with zeros at all other places.
  func restricting(_ matrix: Matrix<Scalar>) -> Matrix<Scalar> { matrix.hadamard(mask) }

  /// The number of places.
  var count: Int { mask.elements.reduce(0) { $1 == 0 ? $0 : $0 + 1 } }
}
