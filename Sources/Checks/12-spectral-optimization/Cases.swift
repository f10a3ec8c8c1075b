import Gallery
import Grading
import LinearAlgebra

/// A matrix whose singular value decomposition is known, for it was made from that.
struct Planted {
  let a: Matrix<Double>
  let u: Matrix<Double>
  let sigma: Vector<Double>
  let v: Matrix<Double>

  init(
    rows: Int, columns: Int, _ sigma: Vector<Double>, using random: inout SplitMix64
  ) throws {
    u = try .orthonormal(rows: rows, columns: sigma.count, using: &random)
    v = try .orthonormal(rows: columns, columns: sigma.count, using: &random)
    self.sigma = sigma
    a = u.scaled(columnsBy: sigma) * v.transpose
  }

  /// The matrix with other singular values.
  func with(_ values: Vector<Double>) -> Matrix<Double> {
    u.scaled(columnsBy: values) * v.transpose
  }
}

/// The inner product of two matrices of one shape.
func inner(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
  zip(a.elements, b.elements).reduce(0) { $0 + $1.0 * $1.1 }
}

/// The product `uvᵀ` of the first singular vectors.
func firstLayer(_ a: Matrix<Double>) throws -> Matrix<Double> {
  let svd = try SVD(a)
  return svd.u[column: 0].outer(svd.v[column: 0])
}

/// The names of entries that are no numbers, and matrices that have one.
func notFinite(_ a: Matrix<Double>) -> KeyValuePairs<String, Matrix<Double>> {
  func changed(_ value: Double, _ i: Int, _ j: Int) -> Matrix<Double> {
    var b = a
    b[i, j] = value
    return b
  }
  let (last, side) = (a.rows - 1, a.columns - 1)
  return [
    "an entry that is NaN": changed(.nan, 0, side),
    "an infinite entry": changed(.infinity, last, 0),
    "an entry −∞": changed(-.infinity, last, side),
  ]
}

/// An error for mistakes that refuse.
struct Refusal: Error {}
