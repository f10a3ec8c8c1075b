public import LinearAlgebra

/// How the factor s before a change of rank r depends on α.
public enum LoRAScaling: String, Equatable, Sendable {
  /// `s = α/r`, which makes steps along the gradient shorter for a larger rank.
  case standard
  /// `s = α/√r`, under which the length of a step along the gradient does not depend on the rank.
  ///
  /// Source: Kalajdzievski, "A rank stabilization scaling factor for fine-tuning with LoRA", 2023,
  /// https://arxiv.org/abs/2312.03732.
  case rankStabilized

  /// The factor s.
  public func factor<Scalar: LinearAlgebraScalar>(alpha: Scalar, rank: Int) -> Scalar {
    switch self {
    case .standard: alpha / Scalar(rank)
    case .rankStabilized: alpha / Scalar(rank).squareRoot()
    }
  }
}
