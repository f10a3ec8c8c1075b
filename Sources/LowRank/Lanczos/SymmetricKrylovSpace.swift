import LinearAlgebra

/// An orthonormal basis V with `AV = VT + PR`, grown block by block from products with a symmetric A.
///
/// P is the next block. All coefficients are computed: that is full reorthogonalization, and T may
/// have any shape, so that a restart or a random direction needs no case of its own.
struct SymmetricKrylovSpace<A: LinearOperator> {
  typealias Scalar = A.Scalar

  private let a: A
  private var basis: OrthonormalBasis<Scalar>
  /// The matrix T, `VᵀAV`.
  private var projection: Matrix<Scalar>
  /// The block P that V grows by.
  private var next: Matrix<Scalar>
  /// The matrix R: what `AV` has in the next block.
  private var remainder: Matrix<Scalar>
  private var scale: Scalar = 0

  /// Begins with a random block.
  init(
    _ a: A, width: Int, capacity: Int, using generator: inout some RandomNumberGenerator
  ) {
    self.a = a
    basis = OrthonormalBasis(rows: a.rows, capacity: capacity)
    projection = .zero(rows: 0, columns: 0)
    (next, remainder) = (.zero(rows: a.rows, columns: 0), .zero(rows: 0, columns: 0))
    replaceNext(width: width, using: &generator)
  }

  /// The number of columns of V.
  var size: Int { basis.count }

  /// Whether nothing of A is outside the basis.
  var isComplete: Bool { next.columns == 0 }

  /// The length up to which what is left of a product with A may be rounding alone.
  var noise: Scalar { noise(besideLength: scale) }

  private func noise(besideLength length: Scalar) -> Scalar {
    64 * .ulpOfOne * Scalar(a.rows).squareRoot() * length
  }

  /// Takes random directions for the next block; what `AV` had in the old one is given up.
  mutating func replaceNext(width: Int, using generator: inout some RandomNumberGenerator) {
    let block = Matrix<Scalar>.gaussian(
      rows: a.rows, columns: min(width, a.rows - basis.count), using: &generator)
    let unknown = Matrix<Scalar>.zero(rows: 0, columns: block.columns)
    let split = basis.split(
      block, expected: unknown, noise: noise(besideLength: 1), using: &generator)
    next = split.outside
    remainder = .zero(rows: next.columns, columns: basis.count)
  }

  /// Adds the next block to V, and finds the block after it.
  mutating func expand(
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let image = try a.checked(a.product(next))
    scale = max(scale, image.columnNorms.max() ?? 0)
    let (old, width) = (basis.count, next.columns)
    basis.append(next)
    let unknown = Matrix<Scalar>.zero(rows: 0, columns: width)
    let (inside, outside, r) = basis.split(
      image, expected: unknown, noise: noise, using: &generator)
    let above = inside[rows: 0..<old]
    let corner = inside[rows: old..<(old + width)]
    projection = projection.appending(columnsOf: above)
      .appending(
        rowsOf: above.transposed().appending(columnsOf: 0.5 * (corner + corner.transposed())))
    next = outside
    remainder = Matrix.zero(rows: r.rows, columns: old).appending(columnsOf: r)
  }

  /// The eigenpairs of T, the wanted ones first, and how far each is from one of A.
  func pairs(_ end: SpectrumEnd) throws(LinearAlgebraError) -> RitzPairs<Scalar> {
    let eigen = try SymmetricEigen(projection)
    let values = eigen.eigenvalues
    let size = values.map(\.magnitude).max() ?? 0
    let groups = values.groups(within: 16 * .ulpOfOne * size)
    let rotation = try Matrix.rotation(separating: remainder * eigen.eigenvectors, in: groups)
    let order = groups.sorted { left, right in
      let (x, y) = (values[left.lowerBound], values[right.lowerBound])
      return switch end {
      case .largest: x > y
      case .smallest: x < y
      case .largestMagnitude: x.magnitude > y.magnitude
      }
    }.flatMap(Array.init)
    let vectors = (rotation.map { eigen.eigenvectors * $0 } ?? eigen.eigenvectors)[columns: order]
    return RitzPairs(
      values: Vector(order.map { values[$0] }), vectors: vectors, size: size,
      residuals: isComplete ? order.map { _ in 0 } : (remainder * vectors).columnNorms.elements)
  }

  /// Keeps the first of the pairs only; the next block stays, and with it what it continues.
  mutating func restart(with ritz: RitzPairs<Scalar>, keeping count: Int) {
    let kept = 0..<min(count, ritz.values.count)
    let vectors = ritz.vectors[columns: kept]
    basis.rotate(by: vectors)
    remainder = remainder * vectors
    projection = Matrix(diagonal: ritz.values[kept])
  }

  /// The first of the pairs as a decomposition of A, in ascending order.
  func decomposition(_ ritz: RitzPairs<Scalar>, _ count: Int) -> SymmetricEigen<Scalar> {
    let ascending = (0..<count).sorted { ritz.values[$0] < ritz.values[$1] }
    return SymmetricEigen(
      eigenvalues: Vector(ascending.map { ritz.values[$0] }),
      eigenvectors: basis.combination(ritz.vectors[columns: ascending]))
  }
}

/// Eigenpairs of a projection, in its own coordinates.
struct RitzPairs<Scalar: LinearAlgebraScalar> {
  let values: Vector<Scalar>
  let vectors: Matrix<Scalar>
  /// The largest magnitude of all values.
  let size: Scalar
  let residuals: [Scalar]
}
