import LinearAlgebra
import Literate

/// A matrix to begin with, and what the library finds for it.
private struct Preset: Encodable {
  let name: String
  /// The entries row by row.
  let matrix: [Double]
  let sigma: [Double]
}

private struct Presets: Encodable { let presets: [Preset] }

/// Matrices of two columns that a reader drags from, the chapter's own first.
func keepPresets(_ page: Page) throws {
  let matrices: [(String, Matrix<Double>)] = [
    ("of the text", [[2, -1], [2, 2]]),
    ("diagonal", [[3, 0], [0, 2]]),
    ("a shear", [[1, 2], [0, 1]]),
    ("a reflection", [[0.6, 0.8], [0.8, -0.6]]),
    ("nearly of rank 1", [[2, 1], [2, 1.1]]),
    ("of rank 1", [[2, -1], [1, -0.5]]),
  ]
  try page.data(
    "two-by-two",
    Presets(
      presets: matrices.map { name, a in
        Preset(
          name: name, matrix: [a[0, 0], a[0, 1], a[1, 0], a[1, 1]],
          sigma: try a.singularValues().elements)
      }))
}
