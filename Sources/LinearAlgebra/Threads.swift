internal import CLAPACKE
internal import Dispatch
internal import Synchronization

/// As many threads as BLAS uses, for the loops over memory that BLAS has no routine for.
package enum Threads {
  /// The number of threads that BLAS would use now.
  package static var count: Int { Int(openblas_get_num_threads()) }

  /// The number of threads that there are to share, also while BLAS is held to one.
  package static var total: Int {
    held.withLock { $0.holders > 0 ? Int($0.threads) : count }
  }

  /// Calls a body for every index of a range of pieces, on all threads.
  package static func perform(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    if pieces == 1 { return body(0) }
    DispatchQueue.concurrentPerform(iterations: pieces, execute: body)
  }

  /// Calls a body while BLAS is held to one thread.
  ///
  /// BLAS that splits a small product among its threads spends more time on waiting than on numbers,
  /// and waits by spinning, for long after the product is done. The hold is on BLAS as a whole: what
  /// other threads of the program ask of it meanwhile is computed on one thread, too.
  package static func withoutThoseOfBLAS<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if count == 1 && held.withLock({ $0.holders == 0 }) { return try body() }
    hold()
    defer { release() }
    return try body()
  }

  /// Calls a body for every index of a range of pieces, each on one thread from its first product to
  /// its last.
  ///
  /// BLAS is held to one thread. A thread that is done with a piece takes the next one, so that a
  /// thread which other programs delay holds up none.
  package static func performApart(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    performApart(pieces, in: {}) { _, piece in body(piece) }
  }

  /// The same where each thread has a room of its own, in which it works on one piece after the other.
  package static func performApart<Room>(
    _ pieces: Int, in room: @Sendable () -> Room, _ body: @Sendable (inout Room, Int) -> Void
  ) {
    let workers = min(total, pieces)
    withoutThoseOfBLAS {
      let next = Atomic(0)
      perform(workers) { _ in
        var room = room()
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if piece >= pieces { return }
          body(&room, piece)
        }
      }
    }
  }

  /// Calls a body, which multiplies, for every index: the threads share the products where there are
  /// many, and BLAS takes all threads for each where there are few.
  ///
  /// Threads of BLAS would wait for each other at the end of every product.
  ///
  /// - Parameters:
  ///   - count: How many products there are.
  ///   - operations: The multiplications in each.
  ///   - body: What multiplies, and writes to a place of its own.
  package static func forProducts(
    _ count: Int, operations: Int, _ body: @Sendable (Int) -> Void
  ) {
    if count >= 2 * total && count * operations > 500_000 { return performApart(count, body) }
    for index in 0..<count { body(index) }
  }

  private struct Hold {
    var holders = 0
    var threads: Int32 = 1
  }

  private static let held = Mutex(Hold())

  private static func hold() {
    held.withLock {
      if $0.holders == 0 {
        $0.threads = openblas_get_num_threads()
        openblas_set_num_threads(1)
      }
      $0.holders += 1
    }
  }

  private static func release() {
    held.withLock {
      $0.holders -= 1
      if $0.holders == 0 { openblas_set_num_threads($0.threads) }
    }
  }
}
