import LinearAlgebra
import Literate
import Training

/// What a method achieved at its best rate, as a mean of two trainings.
struct MethodResult {
  let name: String
  let rate: Float
  let run: Run
  let accuracy: Double
  let loss: Double
}

/// Finds a method's rate by one seed, and trains with others.
private func result(
  _ method: Method, _ study: FineTuning
) throws -> MethodResult {
  // snippet.rate
  func loss(at rate: Float) throws -> Float {
    do {
      var run = try method.run(study, rate, study.seed &+ 1)
      return run.model.loss(of: study.choice)
    } catch is TrainingError { return .infinity }  // the rate is too large
  }
  var best: (rate: Float, loss: Float) = (0.016, try loss(at: 0.016))
  for factor: Float in [2, 0.5] {
    let start = best.rate
    while case let next = try loss(at: factor * best.rate), next < best.loss {
      best = (factor * best.rate, next)
    }
    if best.rate != start { break }
  }
  var runs = try [UInt64(2), 3].map { trial in
    try method.run(study, best.rate, study.seed &+ trial)
  }
  // snippet.end
  let accuracies = runs.indices.map { runs[$0].model.accuracy(on: study.test) }
  let losses = runs.indices.map { runs[$0].model.loss(of: study.test) }
  return MethodResult(
    name: method.name, rate: best.rate, run: runs[0],
    accuracy: (accuracies[0] + accuracies[1]) / 2,
    loss: Double(losses[0] + losses[1]) / 2)
}

/// Tries all methods.
func contest(_ page: Page, _ study: FineTuning) throws -> [MethodResult] {
  var table = Table(
    "method", "trained", "rate", "letters", "loss", "seconds", "optimizer")
  var results: [MethodResult] = []
  for method in Method.all(study) {
    let result = try result(method, study)
    results.append(result)
    let bytes = Double(result.run.stateBytes) / 1000
    table.row(
      result.name, grouped(result.run.model.trainableCount),
      "\(result.rate)", percent(result.accuracy),
      result.loss.formatted(digits: 2),
      result.run.seconds.formatted(decimals: 2),
      bytes.formatted(decimals: 1) + " kB")
  }
  page.printMeasured(table.text)
  try page.figure("losses", curves(results))
  try record(page, results)
  return results
}

private func curves(_ results: [MethodResult]) -> Plot {
  let shown = ["full", "LoRA", "LoRA+", "DoRA", "AdaLoRA", "PiSSA", "QLoRA"]
  let series = results.filter { shown.contains($0.name) }.map {
    Series.line($0.name, $0.run.losses)
  }
  return Plot(
    x: Axis(
      "step", range: 0...105,
      ticks: [0.0, 20, 40, 60, 80].map { ($0, $0.formatted(decimals: 0)) }),
    y: Axis("loss", .logarithmic, range: 0.001...10), series)
}

private func record(_ page: Page, _ results: [MethodResult]) throws {
  let (full, lora) = (results[0], results[1])
  page.recordMeasured("full-accuracy", percent(full.accuracy))
  page.recordMeasured("lora-accuracy", percent(lora.accuracy))
  page.record("lora-parameters", lora.run.model.trainableCount)
  let share =
    Double(lora.run.model.trainableCount)
    / Double(full.run.model.trainableCount)
  page.record("lora-share", percent(share))
  let state = Double(full.run.stateBytes) / Double(lora.run.stateBytes)
  page.record("state-ratio", state, decimals: 0)
  let first = results.min { $0.loss < $1.loss } ?? full
  let winner = first.name == "full" ? "full fine-tuning" : first.name
  page.recordMeasured("least-loss", winner)
  page.recordMeasured("lora-rate", "\(lora.rate)")
  page.recordMeasured("plus-rate", "\(results[3].rate)")
}
