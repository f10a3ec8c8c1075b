import LinearAlgebra

/// The space of a Lanczos method, which a search grows, looks at and cuts down.
protocol LanczosSpace<Scalar> {
  associatedtype Scalar: LinearAlgebraScalar
  associatedtype Vectors

  /// The number of columns of the basis.
  var size: Int { get }
  /// Whether nothing of A is outside the bases.
  var isComplete: Bool { get }
  /// The largest length seen, beside which rounding errors are seen.
  var scale: Scalar { get }
  /// The larger number of rows or columns of A.
  var length: Int { get }

  /// Adds the next block, and finds the block after it.
  mutating func expand(using generator: inout some RandomNumberGenerator) throws(LinearAlgebraError)

  /// Takes random directions for the next block; what A had in the old one is given up.
  mutating func replaceNext(width: Int, using generator: inout some RandomNumberGenerator)

  /// The pairs of the projection, the wanted ones first, and how far each is from one of A.
  func pairs() throws(LinearAlgebraError) -> RitzPairs<Scalar, Vectors>

  /// Keeps the first of the pairs only; the next block stays, and with it what it continues.
  mutating func restart(with pairs: RitzPairs<Scalar, Vectors>, keeping count: Int)

  /// How far the first of the pairs are from those of A, from a product with A.
  mutating func residuals(
    of pairs: RitzPairs<Scalar, Vectors>, _ count: Int
  ) throws(LinearAlgebraError) -> Vector<Scalar>
}

/// Values and vectors of a projection, in its own coordinates.
struct RitzPairs<Scalar: LinearAlgebraScalar, Vectors> {
  let values: Vector<Scalar>
  let vectors: Vectors
  /// The largest magnitude of all values.
  let size: Scalar
  /// How far each is from one of A, as the next block shows it.
  let residuals: [Scalar]
}

extension LanczosSpace {
  /// The length up to which what is left of a product with A may be rounding alone.
  var noise: Scalar { noise(besideLength: scale) }

  func noise(besideLength length: Scalar) -> Scalar {
    64 * .ulpOfOne * Scalar(self.length).squareRoot() * length
  }

  /// Refuses a projection with numbers, or of columns with lengths, that are beyond the largest.
  func requireRange(_ projection: Matrix<Scalar>) throws(LinearAlgebraError) {
    guard scale.isFinite, projection.isFinite else { throw .overflow(routine: "Lanczos") }
  }
}
