internal import CLAPACKE

/// BLAS in place, on parts of matrices, for the factorizations that other modules write themselves.
///
/// A part is given by the address of its first entry and by the distance from one column to the
/// next. Nothing is checked: only code that owns the storage may call these.
package enum Kernels<Scalar: LinearAlgebraScalar> {
  package typealias Source = UnsafePointer<Scalar>
  package typealias Target = UnsafeMutablePointer<Scalar>

  /// A part of a matrix: where it starts, its columns' distance, and whether it stands for its
  /// transpose.
  package struct Part {
    let start: Source
    let stride: Int
    let isTransposed: Bool

    package init(_ start: Source, stride: Int, transposed: Bool = false) {
      self.start = start
      self.stride = stride
      self.isTransposed = transposed
    }

    package init(_ start: Target, stride: Int, transposed: Bool = false) {
      self.init(Source(start), stride: stride, transposed: transposed)
    }

    fileprivate var flag: CBLAS_TRANSPOSE { isTransposed ? CblasTrans : CblasNoTrans }
  }

  /// `C ← C + α·A·B`, with `C` m × n and `A` m × k after its transposition.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func addProduct(
    _ alpha: Scalar, _ a: Part, _ b: Part, to c: Target, stride: Int, _ m: Int, _ n: Int, _ k: Int
  ) {
    if m == 0 || n == 0 || k == 0 { return }
    Scalar._routines.gemm(
      CblasColMajor, a.flag, b.flag, cInt(m), cInt(n), cInt(k), alpha, a.start, cInt(a.stride),
      b.start, cInt(b.stride), 1, c, cInt(stride))
  }

  /// `y ← β·y + α·A·x`, where the part, before its transposition, is m × n.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func addProduct(
    _ alpha: Scalar, _ a: Part, _ m: Int, _ n: Int, _ x: Source, step xStep: Int = 1,
    to y: Target, step yStep: Int = 1, scaledBy beta: Scalar = 1
  ) {
    if m == 0 || n == 0 {
      // BLAS leaves y alone when there is nothing to add, even where β asks to clear it.
      for i in 0..<(a.isTransposed ? n : m) { y[i * yStep] *= beta }
      return
    }
    Scalar._routines.gemv(
      CblasColMajor, a.flag, cInt(m), cInt(n), alpha, a.start, cInt(a.stride), x, cInt(xStep),
      beta, y, cInt(yStep))
  }

  /// `A ← A + α·x·yᵀ`, with `A` m × n.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func addOuterProduct(
    _ alpha: Scalar, _ x: Source, _ y: Source, to a: Target, stride: Int, _ m: Int, _ n: Int
  ) {
    if m == 0 || n == 0 { return }
    Scalar._routines.ger(
      CblasColMajor, cInt(m), cInt(n), alpha, x, 1, y, 1, a, cInt(stride))
  }

  /// The Euclidean length of `count` entries, without overflow.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func norm(_ x: Source, count: Int, step: Int = 1) -> Scalar {
    Scalar._routines.norm(cInt(count), x, cInt(step))
  }

  /// Multiplies entries in place.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func scale(_ x: Target, count: Int, by factor: Scalar) {
    Scalar._routines.scal(cInt(count), factor, x, 1)
  }
}
