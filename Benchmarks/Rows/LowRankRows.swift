import Foundation
import Gallery
import LinearAlgebra
import LowRank

/// The leading singular values of a dense matrix.
func randomizedRow() -> Row {
  Row(
    name: "Rank 50 of 4000 × 2000, σᵢ = 1/i", workload: "randomized", target: 0.6,
    errorName: "the norm of A − Aₖ beside the least possible, Frobenius or spectral, the larger",
    allowedError: 1.005,
    operations: 4 * 4000 * 2000 * 50
  ) { folder in
    var generator = SplitMix64(seed: 2)
    let spectrum = Vector<Double>((1...2000).map { 1 / Double($0) })
    let a = try Matrix.random(
      rows: 4000, columns: 2000, singularValues: spectrum, using: &generator)
    let optimum = spectrum[50..<2000].norm
    try a.write(npy: folder.appending(path: "a.npy").path)
    return [
      Row.library: {
        let (svd, seconds) = try stopwatch {
          try SVD(blockKrylov: a, rank: 50, iterations: 2, blockSize: 42, using: &generator)
        }
        let rest = a - Matrix(svd)
        let largest = try SVD(lanczos: rest, rank: 1, tolerance: 1e-6, using: &generator)
        return Sample(
          seconds: seconds,
          error: max(
            rest.frobeniusNorm / optimum, largest.singularValues[0] / spectrum[50]))
      }
    ]
  }
}

/// Columns of a matrix that explain the others.
func skeletonRows() -> [Row] {
  [
    skeletonRow("σᵢ = 1/i") { generator in
      let spectrum = Vector<Double>((1...2000).map { 1 / Double($0) })
      return try .random(
        rows: 2000, columns: 2000, singularValues: spectrum, using: &generator)
    },
    skeletonRow("σᵢ = exp(−i/20)") { generator in
      let spectrum = Vector<Double>((0..<2000).map { Foundation.exp(-Double($0) / 20) })
      return try .random(
        rows: 2000, columns: 2000, singularValues: spectrum, using: &generator)
    },
    skeletonRow("Gaussian kernel") { generator in
      .gaussianKernel(.random(rows: 2000, columns: 2, using: &generator), bandwidth: 0.1)
    },
  ]
}

private func skeletonRow(
  _ kind: String, _ make: @escaping (inout SplitMix64) throws -> Matrix<Double>
) -> Row {
  Row(
    name: "ID of rank 100 of 2000², \(kind)", workload: "skeleton",
    target: 0.05, errorName: "the norm of A − CZ, beside that of A", allowedError: nil,
    operations: 2 * 2000 * 2000 * 100
  ) { folder in
    var generator = SplitMix64(seed: 3)
    let a = try make(&generator)
    try a.write(npy: folder.appending(path: "a.npy").path)
    return [
      Row.library: {
        let (id, seconds) = try stopwatch {
          try InterpolativeDecomposition(randomized: a, rank: 100, using: &generator)
        }
        return Sample(
          seconds: seconds, error: (a - Matrix(id)).frobeniusNorm / a.frobeniusNorm)
      }
    ]
  }
}

/// The leading singular values of a sparse matrix, to the last digits.
func sparseRow() -> Row {
  Row(
    name: "Rank 50 of 50,000 × 20,000, 10⁶ entries", workload: "sparse",
    target: 0.8, errorName: "the norm of AᵀU − VΣ or of AV − UΣ, the larger, beside σ₁",
    allowedError: nil, operations: 4 * 1e6 * 50, mostRounds: 3
  ) { folder in
    var generator = SplitMix64(seed: 4)
    let a = SparseMatrix<Double>.random(
      rows: 50_000, columns: 20_000, nonZeroCount: 1_000_000, using: &generator)
    try a.write(matrixMarket: folder.appending(path: "a.mtx").path)
    return [
      Row.library: {
        let (svd, seconds) = try stopwatch {
          try SVD(lanczos: a, rank: 50, using: &generator)
        }
        let (u, v) = (
          svd.u.scaled(columnsBy: svd.singularValues), svd.v.scaled(columnsBy: svd.singularValues)
        )
        let residuals = [a.transposeProduct(svd.u) - v, a.product(svd.v) - u]
        return Sample(
          seconds: seconds,
          error: (residuals.map(\.frobeniusNorm).max() ?? 0) / svd.singularValues[0])
      }
    ]
  }
}
