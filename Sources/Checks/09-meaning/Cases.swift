import Gallery
import Grading
import LinearAlgebra

/// What a wrong answer throws where refusing is right.
struct Refusal: Error {}

extension SplitMix64 {
  /// A vector of Gaussian numbers.
  mutating func gaussianVector(_ count: Int) -> Vector<Double> {
    Vector((0..<count).map { _ in gaussian() })
  }
}
