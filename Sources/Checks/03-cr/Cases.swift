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
    return column.squareRoot() * row.squareRoot()
  }
}

/// The numbers of the layers, the largest first, ties in the order of the layers.
func bySize(_ sizes: [Double]) -> [Int] {
  sizes.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
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
  /// Expects draws that are independent: the statistic `Σ (cᵢ − kpᵢ)²/(kpᵢ)` of the counts of each
  /// run has the mean that Pearson's has, the number of layers less one.
  ///
  /// Draws that share a number scatter more, draws that are spread on purpose less. The variance is
  /// that of the statistic for multinomial counts.
  func expect(
    independent counts: [[Double]], draws k: Int, probabilities p: [Double]
  ) throws {
    let (l, k) = (Double(p.count), Double(k))
    let statistics = counts.map { count in
      zip(count, p).reduce(0) { $0 + ($1.0 - k * $1.1) * ($1.0 - k * $1.1) / (k * $1.1) }
    }
    let inverses = p.reduce(0) { $0 + 1 / $1 }
    let variance = 2 * (l - 1) + (inverses - l * l - 2 * l + 2) / k
    try expectMean(
      of: statistics, near: l - 1, deviation: variance.squareRoot(),
      as: "how far the counts are from k pᵢ, Σ (cᵢ − k pᵢ)²/(k pᵢ)")
  }

  /// Expects the same answer from a generator in the same state, and another state afterwards.
  func expect<Value>(
    onlyFrom generator: SplitMix64, by answer: (inout SplitMix64) throws -> Value,
    isSame: (Value, Value) -> Bool
  ) throws {
    var (first, second) = (generator, generator)
    let (one, two) = (try answer(&first), try answer(&second))
    try expect(first, wasDrawnFromSince: generator)
    try expect(
      isSame(one, two), as: "two runs with the generator in the same state",
      expected: "the same draws, as all randomness comes from it", got: "different ones")
  }
}
