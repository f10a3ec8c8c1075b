import LinearAlgebra

extension Array {
  /// The groups of LoRA+: the factor B is trained at a rate that is a multiple of all others'.
  ///
  /// ```swift
  /// var optimizer = AdamW<Float>(groups: .loraPlus(rate: 1e-3))
  /// ```
  ///
  /// Once B has grown, a step of B changes the output less than one of A, the more so the wider the
  /// layer; at one rate for both, one of them learns too slowly. In AdaLoRA the faster factor is the
  /// one of the left singular vectors, which does not start at zero. Source: Hayou, Ghosh and
  /// Yu, "LoRA+: efficient low rank adaptation of large models", 2024,
  /// https://arxiv.org/abs/2402.12354.
  ///
  /// - Parameters:
  ///   - rate: The rate of A and of whatever else is trained.
  ///   - ratio: The rate of B divided by that of A.
  ///   - weightDecay: The weight decay of all of them.
  /// - Returns: Two groups, that of the factors B first.
  public static func loraPlus<Scalar>(
    rate: Scalar, ratio: Scalar = 16, weightDecay: Scalar = 0
  ) -> Self where Element == ParameterGroup<Scalar> {
    let faster = ParameterGroup(rate: ratio * rate, weightDecay: weightDecay) {
      $0.hasSuffix("lora_B.weight") || $0.hasSuffix("lora_B")
    }
    return [faster, ParameterGroup(rate: rate, weightDecay: weightDecay)]
  }
}
