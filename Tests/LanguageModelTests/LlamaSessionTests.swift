import LanguageModel
import LinearAlgebra
import LowRank
import RealModule
import Testing
import Training

@Suite struct LlamaSessionTests {
  @Test(arguments: [1, 2, 63, 64, 65, 130])
  func `However a text is cut into pieces, what follows it is the same`(piece: Int) {
    var model = tinyModel(Double.self)
    let text = tinyText(150)
    let expected = model.logits(text, length: 150)[column: 149]
    let session = LlamaSession(model, capacity: 160)
    var logits = Vector<Double>.zero(0)
    for start in stride(from: 0, to: text.count, by: piece) {
      logits = session.read(Array(text[start..<min(start + piece, text.count)]))
    }
    #expect((logits - expected).norm < 1e-11 * expected.norm)
    #expect(session.count == 150)
  }

  /// Factors with biases, adapters, and a whole layer in each block.
  private func factoredModel() throws -> Llama<Double> {
    var model = tinyModel(Double.self)
    var generator = SplitMix64(seed: 3)
    let names = model.namedLayers.map(\.name)
    try model.replaceLayers(named: names) { name, layer throws(LinearAlgebraError) in
      if name.hasSuffix("query") { return layer }
      if name.hasSuffix("key") {
        var adapter = try LoRA(layer, rank: 2, alpha: 3, using: &generator)
        adapter.b = Parameter(.gaussian(rows: layer.outputs, columns: 2, using: &generator))
        return adapter
      }
      let small = try FactoredLinear(layer.dense(), rank: 3)
      let bias = Matrix<Double>.gaussian(
        rows: layer.outputs, columns: 1, using: &generator)[column: 0]
      return FactoredLinear(
        LowRankMatrix(left: small.left.value, right: small.right.value), bias: bias)
    }
    return model
  }

  @Test func `Factors, adapters and biases are read as they are`() throws {
    var model = try factoredModel()
    let text = tinyText(30)
    let expected = model.logits(text, length: 30)[column: 29]
    let session = LlamaSession(model, capacity: 40)
    _ = session.read(Array(text[..<25]))
    for token in text[25..<29] { _ = session.read([token]) }
    #expect((session.read([text[29]]) - expected).norm < 1e-11 * expected.norm)
  }

  @Test(arguments: [2, 3, 7])
  func `However many threads read, and whatever the layers, what follows is the same`(
    threads: Int
  ) throws {
    for model in [tinyModel(Double.self), try factoredModel()] {
      let one = LlamaSession(model, capacity: 160, threads: 1)
      let several = LlamaSession(model, capacity: 160, threads: threads)
      // One part for one thread, parts of unequal lengths, a part behind others, a single token.
      for count in [20, 101, 38, 1] {
        let text = tinyText(count, seed: UInt64(count))
        let expected = one.read(text)
        #expect((several.read(text) - expected).norm < 1e-11 * expected.norm)
      }
    }
  }

  @Test func `What was forgotten leaves no trace`() {
    let session = LlamaSession(tinyModel(Double.self), capacity: 40)
    let text = tinyText(20)
    let expected = session.read(text)
    session.forget(downTo: 10)
    _ = session.read(tinyText(15, seed: 11))
    session.forget(downTo: 10)
    #expect((session.read(Array(text[10...])) - expected).norm < 1e-11 * expected.norm)
  }

  @Test func `The same seed makes the same text, and greedy needs none`() {
    let session = LlamaSession(tinyModel(Float.self), capacity: 60)
    func text(_ seed: UInt64, _ sampling: Sampling) -> [Int] {
      session.forget(downTo: 0)
      var generator = SplitMix64(seed: seed)
      return session.generate(after: [1, 2, 3], count: 30, sampling: sampling, using: &generator)
    }
    let warm = Sampling(temperature: 1.5)
    #expect(text(1, warm) == text(1, warm))
    #expect(text(1, warm) != text(2, warm))
    #expect(text(1, .greedy) == text(2, .greedy))
    #expect(text(1, .greedy).count == 30)
  }

  @Test func `Making stops at the end token, at the end of the room, and when told to`() {
    let session = LlamaSession(tinyModel(Float.self), capacity: 12)
    var generator = SplitMix64(seed: 1)
    let all = session.generate(after: [1, 2, 3], count: 100, using: &generator)
    #expect(all.count == 10)
    session.forget(downTo: 0)
    let first = session.generate(after: [1, 2, 3], count: 100, end: all[0], using: &generator)
    #expect(first.isEmpty)
    session.forget(downTo: 0)
    var told = 0
    let some = session.generate(after: [1, 2, 3], count: 100, using: &generator) { _ in
      told += 1
      return told < 4
    }
    #expect(some == Array(all[..<4]))
  }

  @Test func `Perplexity is what the logits of each window say`() {
    var model = tinyModel(Double.self)
    let text = tinyText(50)
    let measured = LlamaSession(model, capacity: 20).perplexity(of: text, window: 16)
    var losses: [Double] = []
    for start in [0, 16, 32] {
      let window = Array(text[start..<(start + 16)])
      let logits = model.logits(window, length: 16)
      let batch = crossEntropy(logits, targets: window.dropFirst().map { $0 } + [nil])
      losses.append(batch.loss)
    }
    #expect(measured.count == 45)
    #expect(abs(measured.loss - losses.reduce(0, +) / 3) < 1e-12)
  }

  @Test func `With a stride of one, each token is foretold once, by all that the window has`() {
    let model = tinyModel(Double.self)
    let text = tinyText(12)
    let session = LlamaSession(model, capacity: 12)
    let measured = session.perplexity(of: text, window: 6, stride: 1)
    #expect(measured.count == 11)
    var sum = session.perplexity(of: Array(text[..<6]), window: 6).logLikelihood
    for end in 6..<12 {
      sum += session.logLikelihoods(of: [[text[end]]], after: Array(text[(end - 5)..<end]))[0]
    }
    #expect(abs(measured.logLikelihood - sum) < 1e-11)
  }

  @Test func `The likelihoods of all single continuations sum to one, and longer ones multiply`() {
    let session = LlamaSession(tinyModel(Double.self), capacity: 20)
    let text = tinyText(9)
    let all = session.logLikelihoods(of: (0..<tinyShape.vocabulary).map { [$0] }, after: text)
    #expect(abs(all.reduce(0) { $0 + .exp($1) } - 1) < 1e-12)
    let pair = session.logLikelihoods(of: [[4, 5]], after: text)[0]
    let second = session.logLikelihoods(of: [[5]], after: text + [4])[0]
    #expect(abs(pair - all[4] - second) < 1e-12)
  }
}

@Suite struct SamplingTests {
  private let logits = Vector<Double>([0, 3, 1, 3, 2])

  @Test func `Greedy takes the first of the largest`() {
    var generator = SplitMix64(seed: 1)
    #expect(Sampling.greedy.draw(logits, using: &generator) == 1)
  }

  @Test func `The few largest alone are drawn, by number and by share`() {
    var generator = SplitMix64(seed: 1)
    func drawn(_ sampling: Sampling) -> Set<Int> {
      Set((0..<400).map { _ in sampling.draw(logits, using: &generator) })
    }
    #expect(drawn(Sampling(topK: 2)) == [1, 3])
    #expect(drawn(Sampling(topK: 1)) == [1])
    #expect(drawn(Sampling(topP: 0.5)) == [1, 3])
    #expect(drawn(Sampling(topP: 1e-9)) == [1])
    #expect(drawn(Sampling()) == [0, 1, 2, 3, 4])
  }

  @Test func `Tokens come as often as the softmax at the temperature says`() {
    var generator = SplitMix64(seed: 5)
    let count = 40_000
    var counts = [Double](repeating: 0, count: 5)
    for _ in 0..<count { counts[Sampling(temperature: 2).draw(logits, using: &generator)] += 1 }
    let weights = logits.map { Double.exp($0 / 2) }
    let total = weights.reduce(0, +)
    for i in counts.indices {
      let p = weights[i] / total
      // Five standard deviations of a count.
      #expect(abs(counts[i] / Double(count) - p) < 5 * (p * (1 - p) / Double(count)).squareRoot())
    }
  }
}
