import LanguageModel
import LinearAlgebra
import Literate
import Training

/// The teaching of the real model at work on a small one, in every build.
func tinyTeaching(_ page: Page) throws {
  let (before, after) = try Tiny(seed: page.seed).surprises()
  var table = Table("cut to rank 4", "divergence from the whole model")
  table.row("not taught", before.formatted(decimals: 2))
  table.row("taught", after.formatted(decimals: 2))
  page.printMeasured(table)
  try page.claim(
    "On text that it did not read, the taught model has lost a third of its "
      + "divergence.", after < before * 2 / 3)
}

/// A small model with random weights, cut to a low rank.
struct Tiny {
  let teacher: Llama<Float>
  let text: TokenText
  let held: TokenBatch
  let seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
    teacher = tinyModel(Float.self, seed: seed)
    var random = SplitMix64(seed: seed &+ 1)
    let words = Double(teacher.shape.vocabulary)
    func tokens(_ count: Int) -> TokenText {
      TokenText((0..<count).map { _ in Int(random.uniform() * words) })
    }
    text = tokens(2000)
    held = tokens(400).batch(windows: 8, length: 24, using: &random)
  }

  /// The mean divergences on the held text, before and after.
  func surprises() throws -> (before: Double, after: Double) {
    // snippet.tiny
    var small = teacher
    try small.replaceLayers(named: small.namedLayers.map(\.name)) {
      _, layer throws(LinearAlgebraError) in
      try FactoredLinear(layer.dense(), rank: 4)
    }
    let taught = try Recovery.teach(
      small, by: teacher, with: text, steps: 40, length: 24, rate: 0.02,
      seed: seed)
    // snippet.end
    func divergence(_ student: Llama<Float>) -> Double {
      var lesson = LlamaDistillation(student: student, teacher: teacher)
      return Double(lesson.loss(of: held))
    }
    return (divergence(small), divergence(taught.student))
  }
}
