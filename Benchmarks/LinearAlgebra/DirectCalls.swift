import CLAPACKE

/// The same work by calls to C, with storage in plain arrays; each gives one number, so that the
/// work cannot be left out.
struct DirectCalls<Scalar> {
  let product: (_ a: [Scalar], _ b: [Scalar], _ size: Int) -> Scalar
  let singularValues: (_ a: [Scalar], _ size: Int) -> Scalar
  let thinSVD: (_ a: [Scalar], _ size: Int) -> Scalar
}

extension DirectCalls<Double> {
  static var double: DirectCalls {
    DirectCalls(
      product: { a, b, size in
        let n = Int32(size)
        var c = [Double](repeating: 0, count: size * size)
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, &c, n)
        return c[0]
      },
      singularValues: { a, size in
        let n = Int32(size)
        var (work, sigma) = (a, [Double](repeating: 0, count: size))
        let info = LAPACKE_dgesdd(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), n, n, &work, n, &sigma, nil, 1, nil, 1)
        return info == 0 ? sigma[0] : .nan
      },
      thinSVD: { a, size in
        let n = Int32(size)
        var (work, sigma) = (a, [Double](repeating: 0, count: size))
        var u = [Double](repeating: 0, count: size * size)
        var vT = [Double](repeating: 0, count: size * size)
        let info = LAPACKE_dgesdd(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), n, n, &work, n, &sigma, &u, n, &vT, n)
        return info == 0 ? sigma[0] : .nan
      })
  }
}

extension DirectCalls<Float> {
  static var single: DirectCalls {
    DirectCalls(
      product: { a, b, size in
        let n = Int32(size)
        var c = [Float](repeating: 0, count: size * size)
        cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, &c, n)
        return c[0]
      },
      singularValues: { a, size in
        let n = Int32(size)
        var (work, sigma) = (a, [Float](repeating: 0, count: size))
        let info = LAPACKE_sgesdd(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), n, n, &work, n, &sigma, nil, 1, nil, 1)
        return info == 0 ? sigma[0] : .nan
      },
      thinSVD: { a, size in
        let n = Int32(size)
        var (work, sigma) = (a, [Float](repeating: 0, count: size))
        var u = [Float](repeating: 0, count: size * size)
        var vT = [Float](repeating: 0, count: size * size)
        let info = LAPACKE_sgesdd(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), n, n, &work, n, &sigma, &u, n, &vT, n)
        return info == 0 ? sigma[0] : .nan
      })
  }
}
