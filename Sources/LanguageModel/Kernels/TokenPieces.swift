internal import LinearAlgebra
internal import Synchronization

/// Tokens in pieces, a piece for each thread, which has all rows of its tokens.
///
/// A product that BLAS splits among its threads ends with waiting, and a block has seven of them. A
/// thread with tokens of its own waits for the others' keys, and once more where attention ends.
struct TokenPieces: Sendable {
  /// The fewest tokens that are worth a piece: products with fewer columns are slow for each.
  static var least: Int { 16 }

  /// The pieces, which cover all tokens in order.
  let ranges: [Range<Int>]
  private let threads: Int

  init(_ count: Int, threads: Int) {
    self.threads = threads
    let pieces = max(1, min(threads, count / Self.least))
    ranges = (0..<pieces).map { ($0 * count / pieces)..<(($0 + 1) * count / pieces) }
  }

  /// Calls a body with BLAS held to one thread, where there are pieces for several.
  func hold(_ body: () -> Void) {
    if ranges.count == 1 { body() } else { Threads.withoutThoseOfBLAS(body) }
  }

  /// Calls a body for every piece, all at once.
  func forEach(_ body: @Sendable (Range<Int>) -> Void) {
    Threads.perform(ranges.count) { body(ranges[$0]) }
  }

  /// Calls a body for every item of a number of them, from the last to the first, and with the number
  /// of the thread that has come to it; on one thread where they are not to be shared.
  ///
  /// BLAS is held to one thread, since products of an item are small.
  func forEachItem(
    _ items: Int, isShared: Bool, _ body: @Sendable (_ item: Int, _ thread: Int) -> Void
  ) {
    let workers = isShared ? min(threads, items) : 1
    if workers == 1 {
      for item in (0..<items).reversed() { body(item, 0) }
      return
    }
    Threads.withoutThoseOfBLAS {
      let left = Atomic(items)
      Threads.perform(workers) { worker in
        while true {
          let item = left.wrappingSubtract(1, ordering: .relaxed).newValue
          if item < 0 { return }
          body(item, worker)
        }
      }
    }
  }
}
