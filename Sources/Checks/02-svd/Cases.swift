import LinearAlgebra

/// A matrix whose singular value decomposition is known before anyone computes it.
struct Planted {
  let u: Matrix<Double>
  let sigma: Vector<Double>
  let v: Matrix<Double>

  init(
    rows: Int, columns: Int, _ sigma: Vector<Double>, using generator: inout SplitMix64
  ) throws {
    u = try .orthonormal(rows: rows, columns: sigma.count, using: &generator)
    v = try .orthonormal(rows: columns, columns: sigma.count, using: &generator)
    self.sigma = sigma
  }

  var a: Matrix<Double> { layers(sigma.count) }

  /// The sum of the first layers, which is the nearest matrix of that rank.
  func layers(_ count: Int) -> Matrix<Double> {
    (0..<min(count, sigma.count)).reduce(.zero(rows: u.rows, columns: v.rows)) { sum, k in
      sum + sigma[k] * u[column: k].outer(v[column: k])
    }
  }
}
