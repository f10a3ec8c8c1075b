internal import RealModule

/// The numbers of `torch.manual_seed(n)` on the CPU.
///
/// ```swift
/// var rng = TorchRandom(seed: 13)           // torch.manual_seed(13)
/// let a = rng.rand(rows: 4, columns: 4)     // torch.rand(4, 4)
/// ```
///
/// The numbers are PyTorch's bit for bit, in its default precision, which is `Float`. Matrices are
/// filled row by row. Source: PyTorch's `CPUGeneratorImpl` and `DistributionsHelper`, which promise
/// no stream between releases; checked against PyTorch 2.13.
public struct TorchRandom: RandomNumberGenerator, Sendable {
  private var twister: MersenneTwister
  /// Box and Muller's method makes normal numbers in pairs; the second one waits here for its turn.
  private var waitingGaussian: Double?

  /// Starts the stream of `torch.manual_seed(seed)`, of which the generator uses the low 32 bits.
  ///
  /// - Complexity: O(1), 624 words of state.
  public init(seed: UInt64) { twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed)) }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 { twister.next64() }

  /// A number drawn evenly from 0 up to, but not including, 1: a multiple of 2⁻²⁴.
  ///
  /// - Complexity: O(1)
  public mutating func rand() -> Float { Float(twister.next() & 0xFF_FFFF) * 0x1p-24 }

  /// Numbers drawn evenly from 0 up to 1: `torch.rand(count)`.
  ///
  /// - Complexity: O(count)
  public mutating func rand(count: Int) -> Vector<Float> {
    demand(count >= 0, "cannot draw \(count) numbers")
    return Vector((0..<count).map { _ in rand() })
  }

  /// A matrix of numbers drawn evenly from 0 up to 1: `torch.rand(rows, columns)`.
  ///
  /// - Complexity: O(rows × columns)
  public mutating func rand(rows: Int, columns: Int) -> Matrix<Float> {
    demand(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    return Matrix(rows: rows, columns: columns, rowMajor: rand(count: rows * columns).elements)
  }

  /// A standard normal number.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates", Annals of
  /// Mathematical Statistics 29, 1958, https://doi.org/10.1214/aoms/1177706645.
  ///
  /// - Complexity: O(1)
  public mutating func randn() -> Float {
    if let waiting = waitingGaussian {
      waitingGaussian = nil
      return Float(waiting)
    }
    let angle = 2 * Double.pi * wideUniform()
    let radius = (-2 * Double.log(onePlus: -wideUniform())).squareRoot()
    waitingGaussian = radius * .sin(angle)
    return Float(radius * .cos(angle))
  }

  /// Fewer than 16 standard normal numbers: `torch.randn(count)`.
  ///
  /// - Precondition: `count < 16`. From 16 numbers on PyTorch changes to a vectorized method whose
  ///   last bits depend on the processor.
  /// - Complexity: O(count)
  public mutating func randn(count: Int) -> Vector<Float> {
    demand(
      (0..<16).contains(count),
      "torch.randn is reproduced for fewer than 16 numbers at a time, not for \(count)")
    return Vector((0..<count).map { _ in randn() })
  }

  /// The uniform number of 53 bits from which normal numbers are made.
  private mutating func wideUniform() -> Double {
    Double(twister.next64() & 0x1F_FFFF_FFFF_FFFF) * 0x1p-53
  }
}
