/// What carries the messages of a group.
package protocol Transport: Sendable {
  /// Sends bytes to another rank.
  func send(_ bytes: UnsafeRawBufferPointer, to other: Int) throws(DistributedError)

  /// Waits for as many bytes from another rank as there is room for.
  func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) throws(DistributedError)

  /// Replaces numbers on rank 0 by the sums over all ranks, by a way of its own.
  ///
  /// - Returns: Whether the transport has such a way; if not, nothing was done.
  func sum(_ numbers: inout [Double]) throws(DistributedError) -> Bool
  /// Replaces numbers on rank 0 by the sums over all ranks, by a way of its own.
  func sum(_ numbers: inout [Float]) throws(DistributedError) -> Bool

  /// Replaces bytes on every rank by those of rank 0, by a way of its own.
  ///
  /// - Returns: Whether the transport has such a way; if not, nothing was done.
  func broadcast(_ bytes: UnsafeMutableRawBufferPointer) throws(DistributedError) -> Bool

  /// Leaves word that this rank now works on a file.
  func works(on path: String)
}

extension Transport {
  package func sum(_ numbers: inout [Double]) throws(DistributedError) -> Bool { false }
  package func sum(_ numbers: inout [Float]) throws(DistributedError) -> Bool { false }
  package func broadcast(
    _ bytes: UnsafeMutableRawBufferPointer
  ) throws(DistributedError) -> Bool { false }
  package func works(on path: String) {}
}

/// The transport of a group of one.
struct NoTransport: Transport {
  func send(_ bytes: UnsafeRawBufferPointer, to other: Int) throws(DistributedError) {}
  func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) throws(DistributedError) {}
}
