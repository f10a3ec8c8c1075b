import LinearAlgebra

extension Parametrized {
  /// Adds the gradient of AdaLoRA's penalty, `γ Σ (‖PᵀP − I‖² + ‖QQᵀ − I‖²)` over all adapters.
  ///
  /// ```swift
  /// try trainer.train(&model, with: &optimizer, adjust: { model, _ in
  ///   model.addOrthogonalityPenalty(weight: 0.1)
  /// }, drawing: draw)
  /// ```
  ///
  /// The gradient is `4γ P(PᵀP − I)`, and `4γ (QQᵀ − I)Q`. Norms are Frobenius norms. The paper
  /// squares them and sums over the layers, as here; PEFT averages them without squares. Source:
  /// Zhang and others, "AdaLoRA", 2023, section 3.1, https://arxiv.org/abs/2303.10512.
  ///
  /// - Parameter weight: The number γ.
  /// - Returns: The penalty.
  /// - Complexity: O(r²·(inputs + outputs)) for each adapter.
  @discardableResult
  public mutating func addOrthogonalityPenalty(weight: Scalar) -> Scalar {
    var penalty: Scalar = 0
    withParameters { name, parameter in
      guard let part = TripletPart(of: name)?.part, part != .values else { return }
      let factor = parameter.value
      let identity = Matrix<Scalar>.identity(part == .rows ? factor.rows : factor.columns)
      let error = (part == .rows ? factor.rowGram() : factor.gram()) - identity
      penalty += weight * error.frobeniusNorm * error.frobeniusNorm
      parameter.accumulate((4 * weight) * (part == .rows ? error * factor : factor * error))
    }
    return penalty
  }
}

/// Which part of AdaLoRA's triplets a parameter holds, by its name.
struct TripletPart: Equatable {
  enum Part: String, CaseIterable { case rows = "lora_A", columns = "lora_B", values = "lora_E" }

  /// The name of the layer; empty where the adapter stands alone.
  let layer: String
  let part: Part

  /// Reads a parameter's name; nil where it is none of AdaLoRA's.
  init?(of name: String) {
    guard let part = Part(rawValue: String(name.suffix(6))) else { return nil }
    self.part = part
    layer = String(name.dropLast(6 + (name.count > 6 ? 1 : 0)))
  }
}
