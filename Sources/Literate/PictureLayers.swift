public import Foundation
public import LinearAlgebra

/// A picture as a sum of layers `Σₖ xₖ yₖᵀ` in bytes, for an explorable that adds them one at a time.
public struct PictureLayers: Encodable {
  let rows: Int
  let columns: Int
  /// What the sizes are called.
  let sizeName: String
  let sizes: [Double]
  let errors: [Double]
  /// The vectors xₖ and yₖ, each in units of its largest entry / 127.
  let left: Data
  let right: Data
  /// What a product of two such bytes stands for, layer by layer.
  let scales: [Double]

  /// Describes the first layers of a picture.
  ///
  /// - Parameters:
  ///   - count: How many layers are kept.
  ///   - left: The vectors xₖ as columns.
  ///   - right: The vectors yₖ as columns.
  ///   - sizeName: What the size of a layer is called.
  ///   - sizes: The sizes of all layers.
  ///   - errors: The relative error after each layer that is kept.
  public init(
    _ count: Int, left: Matrix<Double>, right: Matrix<Double>, sizeName: String,
    sizes: Vector<Double>, errors: [Double]
  ) {
    let (leftBytes, leftUnits) = Self.bytes(left, count)
    let (rightBytes, rightUnits) = Self.bytes(right, count)
    (rows, columns, self.sizeName) = (left.rows, right.rows, sizeName)
    (self.sizes, self.errors) = (sizes.elements, errors)
    (self.left, self.right) = (leftBytes, rightBytes)
    scales = zip(leftUnits, rightUnits).map { $0 * $1 }
  }

  private static func bytes(_ factor: Matrix<Double>, _ count: Int) -> (Data, units: [Double]) {
    var data = Data()
    var units: [Double] = []
    for k in 0..<count {
      let column = factor[column: k]
      // A layer of zeros has any unit.
      let unit = max(column.map(\.magnitude).max() ?? 0, .leastNormalMagnitude) / 127
      units.append(unit)
      data.append(contentsOf: column.map { UInt8(bitPattern: Int8(($0 / unit).rounded())) })
    }
    return (data, units)
  }
}
