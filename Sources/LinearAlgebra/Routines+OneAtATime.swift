internal import CLAPACKE
internal import Synchronization

extension _Routines {
  /// The same routines, called by one thread at a time where the library bears no more.
  ///
  /// An OpenBLAS that was built without threads (Debian's `libopenblas0-serial`) shares its buffers
  /// among the threads of its callers, and two at once give wrong numbers without a word.
  var asTheLibraryBears: _Routines { BLASGate.isNeeded ? oneAtATime : self }

  private var oneAtATime: _Routines {
    _Routines(
      dot: BLASGate.guarding(dot),
      norm: BLASGate.guarding(norm),
      asum: BLASGate.guarding(asum),
      axpy: BLASGate.guarding(axpy),
      scal: BLASGate.guarding(scal),
      gemv: BLASGate.guarding(gemv),
      ger: BLASGate.guarding(ger),
      gemm: BLASGate.guarding(gemm),
      syrk: BLASGate.guarding(syrk),
      trsm: BLASGate.guarding(trsm),
      geqrf: BLASGate.guarding(geqrf),
      gelqf: BLASGate.guarding(gelqf),
      geqp3: BLASGate.guarding(geqp3),
      orgqr: BLASGate.guarding(orgqr),
      getrf: BLASGate.guarding(getrf),
      potrf: BLASGate.guarding(potrf),
      syevd: BLASGate.guarding(syevd),
      gesdd: BLASGate.guarding(gesdd),
      gesvd: BLASGate.guarding(gesvd)
    )
  }
}

/// Lets one thread in at a time, of both precisions.
enum BLASGate {
  private static let gate = Mutex(())

  /// Whether two threads at once would disturb each other.
  static let isNeeded = String(cString: openblas_get_config()).contains("SINGLE_THREADED")

  /// A function that waits until no other one is being called.
  static func guarding<each Argument, Result>(
    _ body: @escaping @Sendable (repeat each Argument) -> Result
  ) -> @Sendable (repeat each Argument) -> Result {
    { (argument: repeat each Argument) in
      gate.withLock { _ in Carried(value: body(repeat each argument)) }.value
    }
  }

  /// Results are numbers, which any thread may have.
  private struct Carried<Value>: @unchecked Sendable { let value: Value }
}
