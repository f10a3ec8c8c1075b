import Grading
import LinearAlgebra

extension Unit {
  /// A tensor in this unit.
  func callAsFunction(_ x: Tensor<Double>) -> Tensor<Double> { x.scaled(by: factor) }
}

extension Tensor<Double> {
  /// The numbers 1, 2, 3, … in the order of the memory.
  static func counting(_ sizes: [Int]) -> Tensor {
    Tensor(sizes: sizes, columnMajor: (0..<sizes.reduce(1, *)).map { Double($0 + 1) })
  }

  /// The sum of `σᵣ u₀ᵣ ∘ u₁ᵣ ∘ ⋯` with orthonormal vectors in each mode: every unfolding, of one
  /// mode or of the first k, has the singular values σ.
  ///
  /// - Precondition: No size is below the number of singular values.
  static func diagonal(
    _ values: Vector<Double>, sizes: [Int], using generator: inout SplitMix64
  ) throws -> Tensor {
    let core = Tensor(sizes: sizes.map { _ in values.count }) { index in
      index.allSatisfy { $0 == index[0] } ? values[index[0]] : 0
    }
    let factors = try sizes.map {
      try Matrix<Double>.orthonormal(rows: $0, columns: values.count, using: &generator)
    }
    return core.multiplied(byAll: factors)
  }

  /// Mode products with one factor a mode.
  func multiplied(byAll factors: [Matrix<Double>]) -> Tensor {
    factors.indices.reduce(self) { $0.multiplied(inMode: $1, by: factors[$1]) }
  }
}

/// The norm of the singular values beyond a number of them.
func tail(of a: Matrix<Double>, beyond rank: Int) throws -> Double {
  let values = try a.singularValues()
  return rank < values.count ? values[rank..<values.count].norm : 0
}

/// Sizes in the words of a case, "3 × 4 × 2".
func words(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: " × ") }
