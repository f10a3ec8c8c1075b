import LinearAlgebra
import Testing
import Training

@Suite struct LoRATests {
  @Test func `at the start the output is the base's`() throws {
    try checkStart(of: Double.self)
    try checkStart(of: Float.self)
  }

  private func checkStart<Scalar: LinearAlgebraScalar>(of: Scalar.Type) throws {
    var generator = SplitMix64(seed: 1)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      var linear: Linear<Scalar> = generator.linear(outputs, inputs)
      var adapter = try LoRA(linear, rank: rank, using: &generator)
      let x: Matrix<Scalar> = generator.tokens(inputs, 7)
      #expect(adapter.forward(x).agrees(with: linear.forward(x), terms: inputs))
      #expect(adapter.update == .zero(rows: outputs, columns: inputs))
    }
  }

  @Test func `A starts evenly within 1 over the root of the inputs, and B at zero`() throws {
    var generator = SplitMix64(seed: 2)
    let adapter = try LoRA<Double>(generator.linear(64, 256), rank: 32, using: &generator)
    let bound = 1 / 16.0
    #expect(adapter.a.value.maxNorm <= bound && adapter.a.value.maxNorm > 0.99 * bound)
    let entries = adapter.a.value.elements
    let mean = entries.reduce(0, +) / Double(entries.count)
    let square = entries.reduce(0) { $0 + $1 * $1 } / Double(entries.count)
    // Five standard deviations of the mean of 8192 entries, and of that of their squares.
    #expect(abs(mean) < 5 * bound / (3 * 8192).squareRoot())
    #expect(abs(square / (bound * bound / 3) - 1) < 5 * (0.8 / 8192).squareRoot())
    #expect(adapter.b.value.maxNorm == 0)
  }

  @Test func `at the start only B has a gradient, and after a step A has one too`() throws {
    var generator = SplitMix64(seed: 3)
    var adapter = try LoRA<Double>(generator.linear(5, 6), rank: 2, using: &generator)
    let (x, g): (Matrix<Double>, Matrix<Double>) = (generator.tokens(6, 3), generator.tokens(5, 3))
    _ = adapter.forward(x)
    _ = adapter.backward(g)
    #expect(adapter.a.gradient.maxNorm == 0 && adapter.b.gradient.maxNorm > 0)
    adapter.b.value -= adapter.b.gradient
    _ = adapter.forward(x)
    _ = adapter.backward(g)
    #expect(adapter.a.gradient.maxNorm > 0)
  }

  @Test func `the change has at most the chosen rank, and a factor of alpha over rank`() throws {
    var generator = SplitMix64(seed: 4)
    let linear: Linear<Double> = generator.linear(9, 7)
    let (a, b): (Matrix<Double>, Matrix<Double>) = (generator.tokens(3, 7), generator.tokens(9, 3))
    let plain = LoRA(linear, a: a, b: b, alpha: 6)
    let stable = LoRA(linear, a: a, b: b, alpha: 6, scaling: .rankStabilized)
    #expect(plain.factor == 2 && abs(stable.factor - 6 / 3.0.squareRoot()) < 1e-15)
    #expect((plain.update - 2 * (b * a)).maxNorm < 1e-13)
    let values = try SVD(plain.update).singularValues
    #expect(values[2] > 0.1 && values[3] < 1e-13 * values[0])
  }

  @Test func `r times inputs plus outputs numbers are trained`() throws {
    var generator = SplitMix64(seed: 5)
    let adapter = try LoRA<Float>(generator.linear(48, 32), rank: 4, using: &generator)
    #expect(adapter.trainableCount == 4 * (48 + 32))
    #expect(adapter.parameterCount == 4 * (48 + 32) + 48 * 32 + 48)
  }

  @Test func `a rank-stabilized change keeps its length as the rank grows`() throws {
    var generator = SplitMix64(seed: 6)
    let linear: Linear<Double> = generator.linear(256, 256)
    let lengths = try [LoRAScaling.standard, .rankStabilized].map { scaling in
      try [4, 64].map { rank in
        var adapter = try LoRA(linear, rank: rank, alpha: 8, scaling: scaling, using: &generator)
        adapter.b.value = .gaussian(rows: 256, columns: rank, using: &generator)
        return adapter.update.frobeniusNorm
      }
    }
    #expect(abs(lengths[1][1] / lengths[1][0] - 1) < 0.15)
    #expect(abs(lengths[0][1] / lengths[0][0] - 0.25) < 0.04)
  }
}
