internal import Foundation
import LinearAlgebra

/// Ranks that are threads of this process: for tests, for counting, and to learn.
///
/// ```swift
/// let traffic = try Simulation.run(ranks: 4) { communicator throws(DistributedError) in
///   _ = try communicator.sum([Double(communicator.rank)])
///   return communicator.traffic
/// }
/// traffic[0].total.messages  // 4: two up the tree, two down
/// ```
///
/// Every message is really sent and counted. A rank that throws ends all others, and ranks that wait
/// for each other forever are found out.
public enum Simulation {
  /// Runs a body once on each rank, all at the same time.
  ///
  /// - Parameters:
  ///   - ranks: The number P of ranks.
  ///   - body: What every rank does.
  /// - Returns: What the ranks return, in their order.
  /// - Throws: The error of the rank that threw first.
  /// - Precondition: There is at least one rank.
  public static func run<Result: Sendable>(
    ranks: Int, _ body: @escaping @Sendable (Communicator) throws(DistributedError) -> Result
  ) throws(DistributedError) -> [Result] {
    demand(ranks > 0, "a group has at least one rank, not \(ranks)")
    let post = PostOffice(ranks)
    let results = Results<Result>(ranks)
    let group = DispatchGroup()
    for rank in 0..<ranks {
      group.enter()
      let thread = Thread {
        let desk = Mailbox(rank: rank, post: post)
        do throws(DistributedError) {
          results[rank] = try body(Communicator(rank: rank, size: ranks, transport: desk))
          post.leave(rank)
        } catch {
          post.breakUp(error)
        }
        group.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    if let error = post.error { throw error }
    return results.all
  }
}

/// A place for the result of each rank.
private final class Results<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var list: [Result?]

  init(_ count: Int) { list = Array(repeating: nil, count: count) }

  subscript(rank: Int) -> Result? {
    get { lock.withLock { list[rank] } }
    set { lock.withLock { list[rank] = newValue } }
  }

  var all: [Result] { lock.withLock { list.compactMap(\.self) } }
}

/// The end of the post office that one rank sees.
private struct Mailbox: Transport {
  let rank: Int
  let post: PostOffice

  func send(_ bytes: UnsafeRawBufferPointer, to other: Int) throws(DistributedError) {
    try post.send(Array(bytes), from: rank, to: other)
  }

  func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) throws(DistributedError) {
    let message = try post.receive(from: other, to: rank)
    demand(
      message.count == bytes.count,
      "rank \(rank) expects \(bytes.count) bytes from rank \(other), which sent \(message.count)")
    bytes.copyBytes(from: message)
  }
}

/// Where the messages of all ranks lie until they are fetched.
private final class PostOffice: @unchecked Sendable {
  private struct Way: Hashable { let from, to: Int }

  private let condition = NSCondition()
  private var messages: [Way: [[UInt8]]] = [:]
  private var waiting: [Int: Way] = [:]
  private var working: Set<Int>
  private var failure: DistributedError?

  init(_ ranks: Int) { working = Set(0..<ranks) }

  var error: DistributedError? { condition.withLock { failure } }

  func send(_ message: [UInt8], from: Int, to: Int) throws(DistributedError) {
    condition.lock()
    defer { condition.unlock() }
    if let failure { throw failure }
    messages[Way(from: from, to: to), default: []].append(message)
    condition.broadcast()
  }

  func receive(from: Int, to: Int) throws(DistributedError) -> [UInt8] {
    condition.lock()
    defer { condition.unlock() }
    let way = Way(from: from, to: to)
    waiting[to] = way
    defer { waiting[to] = nil }
    while true {
      if let failure { throw failure }
      if messages[way]?.isEmpty == false { return messages[way]?.removeFirst() ?? [] }
      findDeadlock()
      if failure == nil { condition.wait() }
    }
  }

  func leave(_ rank: Int) {
    condition.lock()
    defer { condition.unlock() }
    working.remove(rank)
    findDeadlock()
  }

  func breakUp(_ error: DistributedError) {
    condition.lock()
    defer { condition.unlock() }
    failure = failure ?? error
    condition.broadcast()
  }

  /// When every rank that still works waits for what no one has sent, no one will.
  private func findDeadlock() {
    guard failure == nil, let first = working.min(), let way = waiting[first] else { return }
    for rank in working {
      guard let way = waiting[rank], messages[way]?.isEmpty != false else { return }
    }
    failure = DistributedError(.waitsForever(for: way.from), on: first)
    condition.broadcast()
  }
}
