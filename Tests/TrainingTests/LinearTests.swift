import LinearAlgebra
import Testing
import Training

@Suite struct LinearTests {
  @Test func `the backward pass gives the derivative along any direction`() {
    var generator = SplitMix64(seed: 1)
    var layer = Linear<Double>(inputs: 5, outputs: 3, using: &generator)
    let x = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &generator)
    let g = Matrix<Double>.gaussian(rows: 3, columns: 4, using: &generator)
    let direction = Matrix<Double>.gaussian(rows: 5, columns: 4, using: &generator)
    _ = layer.forward(x)
    let slope = layer.backward(g).hadamard(direction).elements.reduce(0, +)
    let change = layer.forward(x + direction) - layer.forward(x)
    let expected = g.hadamard(change).elements.reduce(0, +)
    #expect(abs(slope - expected) <= 1e-12 * abs(expected).squareRoot() + 1e-12)
  }

  @Test func `a frozen weight collects no gradient`() {
    var generator = SplitMix64(seed: 2)
    var layer = Linear<Float>(inputs: 4, outputs: 2, using: &generator)
    layer.train { $0 == "bias" }
    _ = layer.forward(.gaussian(rows: 4, columns: 3, using: &generator))
    _ = layer.backward(.gaussian(rows: 2, columns: 3, using: &generator))
    #expect(layer.weight.gradient.maxNorm == 0)
    #expect(layer.bias?.gradient.maxNorm ?? 0 > 0)
    #expect(layer.trainableCount == 2)
  }
}
