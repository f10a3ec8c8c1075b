internal import LinearAlgebra

/// How many triplets AdaLoRA keeps in all layers together, step by step.
///
/// With n layers the budget is n times the initial rank for `tᵢ` steps, n times the target rank for
/// the last `t_f`, and in between `b_T + (b₀ − b_T)(1 − (t − tᵢ)/(T − tᵢ − t_f))³`: most triplets go
/// early, and the last ones slowly. Source: Zhang and others, "AdaLoRA", 2023, section 3.3,
/// https://arxiv.org/abs/2303.10512.
public struct RankBudget: Equatable, Sendable {
  /// The rank with which the layers begin.
  public let initialRank: Int
  /// The rank that remains to a layer on average.
  public let targetRank: Int
  /// The steps tᵢ before the first triplet goes.
  public let warmUp: Int
  /// The steps t_f in which the triplets that are left are trained on.
  public let coolDown: Int
  /// The number T of all steps.
  public let steps: Int

  /// Describes a budget.
  ///
  /// - Precondition: The target rank is from 0 to the initial one, and the steps between warm-up and
  ///   cool-down are at least one.
  public init(initialRank: Int = 12, targetRank: Int = 8, warmUp: Int, coolDown: Int, steps: Int) {
    demand(
      (0...initialRank).contains(targetRank),
      "a budget cannot fall from rank \(initialRank) to rank \(targetRank)")
    demand(
      warmUp >= 0 && coolDown >= 0 && warmUp + coolDown < steps,
      "a warm-up of \(warmUp) and a cool-down of \(coolDown) leave none of \(steps) steps")
    (self.initialRank, self.targetRank) = (initialRank, targetRank)
    (self.warmUp, self.coolDown, self.steps) = (warmUp, coolDown, steps)
  }

  /// The number of triplets after a step, counted from 0, in a number of layers.
  public func total(at step: Int, layers: Int) -> Int {
    let (first, last) = (layers * initialRank, layers * targetRank)
    if step < warmUp { return first }
    if isFixed(at: step) { return last }
    let rest = 1 - Double(step - warmUp) / Double(steps - warmUp - coolDown)
    return last + Int(Double(first - last) * rest * rest * rest)
  }

  /// Whether the choice of triplets is final.
  func isFixed(at step: Int) -> Bool { step >= steps - coolDown || step >= steps - 1 }
}
