import LinearAlgebra
import Literate

/// Keeps the waves of the moon for a reader who adds them one at a time.
func keepWaves(
  _ page: Page, _ sky: Matrix<Double>, waves: Matrix<Double>,
  weights: Matrix<Double>
) throws {
  let count = 60
  // The waves are orthonormal, so a layer is as large as its weights.
  let sizes = Vector((0..<weights.rows).map { weights[row: $0].norm })
  try page.data(
    "picture-layers",
    PictureLayers(
      count, left: waves, right: weights.transposed(),
      sizeName: "size of layer k", sizes: sizes,
      errors: (1...count).map { sizes[$0..<sizes.count].norm / sizes.norm }))
}
