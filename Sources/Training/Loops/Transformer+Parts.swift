internal import LinearAlgebra
internal import Synchronization

extension Transformer {
  /// The loss of a batch, some sequences at a time on each thread; nil where that would gain nothing.
  ///
  /// No token sees another sequence, so gradients of parts of a batch add up to those of the whole.
  /// A part is long enough for fast products and short enough for the cache. How many parts there are
  /// depends on the batch alone, and they are added in their order, so that every number of threads
  /// but one gives the same bits.
  mutating func accumulateGradients(ofPartsOf batch: TokenBatch) -> Scalar? {
    let targets = batch.targets.count { $0 != nil }
    let parts = batch.parts(ofTokens: 256)
    if Threads.total == 1 || parts.count < 2 || targets == 0 || batch.length > shape.length
      || !canBeRepeated
    {
      return nil
    }
    return Threads.withoutThoseOfBLAS {
      let sum = accumulateGradients(of: parts, amongTargets: targets)
      return sum / Scalar(targets)
    }
  }

  /// Adds what the parts of a batch add to the gradients, and gives the sum of their losses.
  private mutating func accumulateGradients(
    of parts: [TokenBatch], amongTargets targets: Int
  ) -> Scalar {
    let model = self
    let results = Mutex([PartialGradient<Scalar>?](repeating: nil, count: parts.count))
    Threads.performApart(parts.count) { part in
      let result = model.gradient(of: parts[part], amongTargets: targets)
      results.withLock { $0[part] = result }
    }
    var sum: Scalar = 0
    for result in results.withLock({ $0 }) {
      guard let result else { continue }
      sum += result.loss
      var terms = result.gradients[...]
      withParameters { if $1.isTrainable { $1.accumulate(terms.removeFirst()) } }
    }
    return sum
  }

  /// What the sequences of a part add to the gradients of the mean over all targets.
  private func gradient(
    of part: TokenBatch, amongTargets count: Int
  ) -> PartialGradient<Scalar> {
    var copy = self
    copy.clearGradients()
    let logits = copy.logits(part.tokens, length: part.length)
    let (loss, gradient) = crossEntropySum(logits, targets: part.targets, of: count)
    copy.backward(gradient)
    var gradients: [Matrix<Scalar>] = []
    copy.withParameters { if $1.isTrainable { gradients.append($1.gradient) } }
    return PartialGradient(loss: loss, gradients: gradients)
  }

  /// Whether all linear layers are known to leave nothing behind but gradients.
  private var canBeRepeated: Bool {
    mutating get {
      var answer = true
      withLinearLayers { _, layer in answer = answer && layer.canBeRepeated }
      return answer
    }
  }
}

private struct PartialGradient<Scalar: LinearAlgebraScalar>: Sendable {
  let loss: Scalar
  let gradients: [Matrix<Scalar>]
}

extension TokenBatch {
  /// The batch in parts of whole sequences, of at least so many tokens each, all about as long.
  func parts(ofTokens least: Int) -> [TokenBatch] {
    let sequences = tokens.count / length
    let count = min(sequences, tokens.count / least)
    if count < 2 || sequences * length != tokens.count || targets.count != tokens.count {
      return [self]
    }
    return (0..<count).map { part in
      let range = (part * sequences / count * length)..<((part + 1) * sequences / count * length)
      return TokenBatch(
        tokens: Array(tokens[range]), targets: Array(targets[range]), length: length)
    }
  }
}

/// A linear layer of which copies can work on parts of a batch, since all that its passes leave behind
/// are gradients.
protocol Repeatable {
  var canBeRepeated: Bool { get }
}

extension LinearLayer {
  /// Whether it is known of the layer that copies of it can work on parts of a batch.
  fileprivate var canBeRepeated: Bool { (self as? any Repeatable)?.canBeRepeated ?? false }
}

extension Linear: Repeatable {
  var canBeRepeated: Bool { true }
}

extension QuantizedLinear: Repeatable {
  var canBeRepeated: Bool { true }
}

extension FactoredLinear: Repeatable {
  var canBeRepeated: Bool { true }
}

extension LoRA: Repeatable {
  // What a dropout leaves out depends on what it left out before.
  var canBeRepeated: Bool { dropout == nil && base.canBeRepeated }
}

extension DoRA: Repeatable {
  var canBeRepeated: Bool { lora.canBeRepeated }
}

extension AdaLoRA: Repeatable {
  var canBeRepeated: Bool { dropout == nil && base.canBeRepeated }
}
