public import LinearAlgebra

/// How the factor s before a change of rank r depends on α.
public enum LoRAScaling: String, Equatable, Sendable {
  /// `s = α/r`, which makes the steps of a larger rank shorter.
  case standard
  /// `s = α/√r`, under which the length of the change does not depend on the rank.
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
