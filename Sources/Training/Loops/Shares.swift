internal import LinearAlgebra

/// Splits a loop over independent items among the threads.
enum Shares {
  /// Calls a body with ranges that cover `0..<count`, at once if the loop is long enough to gain.
  ///
  /// What an item computes cannot depend on the split, so results are the same on any number of
  /// threads. Where several work, BLAS has one for the products of each.
  static func perform(_ count: Int, operations: Int, _ body: @Sendable (Range<Int>) -> Void) {
    let shares = operations < 30_000 ? 1 : min(Threads.count, count)
    if shares <= 1 { return body(0..<count) }
    Threads.performApart(shares) { share in
      body((share * count / shares)..<((share + 1) * count / shares))
    }
  }
}
