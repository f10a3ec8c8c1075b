import LinearAlgebra
import Testing
import Training

@Suite struct PiSSATests {
  @Test func `at the start the output is the layer's to rounding`() throws {
    try checkStart(of: Double.self)
    try checkStart(of: Float.self)
  }

  private func checkStart<Scalar: LinearAlgebraScalar>(of: Scalar.Type) throws {
    var generator = SplitMix64(seed: 1)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      var linear: Linear<Scalar> = generator.linear(outputs, inputs)
      let x: Matrix<Scalar> = generator.tokens(inputs, 6)
      let expected = linear.forward(x)
      for kind in [AdapterKind.pissa, .randomizedPiSSA, .fisher] {
        var adapter = try kind.make(linear, rank: rank, using: &generator)
        let error = (adapter.forward(x) - expected).frobeniusNorm
        // The matrix is taken apart and put together with a few roundings for each entry.
        let bound = linear.weight.value.frobeniusNorm * x.frobeniusNorm
        #expect(error <= 20 * Scalar(inputs + rank) * .ulpOfOne * bound, "\(kind)")
      }
    }
  }

  @Test func `the leading part of the matrix is trained, in factors of equal length`() throws {
    var generator = SplitMix64(seed: 2)
    let linear: Linear<Double> = generator.linear(12, 9)
    let sigma = try SVD(linear.weight.value).singularValues
    let adapter = try LoRA(pissa: linear, rank: 3, alpha: 12)
    let trained = try SVD(adapter.update).singularValues
    let rest = try SVD(adapter.base.dense().weight.value).singularValues
    for i in 0..<3 { #expect(abs(trained[i] - sigma[i]) < 1e-13 * sigma[0]) }
    for i in 0..<6 { #expect(abs(rest[i] - sigma[i + 3]) < 1e-13 * sigma[0]) }
    let (a, b) = (adapter.a.value, adapter.b.value)
    #expect((a.rowGram() - b.gram()).maxNorm < 1e-12)
    #expect(abs(adapter.factor * a.rowGram()[0, 0] - sigma[0]) < 1e-12)
  }

  @Test func `the randomized start is nearly as good as the exact one`() throws {
    var generator = SplitMix64(seed: 3)
    let linear: Linear<Double> = generator.linear(60, 40)
    let exact = try LoRA(pissa: linear, rank: 5).base.dense().weight.value.frobeniusNorm
    let fast = try LoRA(pissa: linear, rank: 5, using: &generator)
    let left = fast.base.dense().weight.value.frobeniusNorm
    #expect(left >= exact * (1 - 1e-12) && left < 1.02 * exact)
  }

  @Test func `against the layer as it was, the change has twice the rank`() throws {
    var generator = SplitMix64(seed: 4)
    for scaling in [LoRAScaling.standard, .rankStabilized] {
      let linear: Linear<Double> = generator.linear(9, 11)
      let adapter = try LoRA(pissa: linear, rank: 2, alpha: 5, scaling: scaling)
        .perturbed(using: &generator)
      let other = adapter.relativeToOriginal()
      #expect(other.rank == 4 && abs(other.factor - adapter.factor) < 1e-14)
      #expect((other.base.dense().weight.value - linear.weight.value).maxNorm < 1e-13)
      #expect((other.adaptedWeight - adapter.adaptedWeight).maxNorm < 1e-12)
      let plain = try LoRA(linear, rank: 2, using: &generator)
      #expect(plain.relativeToOriginal().a.value == plain.a.value)
    }
  }
}
