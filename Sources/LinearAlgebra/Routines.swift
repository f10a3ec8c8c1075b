internal import CLAPACKE

/// The C routines that serve one scalar: one line per routine, and the only place where C is called
/// by name.
///
/// Fields are internal. Outside the module the value is opaque.
public struct _Routines<Scalar>: Sendable {
  typealias Input = UnsafePointer<Scalar>?
  typealias Output = UnsafeMutablePointer<Scalar>?
  typealias Pivots = UnsafeMutablePointer<Int32>?

  let dot: @Sendable (Int32, Input, Int32, Input, Int32) -> Scalar
  let norm: @Sendable (Int32, Input, Int32) -> Scalar
  let asum: @Sendable (Int32, Input, Int32) -> Scalar
  let axpy: @Sendable (Int32, Scalar, Input, Int32, Output, Int32) -> Void
  let scal: @Sendable (Int32, Scalar, Output, Int32) -> Void

  let gemv:
    @Sendable (
      CBLAS_ORDER, CBLAS_TRANSPOSE, Int32, Int32, Scalar, Input, Int32, Input, Int32, Scalar,
      Output, Int32
    ) -> Void
  let ger:
    @Sendable (CBLAS_ORDER, Int32, Int32, Scalar, Input, Int32, Input, Int32, Output, Int32) -> Void

  let gemm:
    @Sendable (
      CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Scalar, Input, Int32,
      Input, Int32, Scalar, Output, Int32
    ) -> Void
  let syrk:
    @Sendable (
      CBLAS_ORDER, CBLAS_UPLO, CBLAS_TRANSPOSE, Int32, Int32, Scalar, Input, Int32, Scalar, Output,
      Int32
    ) -> Void
  let trsm:
    @Sendable (
      CBLAS_ORDER, CBLAS_SIDE, CBLAS_UPLO, CBLAS_TRANSPOSE, CBLAS_DIAG, Int32, Int32, Scalar, Input,
      Int32, Output, Int32
    ) -> Void

  let geqrf: @Sendable (Int32, Int32, Int32, Output, Int32, Output) -> Int32
  let gelqf: @Sendable (Int32, Int32, Int32, Output, Int32, Output) -> Int32
  let geqp3: @Sendable (Int32, Int32, Int32, Output, Int32, Pivots, Output) -> Int32
  let orgqr: @Sendable (Int32, Int32, Int32, Int32, Output, Int32, Input) -> Int32
  let getrf: @Sendable (Int32, Int32, Int32, Output, Int32, Pivots) -> Int32
  let potrf: @Sendable (Int32, CChar, Int32, Output, Int32) -> Int32

  // The routines that iterate are variable, so that a test can put in one that does not converge.
  var syevd: @Sendable (Int32, CChar, CChar, Int32, Output, Int32, Output) -> Int32
  var gesdd:
    @Sendable (
      Int32, CChar, Int32, Int32, Output, Int32, Output, Output, Int32, Output, Int32
    ) -> Int32
  var gesvd:
    @Sendable (
      Int32, CChar, CChar, Int32, Int32, Output, Int32, Output, Output, Int32, Output, Int32, Output
    ) -> Int32
}

extension _Routines<Float> {
  static let single: _Routines<Float> = {
    // Every factorization checks its input once, at its own door; LAPACKE need not scan it again.
    LAPACKE_set_nancheck(0)
    return _Routines<Float>(
      dot: cblas_sdot,
      norm: cblas_snrm2,  // accumulates in double: neither overflows nor loses digits
      asum: cblas_sasum,
      axpy: cblas_saxpy,
      scal: cblas_sscal,
      gemv: cblas_sgemv,
      ger: cblas_sger,
      gemm: cblas_sgemm,
      syrk: cblas_ssyrk,
      trsm: cblas_strsm,
      geqrf: LAPACKE_sgeqrf,
      gelqf: LAPACKE_sgelqf,
      geqp3: LAPACKE_sgeqp3,
      orgqr: LAPACKE_sorgqr,
      getrf: LAPACKE_sgetrf,
      potrf: LAPACKE_spotrf,
      syevd: LAPACKE_ssyevd,
      gesdd: LAPACKE_sgesdd,
      gesvd: LAPACKE_sgesvd
    ).asTheLibraryBears
  }()
}

extension _Routines<Double> {
  static let double: _Routines<Double> = {
    LAPACKE_set_nancheck(0)
    return _Routines<Double>(
      dot: cblas_ddot,
      norm: { count, x, stride in
        // `dnrm2` is scalar code, six times slower than `ddot`; only what squares badly needs it.
        let squares = cblas_ddot(count, x, stride, x, stride)
        let isSafe = squares > 1e-290 && squares < 1e290
        return isSafe ? squares.squareRoot() : cblas_dnrm2(count, x, stride)
      },
      asum: cblas_dasum,
      axpy: cblas_daxpy,
      scal: cblas_dscal,
      gemv: cblas_dgemv,
      ger: cblas_dger,
      gemm: cblas_dgemm,
      syrk: cblas_dsyrk,
      trsm: cblas_dtrsm,
      geqrf: LAPACKE_dgeqrf,
      gelqf: LAPACKE_dgelqf,
      geqp3: LAPACKE_dgeqp3,
      orgqr: LAPACKE_dorgqr,
      getrf: LAPACKE_dgetrf,
      potrf: LAPACKE_dpotrf,
      syevd: LAPACKE_dsyevd,
      gesdd: LAPACKE_dgesdd,
      gesvd: LAPACKE_dgesvd
    ).asTheLibraryBears
  }()
}

/// A LAPACK option letter, such as the `S` of "thin".
func option(_ letter: Unicode.Scalar) -> CChar { CChar(UInt8(ascii: letter)) }

/// A dimension as the C interface counts it.
///
/// - Precondition: The value fits in 32 bits, the limit of this build of BLAS.
func cInt(_ value: Int) -> Int32 {
  demand(
    value <= Int32.max, "a dimension of \(value) is more than BLAS can index, \(Int32.max)")
  return Int32(truncatingIfNeeded: value)
}
