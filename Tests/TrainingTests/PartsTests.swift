import CLAPACKE
import Foundation
import LinearAlgebra
import Testing
import Training

/// Each in a process of its own, since the number of threads belongs to the process.
@Suite struct `Gradients of a batch on several threads` {
  @Test func `are those of one thread but for rounding`() async {
    await #expect(processExitsWith: .success) {
      for adapter in AdapterOfParts.allCases {
        let (one, two) = (adapter.gradients(threads: 1), adapter.gradients(threads: 2))
        // Sums of 600 terms, in another order.
        let bound = 600 * Double.ulpOfOne
        if abs(one.loss - two.loss) > bound * one.loss { exit(2) }
        // Some gradients are zero but for rounding, such as those of the shifts of keys.
        let scale = one.gradients.map(\.frobeniusNorm).max() ?? 0
        for (a, b) in zip(one.gradients, two.gradients) {
          if (a - b).frobeniusNorm > 100 * bound * scale { exit(3) }
        }
        if one.gradients.count != two.gradients.count { exit(4) }
      }
    }
  }

  @Test func `do not depend on how many threads there are, or on how often it was done`() async {
    await #expect(processExitsWith: .success) {
      for adapter in AdapterOfParts.allCases {
        let (two, three) = (adapter.gradients(threads: 2), adapter.gradients(threads: 3))
        let again = adapter.gradients(threads: 2)
        if two.gradients != again.gradients || two.loss != again.loss { exit(2) }
        if adapter.isSplit && (two.gradients != three.gradients || two.loss != three.loss) {
          exit(3)
        }
      }
    }
  }

  @Test func `add to what was there, and leave frozen parameters alone`() async {
    await #expect(processExitsWith: .success) {
      openblas_set_num_threads(2)
      var (model, batch) = AdapterOfParts.none.problem()
      model.train { $0.hasPrefix("blocks.0") }
      _ = model.accumulateGradients(of: batch)
      let once = model.namedGradients
      batch.targets = batch.targets.map { _ in nil }
      if model.accumulateGradients(of: batch) != 0 { exit(2) }
      if model.namedGradients.map(\.gradient) != once.map(\.gradient) { exit(3) }
      for (name, gradient) in once {
        if !name.hasPrefix("blocks.0") && gradient.maxNorm != 0 { exit(4) }
        if name == "blocks.0.attention.output.weight" && gradient.maxNorm == 0 { exit(5) }
      }
    }
  }
}

/// What a model is adapted by, of which some know what they did before.
private enum AdapterOfParts: CaseIterable {
  case none, lora, dora, adaLoRA, loraWithDropout

  var isSplit: Bool { self != .loraWithDropout }

  func problem() -> (Transformer<Double>, TokenBatch) {
    var generator = SplitMix64(seed: 71)
    let shape = TransformerShape(vocabulary: 11, length: 9, features: 8, heads: 2, blocks: 2)
    var model = Transformer<Double>(shape, using: &generator)
    if self != .none {
      model.attach(where: { $0.hasPrefix("blocks") }) { _, linear in
        adapter(of: linear, &generator)
      }
    }
    let trained = Set(model.trainedNames)
    model.perturb(using: &generator)
    model.train { trained.contains($0) }
    return (model, .random(shape, sequences: 71, length: 9, using: &generator))
  }

  private func adapter(
    of linear: Linear<Double>, _ generator: inout SplitMix64
  ) -> any Adapter<Double> {
    func known<A: Adapter<Double>>(_ make: () throws -> A) -> A {
      do { return try make() } catch { fatalError("\(error)") }
    }
    switch self {
    case .dora: return known { try DoRA(linear, rank: 2, using: &generator) }
    case .adaLoRA: return known { try AdaLoRA(linear, rank: 2, using: &generator) }
    default:
      var lora = known { try LoRA(linear, rank: 2, using: &generator) }
      if self == .loraWithDropout { lora.dropout = Dropout(probability: 0.5, seed: 3) }
      return lora
    }
  }

  func gradients(threads: Int32) -> (loss: Double, gradients: [Matrix<Double>]) {
    openblas_set_num_threads(threads)
    var (model, batch) = problem()
    let loss = model.accumulateGradients(of: batch)
    return (loss, model.namedGradients.map(\.gradient))
  }
}

extension Transformer {
  fileprivate var trainedNames: [String] {
    var (copy, names): (Transformer, [String]) = (self, [])
    copy.withParameters { name, parameter in if parameter.isTrainable { names.append(name) } }
    return names
  }
}
