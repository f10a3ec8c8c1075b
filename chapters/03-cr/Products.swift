import LinearAlgebra
import LowRank

/// The products on which this chapter tries its rules: 40 × 200 times 200 × 40.
enum Products {
  static let side = 40
  static let count = 200

  // snippet.products
  /// Random layers of about one size, in random directions.
  static func flat(seed: UInt64) throws -> ColumnRowProduct<Double> {
    var random = SplitMix64(seed: seed)
    let x = Matrix<Double>.gaussian(rows: side, columns: count, using: &random)
    let y = Matrix<Double>.gaussian(rows: count, columns: side, using: &random)
    return try ColumnRowProduct(x, y)
  }

  /// The same directions, with sizes that fall like 1/i.
  static func decaying(seed: UInt64) throws -> ColumnRowProduct<Double> {
    let flat = try flat(seed: seed)
    let sizes = Vector((1...count).map { 1 / Double($0) })
    return try ColumnRowProduct(flat.x.scaled(columnsBy: sizes), flat.y)
  }

  /// Positive entries: all layers point roughly the same way.
  static func aligned(seed: UInt64) throws -> ColumnRowProduct<Double> {
    var random = SplitMix64(seed: seed)
    let x = Matrix<Double>.random(rows: side, columns: count, using: &random)
    let y = Matrix<Double>.random(rows: count, columns: side, using: &random)
    return try ColumnRowProduct(x, y)
  }
  // snippet.end
}

// snippet.gram
/// Squared errors of many choices, without forming a matrix for each.
struct ErrorMeter {
  /// Inner products of the layers, ⟨Lᵢ, Lⱼ⟩ = (xᵢᵀxⱼ)(yᵢᵀyⱼ).
  let gram: Matrix<Double>
  /// ‖XY‖², the squared error of the zero matrix.
  let zero: Double

  init(_ product: ColumnRowProduct<Double>) {
    gram = product.x.gram().hadamard(product.y.rowGram())
    zero = product.squaredErrorOfZero
  }

  /// ‖Σ (wᵢ − 1) Lᵢ‖² as a part of ‖XY‖².
  func callAsFunction(_ chosen: ColumnRowSelection<Double>) -> Double {
    var deficit = Vector(repeating: -1.0, count: gram.rows)
    for (i, weight) in zip(chosen.indices, chosen.weights) {
      deficit[i] += weight
    }
    return max(0, deficit.dot(gram * deficit)) / zero
  }
}
// snippet.end
