import Foundation
import LinearAlgebra
import LowRank

/// Two linear layers with a rectifier between them, for ten classes.
struct Network {
  var first: Matrix<Double>
  var second: Matrix<Double>

  init(inputs: Int, hidden: Int, using random: inout SplitMix64) {
    func layer(_ rows: Int, _ columns: Int) -> Matrix<Double> {
      let scale = (2 / Double(rows)).squareRoot()
      let entries = Matrix<Double>.gaussian(
        rows: rows, columns: columns, using: &random)
      return scale * entries
    }
    first = layer(inputs, hidden)
    second = 0.1 * layer(hidden, 10)
  }

  // snippet.forward
  /// What the hidden layer computes, and a probability for each class.
  func forward(_ x: Matrix<Double>)
    -> (hidden: Matrix<Double>, probabilities: Matrix<Double>)
  {
    let hidden = (x * first).map { max($0, 0) }
    return (hidden, (hidden * second).softmaxOfRows())
  }

  /// The gradients of both layers; `sum` computes or estimates XᵀG, which
  /// adds up the examples of the batch.
  func gradients(
    _ x: Matrix<Double>, _ targets: Matrix<Double>,
    sum: (Matrix<Double>, Matrix<Double>) throws -> Matrix<Double>
  ) throws -> [Matrix<Double>] {
    let (hidden, probabilities) = forward(x)
    let output = (probabilities - targets) / Double(x.rows)
    let passed = hidden.map { $0 > 0 ? 1 : 0 }
    let inner = (output * second.transpose).hadamard(passed)
    return [try sum(x, inner), try sum(hidden, output)]
  }
  // snippet.end

  /// The mean of −log p over the right classes, and the share of pictures
  /// whose right class is the most probable one.
  func test(_ x: Matrix<Double>, _ labels: [Int])
    -> (loss: Double, accuracy: Double)
  {
    let columns = forward(x).probabilities.transposed()
    var loss = 0.0
    var hits = 0.0
    for (i, label) in labels.enumerated() {
      let p = columns[column: i]
      loss -= log(p[label])
      if p[label] == p.max() { hits += 1 }
    }
    let count = Double(labels.count)
    return (loss / count, hits / count)
  }
}
