public import LinearAlgebra

/// One member of a group of processes that work on one matrix, as that member sees the group.
///
/// Every member runs the same program. They are numbered from 0 to `size` − 1; the number is the
/// member's *rank*. What they know of each other is what they send:
///
/// ```swift
/// let total = try communicator.sum(partOfThisRank)  // the same on every rank
/// ```
///
/// The value is the same whether the group runs on MPI, as threads of a ``Simulation``, or consists
/// of this process ``alone``: an algorithm is written once. What this rank sends and receives is
/// counted in ``traffic``.
public struct Communicator: Sendable {
  /// The number of this rank, from 0.
  public let rank: Int
  /// The number P of ranks.
  public let size: Int
  let transport: any Transport
  let ledger = Ledger()

  /// Joins a group whose messages a transport carries.
  ///
  /// - Precondition: The rank is one of the group.
  package init(rank: Int, size: Int, transport: any Transport) {
    demand(rank >= 0 && rank < size, "there is no rank \(rank) among \(size)")
    self.rank = rank
    self.size = size
    self.transport = transport
  }

  /// A group of one, in which nothing is ever sent.
  public static var alone: Communicator {
    Communicator(rank: 0, size: 1, transport: NoTransport())
  }

  /// What this rank has sent and received so far.
  public var traffic: Traffic { ledger.traffic }

  /// What this rank sends and receives during a body.
  public func traffic<Result>(
    during body: () throws(DistributedError) -> Result
  ) throws(DistributedError) -> (result: Result, traffic: Traffic) {
    let before = traffic
    let result = try body()
    return (result, traffic - before)
  }
}

extension Communicator {
  /// Sends numbers to another rank, which must receive as many.
  ///
  /// - Throws: ``DistributedError`` if the group has broken up.
  /// - Precondition: The other rank exists and is another.
  public func send<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar], to other: Int
  ) throws(DistributedError) {
    requireOther(other)
    ledger.note { $0.sent += Traffic.Count(messages: 1, words: numbers.count) }
    try numbers.withUnsafeBufferPointer { (buffer) throws(DistributedError) in
      try transport.send(UnsafeRawBufferPointer(buffer), to: other)
    }
  }

  /// Waits for numbers from another rank.
  ///
  /// - Throws: ``DistributedError`` if the group has broken up, or if all wait for each other and
  ///   that can be known.
  /// - Precondition: The other rank exists, is another, and sends this many.
  public func receive<Scalar: LinearAlgebraScalar>(
    _ count: Int, of type: Scalar.Type = Scalar.self, from other: Int
  ) throws(DistributedError) -> [Scalar] {
    requireOther(other)
    var numbers = [Scalar](repeating: 0, count: count)
    try numbers.withUnsafeMutableBufferPointer { (buffer) throws(DistributedError) in
      try transport.receive(UnsafeMutableRawBufferPointer(buffer), from: other)
    }
    ledger.note { $0.received += Traffic.Count(messages: 1, words: count) }
    return numbers
  }

  private func requireOther(_ other: Int) {
    demand(
      other >= 0 && other < size && other != rank,
      "rank \(rank) of \(size) has no other rank \(other)")
  }
}
