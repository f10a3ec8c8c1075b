import LinearAlgebra
import Testing
import Training

@Suite struct ActivationTests {
  @Test(arguments: [(1, 1), (3, 5), (7, 2), (4, 0)])
  func `what a layer pulls back agrees with central differences`(rows: Int, columns: Int) {
    checkPullback(of: ReLU<Double>(), rows, columns)
    checkPullback(of: GELU<Double>(), rows, columns)
  }

  @Test func `the rectifier keeps positive entries and clears the others`() {
    var layer = ReLU<Float>()
    #expect(layer.forward([[1.5, -2], [0, 3]]) == [[1.5, 0], [0, 3]])
    #expect(layer.backward([[1, 1], [1, 1]]) == [[1, 0], [0, 1]])
  }

  @Test func `the Gaussian unit is the identity far to the right and zero far to the left`() {
    var layer = GELU<Double>()
    let y = layer.forward([[30, -30, 0]])
    #expect(abs(y[0, 0] - 30) < 1e-12 && abs(y[0, 1]) < 1e-12 && y[0, 2] == 0)
    let slopes = layer.backward([[1, 1, 1]])
    #expect(abs(slopes[0, 0] - 1) < 1e-12 && abs(slopes[0, 1]) < 1e-12 && slopes[0, 2] == 0.5)
  }

  /// Compares `⟨G, J·D⟩` with `⟨Jᵀ·G, D⟩` for random directions G and D.
  private func checkPullback(of start: some Layer<Double>, _ rows: Int, _ columns: Int) {
    var (layer, generator) = (start, SplitMix64(seed: UInt64(10 * rows + columns)))
    let x = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      // Away from the rectifier's corner, where there is no derivative.
      .map { $0 + ($0 < 0 ? -0.1 : 0.1) }
    let direction = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
    let gradient = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
    let step = 1e-5
    let change = layer.forward(x + step * direction) - layer.forward(x - step * direction)
    _ = layer.forward(x)
    let pulled = layer.backward(gradient).hadamard(direction).elements.reduce(0, +)
    let expected = change.hadamard(gradient).elements.reduce(0, +) / (2 * step)
    #expect(abs(pulled - expected) <= 1e-8 * Double(1 + rows * columns))
  }
}
