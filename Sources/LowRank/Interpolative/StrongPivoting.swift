import LinearAlgebra
import RealModule

/// The state of a strong rank-revealing QR factorization, `[R₁₁ R₁₂; 0 R₂₂]` with k leading columns
/// that may still be exchanged.
///
/// Every exchange keeps `R₁₁` triangular by plane rotations, and `R₂₂` by one reflection; nothing is
/// factored anew.
struct StrongPivoting<Scalar: LinearAlgebraScalar> {
  typealias BLAS = Kernels<Scalar>

  let rank: Int
  /// All columns, the k leading ones first.
  private(set) var order: [Int]
  /// The block `[R₁₁ R₁₂]`, k × n, column-major.
  private var top: [Scalar]
  /// The block `R₂₂`, (m − k) × (n − k), column-major; no longer triangular.
  private var bottom: [Scalar]
  private let height: Int

  /// Starts from pivoted QR after k steps.
  init(_ panels: PivotedQRPanels<Scalar>) {
    (rank, order) = (panels.steps, panels.pivots)
    height = panels.rows - rank
    let work = Matrix(rows: panels.rows, columns: panels.columns, columnMajor: panels.entries)
    top = work.upperTriangle(rows: rank).elements
    bottom = work[rows: rank..<panels.rows][columns: rank..<panels.columns].elements
  }

  private var columns: Int { order.count }
  private var width: Int { columns - rank }

  /// The coefficients `R₁₁⁻¹R₁₂` of the other columns.
  func coefficients() throws(LinearAlgebraError) -> Matrix<Scalar> {
    let upper = Matrix(rows: rank, columns: columns, columnMajor: top)
    return try upper[columns: 0..<rank].solveTriangular(.upper, upper[columns: rank..<columns])
  }

  /// Exchanges columns until no exchange multiplies `|det R₁₁|` by more than `bound`.
  mutating func exchange(bound: Scalar) throws(LinearAlgebraError) {
    let perColumn = 4 * (1 + Scalar.log(Scalar(max(2, columns))) / Scalar.log(bound))
    // In exact arithmetic the determinant's growth ends this; rounding might not.
    let limit = Scalar(10 + rank) * perColumn
    var count = 0
    while let (leading, other) = try bestExchange(above: bound) {
      count += 1
      if Scalar(count) > limit {
        throw .stoodStill(
          routine: "Strong rank-revealing QR", found: count - 1, wanted: count, of: "exchanges",
          remedy: "allow larger coefficients by a larger bound")
      }
      moveLast(leading)
      moveFirst(other)
      exchangeNeighbors()
    }
  }

  /// The exchange that makes `|det R₁₁|` grow most, if by more than a factor of `bound`.
  ///
  /// Exchanging leading column i for other column j multiplies it by
  /// `√((R₁₁⁻¹R₁₂)ᵢⱼ² + (‖i-th row of R₁₁⁻¹‖·‖j-th column of R₂₂‖)²)`.
  private func bestExchange(
    above bound: Scalar
  ) throws(LinearAlgebraError) -> (leading: Int, other: Int)? {
    if rank == 0 || width == 0 { return nil }
    let inverse = try Matrix(rows: rank, columns: rank, columnMajor: Array(top[0..<(rank * rank)]))
      .solveTriangular(.upper, .identity(rank))
    let rest = Matrix(rows: height, columns: width, columnMajor: bottom)
    let place = Self.largestGrowth(
      try coefficients().elements, inverse.rowNorms.elements, rest.columnNorms.elements, bound)
    return place.map { ($0 % rank, $0 / rank) }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func largestGrowth(
    _ coefficients: [Scalar], _ inverseRows: [Scalar], _ residuals: [Scalar], _ bound: Scalar
  ) -> Int? {
    var (place, largest): (Int?, Scalar) = (nil, bound)
    for j in residuals.indices {
      for i in inverseRows.indices {
        let index = i &+ j &* inverseRows.count
        let growth = Scalar.hypot(coefficients[index], inverseRows[i] * residuals[j])
        if growth > largest { (place, largest) = (index, growth) }
      }
    }
    return place
  }

  /// Makes leading column i the last of the leading ones.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private mutating func moveLast(_ i: Int) {
    let moved = Array(top[(i * rank)..<((i + 1) * rank)])
    top.replaceSubrange(
      (i * rank)..<((rank - 1) * rank), with: Array(top[((i + 1) * rank)..<(rank * rank)]))
    top.replaceSubrange(((rank - 1) * rank)..<(rank * rank), with: moved)
    order.insert(order.remove(at: i), at: rank - 1)
    var rotations: [(c: Scalar, s: Scalar)] = []
    for j in i..<columns {
      let start = j &* rank
      for (offset, rotation) in rotations.enumerated() {
        Self.rotate(&top, start &+ i &+ offset, rotation)
      }
      guard j < rank - 1 else { continue }
      let rotation = Self.rotation(top[start + j], top[start + j + 1])
      Self.rotate(&top, start + j, rotation)
      top[start + j + 1] = 0
      rotations.append(rotation)
    }
  }

  /// Makes other column j the first of the others, and reflects `R₂₂` so that this column has one
  /// entry there.
  private mutating func moveFirst(_ j: Int) {
    for i in 0..<rank { top.swapAt(i + rank * rank, i + (rank + j) * rank) }
    for i in 0..<height { bottom.swapAt(i, i + j * height) }
    order.swapAt(rank, rank + j)
    let (m, n) = (height, width - 1)
    guard m > 0 else { return }
    var products = [Scalar](repeating: 0, count: n)
    bottom.withUnsafeMutableBufferPointer { buffer in
      products.withUnsafeMutableBufferPointer { y in
        guard let first = buffer.baseAddress, let y = y.baseAddress, n > 0 else {
          buffer.baseAddress.map { _ = HouseholderReflection.make($0, count: m) }
          return
        }
        let tau = HouseholderReflection.make(first, count: m)
        let diagonal = first[0]
        first[0] = 1
        let rest = BLAS.Part(first + m, stride: m, transposed: true)
        BLAS.addProduct(1, rest, m, n, first, to: y)
        BLAS.addOuterProduct(-tau, first, y, to: first + m, stride: m, m, n)
        first[0] = diagonal
      }
    }
    for i in 1..<max(1, m) { bottom[i] = 0 }
  }

  /// Exchanges the last leading column with the first of the others.
  private mutating func exchangeNeighbors() {
    let (last, next) = ((rank - 1) * rank, rank * rank)
    for i in 0..<rank { top.swapAt(last + i, next + i) }
    order.swapAt(rank - 1, rank)
    guard height > 0 else { return }
    let corner = last + rank - 1
    let rotation = Self.rotation(top[corner], bottom[0])
    Self.rotate(&top[corner], &bottom[0], rotation)
    bottom[0] = 0
    for j in 0..<width {
      Self.rotate(&top[next + j * rank + rank - 1], &bottom[j * height], rotation)
    }
  }

  /// The plane rotation that maps (x, y) to (√(x² + y²), 0).
  @inline(__always)
  private static func rotation(_ x: Scalar, _ y: Scalar) -> (c: Scalar, s: Scalar) {
    let length = Scalar.hypot(x, y)
    return length == 0 ? (1, 0) : (x / length, y / length)
  }

  /// Rotates an entry and the one below it.
  @inline(__always)
  private static func rotate(
    _ column: inout [Scalar], _ index: Int, _ rotation: (c: Scalar, s: Scalar)
  ) {
    let (x, y) = (column[index], column[index + 1])
    column[index] = rotation.c * x + rotation.s * y
    column[index + 1] = rotation.c * y - rotation.s * x
  }

  @inline(__always)
  private static func rotate(
    _ x: inout Scalar, _ y: inout Scalar, _ rotation: (c: Scalar, s: Scalar)
  ) {
    (x, y) = (rotation.c * x + rotation.s * y, rotation.c * y - rotation.s * x)
  }
}
