internal import CLAPACKE

/// The in-place steps of many small least-squares problems that share their rows.
extension Kernels {
  /// The upper triangle of `C ← C + Z·Zᵀ`, with `Z` k × n; the lower one is left alone.
  package static func addRowGram(_ z: Source, _ k: Int, _ n: Int, to c: Target) {
    if k == 0 || n == 0 { return }
    Scalar._routines.syrk(
      CblasColMajor, CblasUpper, CblasNoTrans, cInt(k), cInt(n), 1, z, cInt(k), 1, c, cInt(k))
  }

  /// Factors a positive definite matrix of which the upper triangle is there, `A = RᵀR`.
  ///
  /// - Returns: 0, or the size of the leading block that is not positive definite.
  package static func factor(positiveDefinite a: Target, size: Int) -> Int {
    if size == 0 { return 0 }
    let info = Scalar._routines.potrf(
      LAPACK_COL_MAJOR, option("U"), cInt(size), a, cInt(size))
    demand(info >= 0, "potrf refused argument \(-info)")
    return Int(info)
  }
}

/// Products of a matrix with a vector, for loops over many small ones: the routine is looked up once.
package struct VectorProducts<Scalar: LinearAlgebraScalar> {
  private typealias Routine =
    @Sendable (
      CBLAS_ORDER, CBLAS_TRANSPOSE, Int32, Int32, Scalar, UnsafePointer<Scalar>?, Int32,
      UnsafePointer<Scalar>?, Int32, Scalar, UnsafeMutablePointer<Scalar>?, Int32
    ) -> Void

  private let routine: Routine

  package init() { routine = Scalar._routines.gemv }

  /// `y ← Z·x`, or `y ← Zᵀ·x`, or the same added to y, with `Z` k × n and nothing between its columns.
  @inline(__always)
  package func put(
    _ z: UnsafePointer<Scalar>, transposed: Bool, _ k: Int, _ n: Int,
    times x: UnsafePointer<Scalar>, into y: UnsafeMutablePointer<Scalar>, adding: Bool
  ) {
    routine(
      CblasColMajor, transposed ? CblasTrans : CblasNoTrans, Int32(truncatingIfNeeded: k),
      Int32(truncatingIfNeeded: n), 1, z, Int32(truncatingIfNeeded: k), x, 1, adding ? 1 : 0, y, 1)
  }
}
