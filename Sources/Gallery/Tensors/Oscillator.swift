public import LinearAlgebra

/// A driven, damped oscillator: how far a mass on a spring swings when it is shaken.
///
/// For stiffness k, mass m, damping c and angular frequency ω the amplitude is
/// `1/√((k − mω²)² + (cω)²)`: large near the resonance `ω = √(k/m)`, which lies elsewhere for every k and
/// m. It is a function of four variables that no product of one-variable functions resembles.
public enum Oscillator {
  /// The amplitude per unit of force.
  public static func amplitude(
    stiffness: Double, mass: Double, damping: Double, frequency: Double
  ) -> Double {
    let elastic = stiffness - mass * frequency * frequency
    let lossy = damping * frequency
    return 1 / (elastic * elastic + lossy * lossy).squareRoot()
  }

  /// The amplitude at an index of a grid with the same number of points for each variable.
  ///
  /// - Parameters:
  ///   - index: The places on the grid of stiffness (1…4), mass (1…3), damping (0.8…2.4) and frequency
  ///     (0.2…2.5).
  ///   - points: The number of points for each variable, at least 2.
  /// - Returns: The amplitude.
  public static func amplitude(at index: [Int], points: Int) -> Double {
    demand(
      index.count == 4 && points > 1,
      "a grid of \(points) points for each of 4 variables has no index \(index)")
    func place(_ mode: Int, _ low: Double, _ high: Double) -> Double {
      low + (high - low) * Double(index[mode]) / Double(points - 1)
    }
    return amplitude(
      stiffness: place(0, 1, 4), mass: place(1, 1, 3), damping: place(2, 0.8, 2.4),
      frequency: place(3, 0.2, 2.5))
  }

  /// All amplitudes on the grid, as a tensor of order 4.
  ///
  /// - Complexity: O(points⁴)
  public static func amplitudes(points: Int = 24) -> Tensor<Double> {
    Tensor(sizes: Array(repeating: points, count: 4)) { amplitude(at: $0, points: points) }
  }
}
