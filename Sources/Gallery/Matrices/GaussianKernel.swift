public import LinearAlgebra
internal import RealModule

extension Matrix {
  /// The kernel matrix `kᵢⱼ = exp(−‖xᵢ − xⱼ‖² / (2h²))` of points in space, one per row.
  ///
  /// It is symmetric and positive semidefinite with ones on the diagonal. The larger the bandwidth
  /// h, the smoother the kernel and the lower the numerical rank.
  ///
  /// ```swift
  /// var generator = SplitMix64(seed: 1)
  /// let points = Matrix<Double>.random(rows: 100, columns: 2, using: &generator)
  /// let kernel = Matrix.gaussianKernel(points, bandwidth: 0.5)
  /// ```
  ///
  /// - Precondition: The bandwidth is positive.
  /// - Complexity: O(points² × dimensions)
  public static func gaussianKernel(_ points: Matrix, bandwidth: Scalar) -> Matrix {
    demand(bandwidth > 0, "a bandwidth is positive, not \(bandwidth)")
    let places = points.transposed()
    var kernel = Matrix.identity(points.rows)
    for j in 0..<points.rows {
      for i in (j + 1)..<max(points.rows, j + 1) {
        let distance = (places[column: i] - places[column: j]).norm / bandwidth
        kernel[i, j] = .exp(-distance * distance / 2)
        kernel[j, i] = kernel[i, j]
      }
    }
    return kernel
  }
}
