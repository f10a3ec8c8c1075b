import Grading
import LinearAlgebra

/// What people really get wrong about the randomized SVD.
func tripletMistakes() -> [Mistake<TripletAnswer>] {
  wrongSizes() + wrongFactors() + wrongProjections()
}

/// The basis that is asked for.
private func basis(
  _ a: Matrix<Double>, _ size: Int, _ q: Int, _ random: inout SplitMix64
) throws -> Matrix<Double> {
  try iterated(a, mixtures(a, size, &random), times: q)
}

/// The number of columns that is asked for.
private func size(_ a: Matrix<Double>, _ k: Int, _ p: Int) -> Int { min(k + p, a.rows, a.columns) }

private func wrongSizes() -> [Mistake<TripletAnswer>] {
  func sized(
    _ name: String, at caseName: String,
    _ size: @escaping (_ a: Matrix<Double>, _ k: Int, _ p: Int) -> Int,
    iterations: @escaping (Int) -> Int = { $0 }
  ) -> Mistake<TripletAnswer> {
    Mistake(name, caughtAt: caseName) { a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), iterations(q), &random)
      let small = try SVD(basis.transpose * a)
      return (
        basis * small.u[columns: 0..<k], small.singularValues[0..<k], small.v[columns: 0..<k]
      )
    }
  }
  return [
    sized("drops the oversampling", at: "diag(3, 2)") { _, k, _ in k },
    sized("takes one column more", at: "k = 1, p = 0, q = 0, counted") { a, k, p in
      size(a, k, p + 1)
    },
    sized("oversamples by five at least", at: "k = 1, p = 0, q = 0, counted") { a, k, p in
      size(a, k, max(5, p))
    },
    sized("takes twice k columns", at: "k = 1, p = 0, q = 0, counted") { a, k, p in
      size(a, 2 * k, p)
    },
    sized("makes no iterations", at: "k = 1, p = 0, q = 1, counted", size, iterations: { _ in 0 }),
    sized(
      "makes one iteration too many", at: "k = 1, p = 0, q = 0, counted", size,
      iterations: { $0 + 1 }),
    sized("stops after two iterations", at: "k = 1, p = 0, q = 3, counted", size) { min(2, $0) },
  ]
}

private func wrongFactors() -> [Mistake<TripletAnswer>] {
  [
    Mistake("returns the U of the small matrix", caughtAt: "diag(3, 2)") {
      a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)
      let small = try SVD(basis.transpose * a)
      return (small.u[columns: 0..<k], small.singularValues[0..<k], small.v[columns: 0..<k])
    },
    Mistake("returns k + p triplets", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)
      let small = try SVD(basis.transpose * a)
      return (basis * small.u, small.singularValues, small.v)
    },
    Mistake("returns the transpose of V", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)
      let small = try SVD(basis.transpose * a)
      let v = small.v[columns: 0..<k].transposed()
      return (basis * small.u[columns: 0..<k], small.singularValues[0..<k], v)
    },
    Mistake("returns squares", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      let b = try basis(a, size(a, k, p), q, &random)
      let product = b.transpose * a
      let eigen = try SymmetricEigen(product.rowGram())
      let order = Array((0..<product.rows).reversed().prefix(k))
      let sigma = Vector(order.map { max(0, eigen.eigenvalues[$0]) })
      let u = eigen.eigenvectors[columns: order]
      return (b * u, sigma, try QR(product.transpose * u).q)
    },
    Mistake("takes the smallest of the values found", caughtAt: "diag(3, 2)") {
      a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)
      let small = try SVD(basis.transpose * a)
      let last = (basis.columns - k)..<basis.columns
      return (basis * small.u[columns: last], small.singularValues[last], small.v[columns: last])
    },
    Mistake("divides AV by the singular values", caughtAt: "rank 2, k = 3") {
      a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)
      let small = try SVD(basis.transpose * a)
      let (sigma, v) = (small.singularValues[0..<k], small.v[columns: 0..<k])
      return ((a * v).scaled(columnsBy: Vector(sigma.map { 1 / $0 })), sigma, v)
    },
  ]
}

private func wrongProjections() -> [Mistake<TripletAnswer>] {
  [
    Mistake("cuts the basis, not the result", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)[columns: 0..<k]
      let small = try SVD(basis.transpose * a)
      return (basis * small.u, small.singularValues, small.v)
    },
    Mistake("takes the SVD of A", caughtAt: "k = 1, p = 0, q = 0, counted") {
      a, k, p, _, random in
      _ = mixtures(a, size(a, k, p), &random)
      let svd = try SVD(a)
      return (svd.u[columns: 0..<k], svd.singularValues[0..<k], svd.v[columns: 0..<k])
    },
    Mistake("takes the lengths of AᵀU for singular values", caughtAt: "diag(3, 2)") {
      a, k, p, q, random in
      let u = try basis(a, size(a, k, p), q, &random)[columns: 0..<k]
      let rows = a.transpose * u
      return (u, Vector((0..<k).map { rows[column: $0].norm }), try QR(rows).q)
    },
    Mistake("decomposes through BBᵀ", caughtAt: "rank 2, k = 3") { a, k, p, q, random in
      let basis = try basis(a, size(a, k, p), q, &random)
      let b = basis.transpose * a
      let eigen = try SymmetricEigen(b.rowGram())
      let order = Array((0..<b.rows).reversed().prefix(k))
      let u = eigen.eigenvectors[columns: order]
      let sigma = Vector(order.map { max(0, eigen.eigenvalues[$0]).squareRoot() })
      let v = (b.transpose * u).scaled(columnsBy: Vector(sigma.map { 1 / $0 }))
      return (basis * u, sigma, v)
    },
    Mistake("orthonormalizes at the end only", caughtAt: "singular values down to 1e-9 as it is") {
      a, k, p, q, random in
      var y = mixtures(a, size(a, k, p), &random)
      for _ in 0..<q { y = a * (a.transpose * y) }
      let basis = try QR(y).q
      let small = try SVD(basis.transpose * a)
      return (
        basis * small.u[columns: 0..<k], small.singularValues[0..<k], small.v[columns: 0..<k]
      )
    },
    Mistake(
      "orthonormalizes after each pair of products",
      caughtAt: "singular values down to 1e-9 times 2^-600"
    ) { a, k, p, q, random in
      var basis = try QR(mixtures(a, size(a, k, p), &random)).q
      for _ in 0..<q { basis = try QR(a * (a.transpose * basis)).q }
      let small = try SVD(basis.transpose * a)
      return (
        basis * small.u[columns: 0..<k], small.singularValues[0..<k], small.v[columns: 0..<k]
      )
    },
  ]
}
