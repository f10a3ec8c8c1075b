import LinearAlgebra

/// An optimizer that, after each step of another, sets AdaLoRA's least important triplets to zero.
///
/// ```swift
/// let budget = RankBudget(initialRank: 12, targetRank: 8, warmUp: 20, coolDown: 50, steps: 150)
/// var optimizer = RankAllocator(AdamW<Float>(rate: 1e-3), budget: budget)
/// ```
///
/// The sensitivity of a number w is `I = |w ∂L/∂w|`, about what the loss would change without it.
/// It is smoothed, `Ī ← β₁Ī + (1 − β₁)I`, and so is its variation, `Ū ← β₂Ū + (1 − β₂)|I − Ī|`. The
/// importance of a triplet is `s(λᵢ)` plus the means of s over its row of Q and its column of P, with
/// `s = ĪŪ`. The most important triplets of all layers together are kept, as many as the budget
/// allows; λ of the others is 0 after the step, but the optimizer moves it and it is judged again.
/// Once the budget has reached its end the choice is final. As in PEFT, w is the number after the
/// step, and the gradient the one that the step took, with its bound and its penalties. Source:
/// Zhang and others, "AdaLoRA", 2023, algorithm 1, https://arxiv.org/abs/2303.10512.
///
/// - Complexity: O(numbers in the adapters) for each step.
public struct RankAllocator<Base: Optimizer>: Optimizer {
  /// The numbers it works with.
  public typealias Scalar = Base.Scalar

  /// The optimizer that takes the steps.
  public private(set) var base: Base
  /// How many triplets are kept, step by step.
  public let budget: RankBudget
  /// Which triplets were kept at the last step, by the name of the layer; empty during warm-up.
  public private(set) var kept: [String: [Bool]] = [:]
  private let decays: (sensitivity: Scalar, variation: Scalar)
  private var sensitivities: [String: Sensitivity<Scalar>] = [:]
  private var step = 0
  private var isFinal = false

  /// Wraps an optimizer.
  public init(
    _ base: Base, budget: RankBudget, beta1: Scalar = 0.85, beta2: Scalar = 0.85
  ) {
    self.base = base
    self.budget = budget
    decays = (beta1, beta2)
  }

  /// The groups of the optimizer that takes the steps.
  public var groups: [ParameterGroup<Scalar>] {
    get { base.groups }
    set { base.groups = newValue }
  }

  /// Counts the numbers that are kept from step to step: the optimizer's, and two for each number of
  /// a triplet.
  public var stateCount: Int {
    sensitivities.values.reduce(base.stateCount) { $0 + 2 * $1.mean.elements.count }
  }

  /// The ranks that the layers kept at the last step, by name; empty during warm-up.
  public var ranks: [String: Int] { kept.mapValues { $0.count { $0 } } }

  /// Takes a step, and chooses the triplets that remain.
  public mutating func update(_ model: inout some Parametrized<Scalar>, rateFactor: Scalar) {
    base.update(&model, rateFactor: rateFactor)
    model.withParameters { name, parameter in
      if TripletPart(of: name) == nil { return }
      let (rows, columns) = (parameter.value.rows, parameter.value.columns)
      sensitivities[name, default: Sensitivity(rows: rows, columns: columns)].observe(
        parameter.value, parameter.gradient, decays.sensitivity, decays.variation)
    }
    if step >= budget.warmUp && !isFinal {
      choose()
      isFinal = budget.isFixed(at: step)
    }
    step += 1
    clearOthers(of: &model)
  }

  private mutating func choose() {
    var importances: [String: Vector<Scalar>] = [:]
    // In the order of the names, so that roundings and ties fall the same way in every run.
    for (name, sensitivity) in sensitivities.sorted(by: { $0.key < $1.key }) {
      guard let triplet = TripletPart(of: name) else { continue }
      let part = sensitivity.tripletMeans(triplet.part)
      importances[triplet.layer] = importances[triplet.layer].map { $0 + part } ?? part
    }
    let triplets = importances.sorted { $0.key < $1.key }.flatMap { layer, importances in
      importances.enumerated().map { (layer: layer, index: $0, importance: $1) }
    }
    kept = importances.mapValues { [Bool](repeating: false, count: $0.count) }
    let order = triplets.indices.sorted {
      (triplets[$1].importance, $0) < (triplets[$0].importance, $1)
    }
    for i in order.prefix(budget.total(at: step, layers: kept.count)) {
      kept[triplets[i].layer]?[triplets[i].index] = true
    }
  }

  private func clearOthers(of model: inout some Parametrized<Scalar>) {
    model.withParameters { name, parameter in
      guard let triplet = TripletPart(of: name), triplet.part == .values,
        let kept = kept[triplet.layer]
      else { return }
      for (i, isKept) in kept.enumerated() where !isKept { parameter.value[i, 0] = 0 }
    }
  }
}

/// The smoothed sensitivities of a parameter's numbers, and how much they vary.
private struct Sensitivity<Scalar: LinearAlgebraScalar>: Sendable {
  var mean: Matrix<Scalar>
  private var variation: Matrix<Scalar>

  init(rows: Int, columns: Int) {
    mean = .zero(rows: rows, columns: columns)
    variation = mean
  }

  mutating func observe(
    _ value: Matrix<Scalar>, _ gradient: Matrix<Scalar>, _ beta1: Scalar, _ beta2: Scalar
  ) {
    let now = value.hadamard(gradient).map { $0.magnitude }
    mean = beta1 * mean + (1 - beta1) * now
    variation = beta2 * variation + (1 - beta2) * (now - mean).map { $0.magnitude }
  }

  /// The mean of `ĪŪ` over each triplet's own numbers.
  func tripletMeans(_ part: TripletPart.Part) -> Vector<Scalar> {
    let product = mean.hadamard(variation)
    let count = part == .columns ? product.rows : product.columns
    let ones = Vector<Scalar>(repeating: 1 / Scalar(count), count: count)
    return part == .columns ? product.transpose * ones : product * ones
  }
}
