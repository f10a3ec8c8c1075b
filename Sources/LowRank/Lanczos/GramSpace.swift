import LinearAlgebra

/// An orthonormal basis V alone, from products with `AᵀA`: half the work and half the memory of two
/// bases.
///
/// The eigenvectors of `AᵀA` are the right singular vectors of A, and its eigenvalues the squares of the
/// singular values. A residual of the square, divided by σ, is one of A. Rounding leaves `ε·σ₁²` in the
/// former and so `ε·σ₁·(σ₁/σ)` in the latter: it is good for values that are not small beside σ₁.
struct GramSpace<A: LinearOperator>: LanczosSpace {
  typealias Scalar = A.Scalar
  typealias Vectors = RitzPairs<Scalar, Matrix<Scalar>>

  private let a: A
  private var base: SymmetricKrylovSpace<Gram<A>>
  /// The triplets of which the residuals were asked for.
  private var answer: SVD<Scalar>?

  /// Fills a basis once; nothing if the wanted values turn out to be too small, or their squares
  /// beyond the range of numbers.
  init?(
    _ a: A, _ plan: LanczosPlan<Scalar>, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    if 2 * plan.capacity > a.columns { return nil }
    self.a = a
    var base = SymmetricKrylovSpace(Gram(base: a), .largest, plan, using: &generator)
    // What is not finite here need not be so without squares.
    do throws(LinearAlgebraError) { try base.expand(using: &generator) } catch { return nil }
    let room = 1 / Scalar.ulpOfOne
    guard base.scale > .leastNormalMagnitude * room * room,
      base.scale < .greatestFiniteMagnitude / room
    else { return nil }
    while base.size < plan.capacity && !base.isComplete { try base.expand(using: &generator) }
    self.base = base
    let values = try pairs().values
    if values[plan.wanted - 1] * Self.mostRatio(plan) < values[0] { return nil }
  }

  /// How many times as large σ₁ may be as the last wanted value.
  ///
  /// Then what rounding leaves, a few `ε·σ₁·(σ₁/σ)`, is within the tolerance.
  private static func mostRatio(_ plan: LanczosPlan<Scalar>) -> Scalar {
    min(plan.tolerance / (8 * .ulpOfOne), 1 / Scalar.ulpOfOne.squareRoot().squareRoot())
  }

  var size: Int { base.size }
  var isComplete: Bool { base.isComplete }
  var scale: Scalar { base.scale.squareRoot() }
  var length: Int { max(a.rows, a.columns) }

  mutating func expand(
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try base.expand(using: &generator)
  }

  mutating func replaceNext(width: Int, using generator: inout some RandomNumberGenerator) {
    base.replaceNext(width: width, using: &generator)
  }

  func pairs() throws(LinearAlgebraError) -> RitzPairs<Scalar, Vectors> {
    let squares = try base.pairs()
    let values = Vector(squares.values.map { max($0, 0).squareRoot() })
    return RitzPairs(
      values: values, vectors: squares, size: squares.size.squareRoot(),
      residuals: zip(squares.residuals, values).map { $0 == 0 ? 0 : $0 / $1 })
  }

  mutating func restart(with pairs: RitzPairs<Scalar, Vectors>, keeping count: Int) {
    base.restart(with: pairs.vectors, keeping: count)
  }

  mutating func residuals(
    of pairs: RitzPairs<Scalar, Vectors>, _ count: Int
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    // The triplets of an earlier round are not those of this one.
    answer = nil
    let svd = try decomposition(pairs, count)
    answer = svd
    let image = try products(of: svd.u, rows: a.columns) { a.transposeProduct($0) }
    return (image - svd.v.scaled(columnsBy: svd.singularValues)).columnNorms
  }

  /// The best triplets of A with the first right vectors: `AV = UΣ` to rounding, whatever V is.
  ///
  /// The left vectors are the largest thing there is, often far larger than A: they are made in the place of `AV`,
  /// and that some columns at a time.
  func decomposition(
    _ pairs: RitzPairs<Scalar, Vectors>, _ count: Int
  ) throws(LinearAlgebraError) -> SVD<Scalar> {
    if let answer { return answer }
    let v = base.vectors(pairs.vectors, count)
    var u = try products(of: v, rows: a.rows) { a.product($0) }
    let lengths = u.columnNorms
    // Nearly orthonormal, so that one pass of Cholesky QR makes them so.
    u.withMutableEntries { entries in
      for j in 0..<lengths.count {
        Kernels.scale(entries + j * a.rows, count: a.rows, by: 1 / lengths[j])
      }
    }
    guard let r = u.orthonormalizeByCholesky(passes: 1) else {
      let svd = try SVD(products(of: v, rows: a.rows) { a.product($0) })
      return SVD(u: svd.u, singularValues: svd.singularValues, v: v * svd.v)
    }
    let small = try SVD(r.scaled(columnsBy: lengths))
    u.withMutableEntries { OrthonormalBasis.turn($0, rows: a.rows, by: small.u) }
    return SVD(u: u, singularValues: small.singularValues, v: v * small.v)
  }

  /// The products of an operator with columns, sixteen of them at a time.
  private func products(
    of x: Matrix<Scalar>, rows: Int, _ product: (Matrix<Scalar>) -> Matrix<Scalar>
  ) throws(LinearAlgebraError) -> Matrix<Scalar> {
    var images = Matrix<Scalar>.zero(rows: rows, columns: x.columns)
    for first in stride(from: 0, to: x.columns, by: 16) {
      let columns = first..<min(first + 16, x.columns)
      let part = try a.checked(product(x[columns: columns]))
      images.withMutableEntries { images in
        part.elements.withUnsafeBufferPointer { part in
          guard let part = part.baseAddress else { return }
          (images + first * rows).update(from: part, count: columns.count * rows)
        }
      }
    }
    return images
  }
}

/// The operator `AᵀA`.
private struct Gram<Base: LinearOperator>: LinearOperator {
  let base: Base

  var rows: Int { base.columns }
  var columns: Int { base.columns }
  func product(_ x: Matrix<Base.Scalar>) -> Matrix<Base.Scalar> { base.gramProduct(x) }
  func transposeProduct(_ y: Matrix<Base.Scalar>) -> Matrix<Base.Scalar> { base.gramProduct(y) }
}
