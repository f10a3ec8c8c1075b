import LinearAlgebra
import Literate
import LowRank
import Training

/// One network by all measures.
private struct Measured {
  let weight: Double
  let angle: Double
  let output: Double
  let letters: Double
  let loss: Double
  let numbers: Int
  let seconds: Double
}

func sheet(_ page: Page, _ study: Study) throws {
  let ranks = try study.ranks(share: 0.6)
  let models = [
    ("dense", study.base),
    ("SVD of W", try Method.plain.cut(study, to: ranks)),
    ("outputs", try Method.refitted.cut(study, to: ranks)),
  ]
  let rows = try models.map { try measure($0.1, study) }
  var table = Table("measure", "dense", "SVD of W", "outputs")
  func row(_ name: String, _ value: (Measured) -> String) {
    table.row(name, value(rows[0]), value(rows[1]), value(rows[2]))
  }
  row("error of the weights") { percent($0.weight) }
  row("largest angle, 8 directions") {
    ($0.angle * 180 / .pi).formatted(decimals: 0) + "°"
  }
  row("error of the logits") { percent($0.output) }
  row("letters that are right") { percent($0.letters) }
  row("loss") { $0.loss.formatted(digits: 2) }
  row("bytes of the matrices") { grouped(4 * $0.numbers) }
  row("multiplications for a token") { grouped($0.numbers) }
  row("milliseconds for 256 lines") {
    (1000 * $0.seconds).formatted(decimals: 0)
  }
  page.printMeasured(table)
  let speedup = rows[0].seconds / rows[2].seconds
  page.recordMeasured("network-speedup", speedup, digits: 2)
  page.recordMeasured(
    "network-numbers",
    percent(
      Double(rows[2].numbers) / Double(rows[0].numbers), decimals: 0))
}

private func measure(
  _ model: Transformer<Float>, _ study: Study
) throws -> Measured {
  var (model, dense) = (model, study.base)
  let test = study.test
  var (missing, whole): (Float, Float) = (0, 0)
  for name in study.layers {
    let w = study.linear(name).weight.value
    let small = model.linearLayer(named: name).dense().weight.value
    missing += (w - small).frobeniusNorm * (w - small).frobeniusNorm
    whole += w.frobeniusNorm * w.frobeniusNorm
  }
  let first = study.layers[0]
  // snippet.angles
  let u = try SVD(study.linear(first).weight.value).u
  let small = model.linearLayer(named: first).dense().weight.value
  let angles = try PrincipalAngles(
    u[columns: 0..<8], SVD(small).u[columns: 0..<8])
  // snippet.end
  let clock = ContinuousClock()
  var least = Double.infinity
  var logits = Matrix<Float>.zero(rows: 0, columns: 0)
  for _ in 0..<5 {
    let time = clock.measure {
      logits = model.logits(test.tokens, length: test.length)
    }
    least = min(least, time / .seconds(1))
  }
  let expected = dense.logits(test.tokens, length: test.length)
  return Measured(
    weight: Double((missing / whole).squareRoot()),
    angle: Double(angles.radians[7]),
    output: Double(
      (logits - expected).frobeniusNorm / expected.frobeniusNorm),
    letters: model.accuracy(on: test), loss: Double(model.loss(of: test)),
    numbers: study.numbers(factored(model)), seconds: least)
}

/// The ranks of the layers that are products.
private func factored(_ model: Transformer<Float>) -> [String: Int] {
  var ranks: [String: Int] = [:]
  for (name, layer) in model.namedLayers {
    if let small = layer as? FactoredLinear<Float> { ranks[name] = small.rank }
  }
  return ranks
}
