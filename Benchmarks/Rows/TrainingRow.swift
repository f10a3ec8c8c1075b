import Foundation
import LinearAlgebra
import Training

/// One step of training: gradients of a batch, and what AdamW makes of them.
///
/// All begin from the same parameters and see one batch again and again. That they do the same is
/// told by the loss after the steps, beside that of double precision.
func trainingRows() -> [Row] {
  let shape = BaseModel().shape
  return [
    trainingRow("AdamW step of all the base model", operations: operations(of: shape, passes: 3)) {
      $0
    },
    // The gradients of the frozen matrices are not needed.
    trainingRow("AdamW step of LoRA, rank 8", operations: operations(of: shape, passes: 2)) {
      var (model, generator) = ($0, SplitMix64(seed: 9))
      try model.attach(where: { $0.hasPrefix("blocks") }) { _, linear in
        try LoRA(linear, rank: 8, using: &generator)
      }
      return model
    },
  ]
}

private let lines = 64

private func trainingRow(
  _ name: String, operations: Double,
  _ prepare: @escaping (Transformer<Float>) throws -> Transformer<Float>
) -> Row {
  Row(
    name: "\(name), \(lines) lines", workload: "step", target: 1,
    errorName: "how far the loss after 20 steps is from that in double precision, beside it",
    allowedError: 1e-3, operations: operations, isSingle: true
  ) { folder in
    let base = BaseModel()
    var generator = SplitMix64(seed: 8)
    let batch = base.language.batch(of: WordTask.pretraining, lines: lines, using: &generator)
    let model = try prepare(base.untrained())
    try write(model, batch, base.shape, to: folder)
    let truth = loss(of: try model.inDoublePrecision(base.shape), after: 20, on: batch)
    try Matrix<Double>(rows: 1, columns: 1, repeating: truth).write(
      npy: folder.appending(path: "truth.npy").path)
    return [
      Row.library: {
        Sample(
          seconds: secondsOfStep(model, batch),
          error: abs(Double(loss(of: model, after: 20, on: batch)) - truth) / truth)
      }
    ]
  }
}

/// Products with the model's own matrices only.
private func operations(of shape: TransformerShape, passes: Double) -> Double {
  let (n, tokens) = (shape.features, lines * shape.length)
  let weights = shape.blocks * (4 * n * n + 2 * n * shape.hidden) + n * shape.vocabulary
  let attention = shape.blocks * 2 * n * shape.length
  return 2 * passes * Double(weights + attention) * Double(tokens)
}

private func optimizer<Scalar: LinearAlgebraScalar>() -> AdamW<Scalar> {
  AdamW(rate: 1e-3, weightDecay: 0.01)
}

private func step<Scalar: LinearAlgebraScalar>(
  _ model: inout Transformer<Scalar>, _ optimizer: inout AdamW<Scalar>, _ batch: TokenBatch
) {
  model.clearGradients()
  _ = model.accumulateGradients(of: batch)
  optimizer.update(&model, rateFactor: 1)
}

/// The mean of many steps, after some that find the caches cold.
private func secondsOfStep(_ start: Transformer<Float>, _ batch: TokenBatch) -> Double {
  var (model, optimizer): (_, AdamW<Float>) = (start, optimizer())
  for _ in 0..<10 { step(&model, &optimizer, batch) }
  let steps = 40
  return stopwatch { for _ in 0..<steps { step(&model, &optimizer, batch) } }.seconds
    / Double(steps)
}

private func loss<Scalar: LinearAlgebraScalar>(
  of start: Transformer<Scalar>, after steps: Int, on batch: TokenBatch
) -> Scalar {
  var (model, optimizer): (_, AdamW<Scalar>) = (start, optimizer())
  for _ in 0..<steps { step(&model, &optimizer, batch) }
  return model.loss(of: batch)
}

/// A file for each parameter, and the batch and the shape as rows of numbers.
private func write(
  _ model: Transformer<Float>, _ batch: TokenBatch, _ shape: TransformerShape, to folder: URL
) throws {
  func write(_ numbers: [Int], _ name: String) throws {
    try Matrix<Double>(rows: 1, columns: numbers.count, columnMajor: numbers.map(Double.init))
      .write(npy: folder.appending(path: "\(name).npy").path)
  }
  for (name, value) in model.namedValues {
    try value.write(npy: folder.appending(path: "\(name).npy").path)
  }
  try write(batch.tokens, "tokens")
  try write(batch.targets.map { $0 ?? -100 }, "targets")
  try write(
    [
      shape.vocabulary, shape.length, shape.features, shape.heads, shape.blocks, shape.hidden,
    ], "shape")
}

extension Transformer<Float> {
  /// The same parameters with more digits.
  fileprivate func inDoublePrecision(_ shape: TransformerShape) throws -> Transformer<Double> {
    var generator = SplitMix64(seed: 0)
    var copy = Transformer<Double>(shape, using: &generator)
    try copy.attach(to: adapters.map(\.name)) { _, linear in
      try LoRA(linear, rank: 8, using: &generator)
    }
    if adapters.isEmpty { copy.train { _ in true } }
    copy.setValues(
      Dictionary(uniqueKeysWithValues: namedValues.map { ($0, Matrix<Double>($1)) }))
    return copy
  }
}
