internal import CLAPACKE
internal import Dispatch

/// As many threads as BLAS uses, for the loops over memory that BLAS has no routine for.
package enum Threads {
  /// The number of threads.
  package static var count: Int { Int(openblas_get_num_threads()) }

  /// Calls a body for every index of a range of pieces, on all threads.
  package static func perform(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    if pieces == 1 { return body(0) }
    DispatchQueue.concurrentPerform(iterations: pieces, execute: body)
  }
}
