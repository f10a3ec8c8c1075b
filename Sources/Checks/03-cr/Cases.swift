import Grading
import LinearAlgebra

/// Four layers of the sizes 4, 3, 2, 1 that nearly cancel.
let fourLayers: (x: Matrix<Double>, y: Matrix<Double>) = (
  [[4, -3, 1, 0], [0, 0, 1, 1]], [[1, 0], [1, 0], [1, 1], [0, 1]]
)

/// A product of random factors.
func randomProduct(
  rows: Int, layers: Int, columns: Int, seed: UInt64
) -> (x: Matrix<Double>, y: Matrix<Double>) {
  var random = SplitMix64(seed: seed)
  let x = Matrix<Double>.gaussian(rows: rows, columns: layers, using: &random)
  let y = Matrix<Double>.gaussian(rows: layers, columns: columns, using: &random)
  return (x, y)
}

/// A product of diagonal matrices: layer i is its size times `eᵢeᵢᵀ`.
func diagonalProduct(_ sizes: Vector<Double>) -> (x: Matrix<Double>, y: Matrix<Double>) {
  (Matrix(diagonal: sizes), .identity(sizes.count))
}

/// The sizes `‖xᵢ‖‖yᵢ‖`, entry by entry.
func layerSizes(_ x: Matrix<Double>, _ y: Matrix<Double>) -> [Double] {
  (0..<x.columns).map { i in
    let column = (0..<x.rows).reduce(0) { $0 + x[$1, i] * x[$1, i] }
    let row = (0..<y.columns).reduce(0) { $0 + y[i, $1] * y[i, $1] }
    return (column * row).squareRoot()
  }
}

/// A draw by throwing a number into stretches of given lengths.
func throwInto(_ lengths: [Double], using generator: inout SplitMix64) -> Int {
  var left = generator.uniform() * lengths.reduce(0, +)
  var hit = 0
  for i in lengths.indices where lengths[i] > 0 {
    hit = i
    left -= lengths[i]
    if left < 0 { break }
  }
  return hit
}

/// What a wrong answer throws where refusing is right.
struct Refusal: Error {}

extension Exam {
  /// Expects the mean of many trials within four standard errors of what theory says.
  func expectMean(
    of values: [Double], near expected: Double, as subject: String
  ) throws {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let standardError = (squares / (count - 1) / count).squareRoot()
    // Where nothing scatters, rounding still does.
    let slack = 4 * standardError + 1e-9 * max(1, expected.magnitude)
    try expect(
      (mean - expected).magnitude <= slack, as: "\(subject), the mean of \(values.count) runs",
      expected: "\(expected.exhibit) ± \(slack.exhibit)", got: mean.exhibit)
  }
}
