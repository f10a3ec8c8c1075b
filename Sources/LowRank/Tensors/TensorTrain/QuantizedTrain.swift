public import LinearAlgebra

extension TensorTrain {
  /// The quantized train of a function: its 2ᵈ samples, as a tensor of order d with sizes 2.
  ///
  /// ```swift
  /// let wave = try TensorTrain<Double>(quantizing: sin, over: 0...100, bits: 20, relativeError: 1e-12)
  /// wave.ranks          // all 2, for a million samples
  /// ```
  ///
  /// Sample `i = Σₖ bₖ 2ᵏ` has index (b₀, b₁, …), so that mode 0 is the finest bit. An exponential has
  /// ranks 1, a sine or a straight line ranks 2, and a polynomial of degree p ranks of at most p + 1.
  /// Source: Khoromskij, "O(d log N)-Quantics Approximation of N-d Tensors in High-Dimensional
  /// Numerical Modeling", Constructive Approximation 34, 2011,
  /// https://doi.org/10.1007/s00365-011-9131-1.
  ///
  /// - Parameters:
  ///   - function: The function to sample.
  ///   - interval: Where; the samples divide it evenly, both ends included.
  ///   - bits: The number d of modes, from 1 to 30.
  ///   - relativeError: The largest error of the train, relative to the norm of all samples.
  /// - Throws: `LinearAlgebraError.notFiniteEntry` where the function
  ///   is not finite, `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O(2ᵈ·r), as all samples are taken; ``TensorCross`` takes few.
  public init(
    quantizing function: (Scalar) -> Scalar, over interval: ClosedRange<Scalar>, bits: Int,
    relativeError: Scalar
  ) throws(LinearAlgebraError) {
    demand((1...30).contains(bits), "a quantized train needs 1 to 30 bits, not \(bits)")
    let last = Scalar((1 << bits) - 1)
    let (low, high) = (interval.lowerBound, interval.upperBound)
    let samples = (0..<(1 << bits)).map { i in
      let share = Scalar(i) / last
      return function(low * (1 - share) + high * share)
    }
    let tensor = Tensor(sizes: Array(repeating: 2, count: bits), columnMajor: samples)
    try self.init(tensor, relativeError: relativeError)
  }
}
