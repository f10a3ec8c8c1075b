internal import LinearAlgebra
internal import RealModule

/// The part of attention between the projections: every head of every sequence by itself.
///
/// A head's rows of a sequence's columns are a block in place, so nothing is copied or reordered.
/// With `S = KᵀQ / √size` the backward pass is `∂V = ∂O Pᵀ`, `∂P = Vᵀ ∂O`,
/// `∂S = P ∘ (∂P − 1 · colsum(P ∘ ∂P))`, `∂Q = K ∂S / √size`, `∂K = Q ∂Sᵀ / √size`.
struct AttentionHeads<Scalar: LinearAlgebraScalar>: Sendable {
  let count: Int
  private var length = 1
  private var query = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var key = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var value = Matrix<Scalar>.zero(rows: 0, columns: 0)
  /// The probabilities P, one length × length block after another.
  private var weights = Matrix<Scalar>.zero(rows: 0, columns: 0)

  init(count: Int) { self.count = count }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  mutating func forward(
    _ q: Matrix<Scalar>, _ k: Matrix<Scalar>, _ v: Matrix<Scalar>, length: Int
  ) -> Matrix<Scalar> {
    demand(
      length > 0 && q.columns % length == 0,
      "\(q.columns) tokens are no sequences of length \(length)")
    (query, key, value, self.length) = (q, k, v, length)
    var result = Matrix<Scalar>.zero(rows: q.rows, columns: q.columns)
    var probabilities = Matrix<Scalar>.zero(rows: length, columns: q.columns * count)
    probabilities.withMutableEntries { weights in
      result.withMutableEntries { result in
        nonisolated(unsafe) let (weights, result) = (weights, result)
        forEachHead { head in
          let p = weights + head.weights
          head.scores(to: p)
          maskedSoftmax(p, head.length)
          head.addProduct(1, head.value, .init(p, stride: head.length), to: result)
        }
      }
    }
    weights = probabilities
    return result
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func backward(
    _ gradient: Matrix<Scalar>
  ) -> (Matrix<Scalar>, Matrix<Scalar>, Matrix<Scalar>) {
    let zero = Matrix<Scalar>.zero(rows: query.rows, columns: query.columns)
    var (q, k, v) = (zero, zero, zero)
    q.withMutableEntries { q in
      k.withMutableEntries { k in
        v.withMutableEntries { v in
          nonisolated(unsafe) let (q, k, v) = (q, k, v)
          weights.elements.withUnsafeBufferPointer { weights in
            gradient.elements.withUnsafeBufferPointer { gradient in
              guard let first = weights.baseAddress, let other = gradient.baseAddress else {
                return
              }
              nonisolated(unsafe) let (p, g) = (first, other)
              forEachHead { $0.pullBack(g, p + $0.weights, query: q, key: k, value: v) }
            }
          }
        }
      }
    }
    return (q, k, v)
  }

  /// Calls a body with every head of every sequence, on all threads.
  private func forEachHead(_ body: @Sendable (Head<Scalar>) -> Void) {
    let (length, size, stride) = (length, query.rows / count, query.rows)
    let items = query.columns / length * count
    query.elements.withUnsafeBufferPointer { queries in
      key.elements.withUnsafeBufferPointer { keys in
        value.elements.withUnsafeBufferPointer { values in
          guard let first = queries.baseAddress, let second = keys.baseAddress,
            let third = values.baseAddress
          else { return }
          nonisolated(unsafe) let (q, k, v) = (first, second, third)
          let work = 4 * query.elements.count * length
          Shares.perform(items, operations: work) { [count] share in
            for item in share {
              let start = item / count * length * stride + item % count * size
              body(
                Head(
                  start: start, weights: item * length * length, length: length, size: size,
                  stride: stride, q: q + start, k: k + start, v: v + start))
            }
          }
        }
      }
    }
  }
}

/// One head of one sequence: three blocks of size × length inside the projections.
private struct Head<Scalar: LinearAlgebraScalar> {
  typealias Part = Kernels<Scalar>.Part
  let start: Int
  let weights: Int
  let length: Int
  let size: Int
  let stride: Int
  let q: UnsafePointer<Scalar>
  let k: UnsafePointer<Scalar>
  let v: UnsafePointer<Scalar>

  var value: Part { Part(v, stride: stride) }
  private var factor: Scalar { 1 / Scalar(size).squareRoot() }

  /// `KᵀQ / √size`; the block must be zero.
  func scores(to block: UnsafeMutablePointer<Scalar>) {
    Kernels.addProduct(
      factor, Part(k, stride: stride, transposed: true), Part(q, stride: stride), to: block,
      stride: length, length, length, size)
  }

  /// Adds `α A B` to this head's block of a matrix, with `B` of length × length.
  func addProduct(
    _ alpha: Scalar, _ a: Part, _ b: Part, to matrix: UnsafeMutablePointer<Scalar>
  ) {
    Kernels.addProduct(alpha, a, b, to: matrix + start, stride: stride, size, length, length)
  }

  func pullBack(
    _ gradient: UnsafePointer<Scalar>, _ p: UnsafePointer<Scalar>,
    query: UnsafeMutablePointer<Scalar>, key: UnsafeMutablePointer<Scalar>,
    value: UnsafeMutablePointer<Scalar>
  ) {
    let g = Part(gradient + start, stride: stride)
    addProduct(1, g, Part(p, stride: length, transposed: true), to: value)
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: length * length) { block in
      block.initialize(repeating: 0)
      guard let s = block.baseAddress else { return }
      Kernels.addProduct(
        1, Part(v, stride: stride, transposed: true), g, to: s, stride: length, length, length,
        size)
      softmaxPullBack(s, p, length)
      addProduct(factor, Part(k, stride: stride), Part(s, stride: length), to: query)
      let transposed = Part(s, stride: length, transposed: true)
      addProduct(factor, Part(q, stride: stride), transposed, to: key)
    }
  }
}

/// The softmax of every column of a square block over the entries up to the diagonal; 0 below it.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
private func maskedSoftmax<Scalar: LinearAlgebraScalar>(
  _ block: UnsafeMutablePointer<Scalar>, _ length: Int
) {
  for j in 0..<length {
    let column = block + j * length
    var largest = column[0]
    for i in 0...j { largest = max(largest, column[i]) }
    var sum: Scalar = 0
    for i in 0...j { column[i] -= largest }
    Exponentials.replace(column, count: j + 1)
    for i in 0...j { sum += column[i] }
    let factor = 1 / sum
    for i in 0...j { column[i] *= factor }
    for i in (j + 1)..<max(length, j + 1) { column[i] = 0 }
  }
}

/// Turns `∂P` into `∂S = P ∘ (∂P − 1 · colsum(P ∘ ∂P))` in place.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
private func softmaxPullBack<Scalar: LinearAlgebraScalar>(
  _ block: UnsafeMutablePointer<Scalar>, _ p: UnsafePointer<Scalar>, _ length: Int
) {
  for j in 0..<length {
    let (column, weights) = (block + j * length, p + j * length)
    var sum: Scalar = 0
    for i in 0..<length { sum = Relaxed.multiplyAdd(weights[i], column[i], sum) }
    for i in 0..<length { column[i] = weights[i] * (column[i] - sum) }
  }
}
