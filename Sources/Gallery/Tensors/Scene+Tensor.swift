public import LinearAlgebra

extension Scene {
  /// The picture in color as a tensor: rows × columns × 3, the planes red, green and blue.
  public var tensor: Tensor<Double> { Tensor(slices: [red, green, blue]) }
}
