internal import CLAPACKE
public import RealModule

/// A number that matrices can hold: `Float` or `Double`.
///
/// Everything in this library is written once, for both. The two types differ in one value, the
/// table of BLAS and LAPACK routines that serve them.
public protocol LinearAlgebraScalar: Real, BinaryFloatingPoint, Sendable {
  /// The BLAS and LAPACK routines for this scalar.
  static var _routines: _Routines<Self> { get }
}

extension Float: LinearAlgebraScalar {
  /// The single-precision routines.
  public static let _routines = _Routines<Float>.single
}

extension Double: LinearAlgebraScalar {
  /// The double-precision routines.
  public static let _routines = _Routines<Double>.double
}
