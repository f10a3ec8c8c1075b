internal import CLAPACKE

// The loops over entries that matrices and vectors share. Each is compiled once per scalar: code that
// stays generic asks a table for every `+`, and takes tens of times as long.

extension Array where Element: LinearAlgebraScalar {
  /// The entries, each multiplied by one factor.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func scaled(by factor: Element) -> [Element] { map { $0 * factor } }

  /// The entries, each divided by one number.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func divided(by divisor: Element) -> [Element] { map { $0 / divisor } }

  /// The sums of entries at the same place.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func sum(with other: [Element]) -> [Element] { paired(with: other) { $0 + $1 } }

  /// The differences of entries at the same place.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func difference(with other: [Element]) -> [Element] { paired(with: other) { $0 - $1 } }

  /// The products of entries at the same place.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func product(with other: [Element]) -> [Element] { paired(with: other) { $0 * $1 } }

  /// Adds other entries in place.
  ///
  /// BLAS would split even short lists among its threads.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  mutating func add(_ other: [Element]) { change(by: other) { $0 + $1 } }

  /// Subtracts other entries in place.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  mutating func subtract(_ other: [Element]) { change(by: other) { $0 - $1 } }

  /// Adds a multiple of other entries in place.
  mutating func add(_ factor: Element, times other: [Element]) {
    Element._routines.axpy(cInt(count), factor, other, 1, &self, 1)
  }

  /// The largest magnitude; NaN if there is one, and 0 for no entries.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func largestMagnitude() -> Element {
    var largest: Element = 0
    // A NaN fails every comparison, so this one takes it in and never lets it go.
    for entry in self where !(entry.magnitude <= largest) && !largest.isNaN {
      largest = entry.magnitude
    }
    return largest
  }

  /// The rectangle of entries that is `columns` wide, with rows and columns exchanged.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func transposed(rows: Int, columns: Int) -> [Element] {
    // Square blocks, so that both the reading and the writing side stay in the cache.
    let block = 32
    return [Element](unsafeUninitializedCapacity: count) { target, initialized in
      for top in stride(from: 0, to: rows, by: block) {
        for left in stride(from: 0, to: columns, by: block) {
          for i in top..<Swift.min(top + block, rows) {
            for j in left..<Swift.min(left + block, columns) {
              target.initializeElement(at: j + i * columns, to: self[i + j * rows])
            }
          }
        }
      }
      initialized = count
    }
  }

  @inline(__always)
  private mutating func change(
    by other: [Element], _ operation: @Sendable (Element, Element) -> Element
  ) {
    let count = count
    let shares = count < 200_000 ? 1 : Threads.count
    withUnsafeMutableBufferPointer { entries in
      other.withUnsafeBufferPointer { other in
        guard let start = entries.baseAddress, let second = other.baseAddress else { return }
        nonisolated(unsafe) let (a, b) = (start, second)  // each share has entries of its own
        if shares == 1 {
          for i in 0..<count { a[i] = operation(a[i], b[i]) }
          return
        }
        Threads.perform(shares) { share in
          for i in (share * count / shares)..<((share + 1) * count / shares) {
            a[i] = operation(a[i], b[i])
          }
        }
      }
    }
  }

  @inline(__always)
  private func paired(
    with other: [Element], _ operation: (Element, Element) -> Element
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { target, initialized in
      for i in indices { target.initializeElement(at: i, to: operation(self[i], other[i])) }
      initialized = count
    }
  }
}
