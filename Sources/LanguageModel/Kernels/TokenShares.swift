internal import LinearAlgebra

/// Splits a loop over tokens or heads among the threads.
enum TokenShares {
  /// Calls a body with ranges that cover `0..<count`; with one range where there is little to do.
  ///
  /// What an item computes must not depend on the split. Where several threads work, BLAS has one for the
  /// products of each.
  static func perform(_ count: Int, operations: Int, _ body: @Sendable (Range<Int>) -> Void) {
    let shares = operations < 30_000 ? 1 : min(Threads.count, count)
    if shares <= 1 { return body(0..<count) }
    Threads.performApart(shares) { share in
      body((share * count / shares)..<((share + 1) * count / shares))
    }
  }
}
