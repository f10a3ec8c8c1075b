import CLAPACKE
import LinearAlgebra
import LowRank

/// Products and decompositions that LAPACK does: what matters is not to add to its time.
func denseRows() -> [Row] {
  [
    productRow("Product of 2000 × 2000, double", "product64", directProduct),
    productRow("Product of 2000 × 2000, single", "product32", directProductInSingle),
    Row(
      name: "Thin SVD of 1000 × 1000", workload: "svd", target: 1.1,
      errorName: "the norm of A − UΣVᵀ, beside that of A", allowedError: 1e-12, operations: 22e9 / 3
    ) { folder in
      let a: Matrix<Double> = random(1000, 1000)
      try a.write(npy: folder.appending(path: "a.npy").path)
      return [
        Row.library: {
          let (svd, seconds) = try stopwatch { try SVD(a) }
          return Sample(
            seconds: seconds, error: (a - Matrix(svd)).frobeniusNorm / a.frobeniusNorm)
        }
      ]
    },
    Row(
      name: "Pseudo-inverse of 1000 × 500", workload: "pinv", target: 0.7,
      errorName: "the norm of AA⁺A − A, beside that of A", allowedError: 1e-12, operations: 2e9
    ) { folder in
      let a: Matrix<Double> = random(1000, 500)
      try a.write(npy: folder.appending(path: "a.npy").path)
      return [
        Row.library: {
          let (inverse, seconds) = try stopwatch { try a.pseudoInverse() }
          return Sample(
            seconds: seconds, error: (a * inverse * a - a).frobeniusNorm / a.frobeniusNorm)
        }
      ]
    },
  ]
}

private func random<Scalar: LinearAlgebraScalar>(_ rows: Int, _ columns: Int) -> Matrix<Scalar> {
  var generator = SplitMix64(seed: 1)
  return .gaussian(rows: rows, columns: columns, using: &generator)
}

/// Compared with the same BLAS called without the library; other libraries bring BLAS of their own.
private func productRow<Scalar: LinearAlgebraScalar>(
  _ name: String, _ workload: String, _ direct: @escaping ([Scalar], Int) -> [Scalar]
) -> Row {
  Row(
    name: name, workload: workload, target: 1.05,
    errorName: "the norm of C1 − A(A1) with a column 1 of ones, beside that of A(A1)",
    allowedError: Scalar.self == Float.self ? 1e-4 : 1e-12, operations: 2 * 8e9,
    isSingle: Scalar.self == Float.self, rival: "OpenBLAS, called directly"
  ) { folder in
    let a: Matrix<Scalar> = random(2000, 2000)
    try a.write(npy: folder.appending(path: "a.npy").path)
    return [
      Row.library: {
        let (c, seconds) = stopwatch { a * a }
        return Sample(seconds: seconds, error: error(c, a))
      },
      "OpenBLAS, called directly": {
        let (c, seconds) = stopwatch { direct(a.elements, 2000) }
        return Sample(
          seconds: seconds, error: error(Matrix(rows: 2000, columns: 2000, columnMajor: c), a))
      },
    ]
  }
}

private func error<Scalar: LinearAlgebraScalar>(
  _ c: Matrix<Scalar>, _ a: Matrix<Scalar>
) -> Double {
  let ones = Vector<Scalar>(repeating: 1, count: a.columns)
  let twice = a * (a * ones)
  return Double((c * ones - twice).norm / twice.norm)
}

private func directProduct(_ a: [Double], _ size: Int) -> [Double] {
  let n = Int32(size)
  var c = [Double](repeating: 0, count: size * size)
  cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, a, n, 0, &c, n)
  return c
}

private func directProductInSingle(_ a: [Float], _ size: Int) -> [Float] {
  let n = Int32(size)
  var c = [Float](repeating: 0, count: size * size)
  cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, a, n, 0, &c, n)
  return c
}
