import LanguageModel
import LinearAlgebra
import Testing
import Training

/// A model of the same architecture as the real one, with three heads that ask for one that answers.
let tinyShape = LlamaShape(
  vocabulary: 23, context: 160, features: 24, heads: 6, keyValueHeads: 2, hidden: 20, blocks: 2,
  epsilon: Double(Float(1e-5)), rotaryBase: 100)

func tinyModel<Scalar: LinearAlgebraScalar>(
  _: Scalar.Type = Scalar.self, seed: UInt64 = 1
) -> Llama<Scalar> {
  var generator = SplitMix64(seed: seed)
  return Llama(random: tinyShape, using: &generator)
}

func tinyText(_ count: Int, seed: UInt64 = 7) -> [Int] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in Int(generator.uniform() * Double(tinyShape.vocabulary)) }
}

@Suite struct LlamaTests {
  @Test func `Every gradient is what differences say, in double precision`() throws {
    #expect(try worstGradient(Double.self) < 1e-7)
  }

  @Test func `Every gradient is what differences say, in single precision`() throws {
    #expect(try worstGradient(Float.self) < 2e-2)
  }

  /// Dense, factored and adapted layers in one model, all trained, in two sequences with gaps.
  private func worstGradient<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws -> Scalar {
    var model = tinyModel(Scalar.self)
    var generator = SplitMix64(seed: 3)
    let names = model.namedLayers.map(\.name)
    try model.replaceLayers(named: names) { name, layer throws(LinearAlgebraError) in
      if name.hasPrefix("blocks.1") { return layer.dense() }
      if name.hasSuffix("key") || name.hasSuffix("down") {
        var adapter = try LoRA(layer, rank: 2, using: &generator)
        adapter.b = Parameter(.gaussian(rows: layer.outputs, columns: 2, using: &generator))
        return adapter
      }
      return try FactoredLinear(layer.dense(), rank: 4)
    }
    var targets: [Int?] = tinyText(10, seed: 8)
    targets[4] = nil
    let batch = TokenBatch(tokens: tinyText(10), targets: targets, length: 5)
    let checks = model.checkGradients(of: batch, entries: 6, using: &generator)
    // Two factors in each of seven layers, seven dense weights, five norms.
    #expect(checks.count == 2 * 7 + 7 + 5)
    return checks.map(\.error).max() ?? .infinity
  }

  @Test func `What a student learns from its teacher has the gradient that differences say`() throws
  {
    var student = tinyModel(Double.self)
    let names = student.namedLayers.map(\.name)
    try student.replaceLayers(named: names) { _, layer throws(LinearAlgebraError) in
      try FactoredLinear(layer.dense(), rank: 3)
    }
    let lesson = LlamaDistillation(student: student, teacher: tinyModel(Double.self))
    let batch = TokenBatch(tokens: tinyText(8), targets: tinyText(8, seed: 9), length: 8)
    var generator = SplitMix64(seed: 4)
    let checks = lesson.checkGradients(of: batch, entries: 4, using: &generator)
    #expect((checks.map(\.error).max() ?? 1) < 1e-7)
  }

  @Test func `A student that is its teacher has nothing to learn`() {
    var lesson = LlamaDistillation(student: tinyModel(Double.self), teacher: tinyModel(Double.self))
    let batch = TokenBatch(tokens: tinyText(8), targets: tinyText(8, seed: 9), length: 4)
    #expect(abs(lesson.loss(of: batch)) < 1e-13)
  }

  @Test func `A later token changes nothing before it`() {
    var model = tinyModel(Double.self)
    let text = tinyText(140)
    let whole = model.logits(text, length: 140)
    var other = text
    other[139] = (other[139] + 1) % tinyShape.vocabulary
    let changed = model.logits(other, length: 140)
    #expect((whole - changed)[columns: 0..<139].maxNorm == 0)
    #expect((whole - changed)[column: 139].norm > 1e-3)
  }

  @Test func `Sequences in one batch do not see each other`() {
    var model = tinyModel(Double.self)
    let (first, second) = (tinyText(9), tinyText(9, seed: 8))
    let both = model.logits(first + second, length: 9)
    #expect((both[columns: 9..<18] - model.logits(second, length: 9)).maxNorm < 1e-12)
  }

  @Test func `Turned queries and keys know only how far they are apart`() {
    let positions = RotaryPositions<Double>(headSize: 8, base: 100, count: 50)
    var generator = SplitMix64(seed: 2)
    let q = Matrix<Double>.gaussian(rows: 8, columns: 1, using: &generator)
    let k = Matrix<Double>.gaussian(rows: 8, columns: 1, using: &generator)
    let ones = Vector<Double>(repeating: 1, count: 50)
    let turnedQ = positions.rotated(Matrix(column: q[column: 0]) * Matrix(row: ones), length: 50)
    let turnedK = positions.rotated(Matrix(column: k[column: 0]) * Matrix(row: ones), length: 50)
    for distance in [0, 3, 17] {
      let first = turnedQ[column: distance].dot(turnedK[column: 0])
      for place in 1..<(50 - distance) {
        let other = turnedQ[column: place + distance].dot(turnedK[column: place])
        #expect(abs(first - other) < 1e-12)
      }
    }
  }

  @Test func `A norm divides by the root mean square, whatever the scale`() {
    var norm = RMSNorm<Double>(Vector([1, 1, 1, 1]), epsilon: 1e-12)
    let x = Matrix<Double>(columns: [Vector([1, -1, 7, 5]), Vector([100, -100, 700, 500])])
    let y = norm.forward(x)
    let size = (76.0 / 4).squareRoot()
    #expect((y[column: 0] - Vector([1 / size, -1 / size, 7 / size, 5 / size])).norm < 1e-12)
    #expect((y[column: 0] - y[column: 1]).norm < 1e-12)
  }

  @Test func `A model keeps its matrices once, as fixed layers`() {
    let model = tinyModel(Float.self)
    #expect(model.namedLayers.count == 14)
    #expect(model.namedLayers.allSatisfy { $0.layer is FixedLinear<Float> })
    #expect(model.parameterCount == 5 * 24)
  }
}
