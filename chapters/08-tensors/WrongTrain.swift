import LinearAlgebra
import Literate

/// Why a step of the circulating code cannot be made.
private struct ShapeMismatch: Error { let sentence: String }

// snippet.wrong
/// The code that circulates, translated: what it does, and not what it should.
private func circulatingCores(
  _ x: Tensor<Double>, ranks: [Int]
) throws -> [Matrix<Double>] {
  var tensor = x
  var cores: [Matrix<Double>] = []
  var current = tensor.matricized(leading: x.order - 1)
  for i in 0..<(x.order - 1) {
    let svd = try SVD(current)
    let r = min(ranks[i], svd.singularValues.count)
    let kept = try svd.truncated(toRank: r)
    cores.append(kept.u)
    current = kept.v.transposed().scaled(rowsBy: kept.singularValues)
    if i < x.order - 2 {
      var order = Array(0..<x.order)
      order.swapAt(i, x.order - 1)
      tensor = tensor.permuted(order)
      let data = tensor.reshaped(to: [r, tensor.count / r])
      guard current.columns == r else {
        throw ShapeMismatch(
          sentence: "cannot multiply \(current.shape) by \(data.shape)")
      }
      current = current * Matrix(data)  // the data once more
    }
  }
  return cores + [current]
}
// snippet.end

func wrongTrain(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let x = Tensor<Double>.gaussian(sizes: [4, 4, 4], using: &generator)
  do {
    _ = try circulatingCores(x, ranks: [2, 2])
    page.print("ranks 2, 2: it runs")
  } catch let mismatch as ShapeMismatch {
    page.print("ranks 2, 2: \(mismatch.sentence)")
  }
  let cores = try circulatingCores(x, ranks: [4, 4])
  let product = cores[0] * cores[1] * cores[2]
  page.print(
    "ranks 4, 4: factors \(cores.map(\.shape).joined(separator: ", "))")
  page.print(
    "their product has \(product.elements.count) entries, X has \(x.count)")
  let doubled = try circulatingCores(2 * x, ranks: [4, 4])
  let twice = doubled[0] * doubled[1] * doubled[2]
  let ratio = twice.frobeniusNorm / product.frobeniusNorm
  page.print("for 2X the product is \(ratio.formatted(decimals: 1)) times it")
  page.record("wrong-ratio", ratio, decimals: 0)
}
