internal import LinearAlgebra

/// The part of attention between the projections, where several heads that ask share one that
/// answers.
///
/// Weights are not kept for the way back: they are computed again, a block of queries at a time.
struct GroupedHeads<Scalar: LinearAlgebraScalar>: Sendable {
  let headSize: Int
  private var length = 1
  private var query = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var key = Matrix<Scalar>.zero(rows: 0, columns: 0)
  private var value = Matrix<Scalar>.zero(rows: 0, columns: 0)

  init(headSize: Int) { self.headSize = headSize }

  mutating func forward(
    _ q: Matrix<Scalar>, _ k: Matrix<Scalar>, _ v: Matrix<Scalar>, length: Int
  ) -> Matrix<Scalar> {
    demand(
      length > 0 && q.columns % length == 0,
      "\(q.columns) tokens are no sequences of length \(length)")
    (query, key, value, self.length) = (q, k, v, length)
    var result = Matrix<Scalar>.zero(rows: q.rows, columns: q.columns)
    let (stride, heads) = (q.rows, q.rows / headSize)
    result.withMutableEntries { result in
      nonisolated(unsafe) let result = result
      forEachHead(heads) { [headSize] item, attention, queries, scratch in
        let start = item.sequence * length * stride + item.head * headSize
        attention.forward(queries + start, stride: stride, to: result + start, scratch: scratch)
      }
    }
    return result
  }

  func backward(_ gradient: Matrix<Scalar>) -> (Matrix<Scalar>, Matrix<Scalar>, Matrix<Scalar>) {
    var q = Matrix<Scalar>.zero(rows: query.rows, columns: query.columns)
    var k = Matrix<Scalar>.zero(rows: key.rows, columns: key.columns)
    var v = k
    let (stride, keyStride, length) = (query.rows, key.rows, length)
    let group = query.rows / key.rows
    q.withMutableEntries { q in
      k.withMutableEntries { k in
        v.withMutableEntries { v in
          gradient.elements.withUnsafeBufferPointer { gradient in
            guard let first = gradient.baseAddress else { return }
            nonisolated(unsafe) let (q, k, v, g) = (q, k, v, first)
            // A thread has whole groups, so that nobody else adds to their keys and values.
            forEachHead(key.rows / headSize) { [headSize] item, attention, queries, scratch in
              let keys = item.sequence * length * keyStride + item.head * headSize
              for head in (item.head * group)..<((item.head + 1) * group) {
                let start = item.sequence * length * stride + head * headSize
                attention.backward(
                  g + start, queries: queries + start, stride: stride, scratch: scratch,
                  toQueries: q + start, toKeys: k + keys, toValues: v + keys)
              }
            }
          }
        }
      }
    }
    return (q, k, v)
  }

  private struct Item {
    let sequence: Int
    let head: Int
  }

  /// Calls a body with every head of every sequence, of as many heads as are said, on all threads.
  private func forEachHead(
    _ heads: Int,
    _ body:
      @Sendable (
        Item, CausalAttention<Scalar>, UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>
      ) -> Void
  ) {
    let (length, size, stride) = (length, headSize, key.rows)
    let group = heads / (key.rows / size)
    let items = query.columns / length * heads
    query.elements.withUnsafeBufferPointer { queries in
      key.elements.withUnsafeBufferPointer { keys in
        value.elements.withUnsafeBufferPointer { values in
          guard let first = queries.baseAddress, let second = keys.baseAddress,
            let third = values.baseAddress
          else { return }
          nonisolated(unsafe) let (q, k, v) = (first, second, third)
          TokenShares.perform(items, operations: 2 * query.elements.count * length) { share in
            let room = 2 * CausalAttention<Scalar>.scratchCount(keys: length)
            withUnsafeTemporaryAllocation(of: Scalar.self, capacity: room) { scratch in
              scratch.initialize(repeating: 0)
              guard let scratch = scratch.baseAddress else { return }
              for number in share {
                let item = Item(sequence: number / heads, head: number % heads)
                let start = item.sequence * length * stride + item.head / group * size
                let attention = CausalAttention(
                  size: size, past: 0, count: length, keys: k + start, values: v + start,
                  keyStride: stride)
                body(item, attention, q, scratch)
              }
            }
          }
        }
      }
    }
  }
}
