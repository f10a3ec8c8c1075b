internal import LinearAlgebra
internal import Training

/// A linear layer as the products that it costs, for passes that learn nothing.
///
/// A layer of thin factors stays thin, and an adapter beside a fixed matrix stays beside it.
struct LinearMap<Scalar: LinearAlgebraScalar> {
  typealias Source = UnsafePointer<Scalar>
  typealias Target = UnsafeMutablePointer<Scalar>
  typealias Part = Kernels<Scalar>.Part

  enum Term {
    case dense(Matrix<Scalar>)
    case factored(left: Matrix<Scalar>, right: Matrix<Scalar>)
  }
  let inputs: Int
  let outputs: Int
  private var terms: [Term] = []
  private var bias: Matrix<Scalar>?

  init(_ layer: any LinearLayer<Scalar>) {
    (inputs, outputs) = (layer.inputs, layer.outputs)
    add(layer)
  }

  private mutating func add(_ layer: any LinearLayer<Scalar>) {
    switch layer {
    case let layer as FixedLinear<Scalar>: terms.append(.dense(layer.weight))
    case let layer as FactoredLinear<Scalar>:
      terms.append(.factored(left: layer.left.value, right: layer.right.value))
      bias = layer.bias?.value ?? bias
    case let layer as LoRA<Scalar> where !layer.isMerged:
      add(layer.base)
      terms.append(.factored(left: layer.factor * layer.b.value, right: layer.a.value))
    default:
      let dense = layer.dense()
      terms.append(.dense(dense.weight.value))
      bias = dense.bias?.value ?? bias
    }
  }

  /// The largest inner dimension.
  var rank: Int {
    terms.reduce(0) { largest, term in
      if case .factored(_, let right) = term { return max(largest, right.rows) }
      return largest
    }
  }

  /// The numbers that are read for a token.
  var numbers: Int {
    terms.reduce(bias?.elements.count ?? 0) { sum, term in
      switch term {
      case .dense(let weight): sum + weight.elements.count
      case .factored(let left, let right): sum + left.elements.count + right.elements.count
      }
    }
  }

  /// Writes the outputs for some columns, or adds them to what is there.
  func apply(to x: Source, count: Int, output y: Target, scratch: Target, adds: Bool = false) {
    var adds = adds
    if let bias {
      bias.elements.withUnsafeBufferPointer { bias in
        guard let bias = bias.baseAddress else { return }
        for j in 0..<count {
          let column = y + j * outputs
          if adds {
            TokenKernels.add(bias, to: column, count: outputs)
          } else {
            column.update(from: bias, count: outputs)
          }
        }
      }
      adds = true
    }
    for term in terms {
      switch term {
      case .dense(let weight): Self.multiply(weight, x, count, y, adds: adds)
      case .factored(let left, let right):
        Self.multiply(right, x, count, scratch, adds: false)
        Self.multiply(left, scratch, count, y, adds: adds)
      }
      adds = true
    }
  }

  private static func multiply(
    _ a: Matrix<Scalar>, _ x: Source, _ count: Int, _ y: Target, adds: Bool
  ) {
    a.elements.withUnsafeBufferPointer { entries in
      guard let entries = entries.baseAddress else { return }
      let part = Part(entries, stride: a.rows)
      if count == 1 {
        // A product with one column reads each number once: here the memory's speed is all.
        Kernels.addProduct(1, part, a.rows, a.columns, x, to: y, scaledBy: adds ? 1 : 0)
        return
      }
      if !adds { TokenKernels.clear(y, count: a.rows * count) }
      Kernels.addProduct(
        1, part, .init(x, stride: a.columns), to: y, stride: a.rows, a.rows, count, a.columns)
    }
  }
}
