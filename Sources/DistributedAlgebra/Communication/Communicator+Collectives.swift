public import LinearAlgebra

extension Communicator {
  /// The tree of this group.
  public var tree: ReductionTree { ReductionTree(size: size) }

  /// The sums over all ranks, entry by entry; every rank gets the same bits.
  ///
  /// ⌈log₂ P⌉ messages up a tree and as many down; rank 0 takes part in each.
  ///
  /// - Parameter numbers: The part of this rank; all ranks have equally many.
  /// - Returns: The sums.
  /// - Throws: ``DistributedError`` if the group has broken up.
  public func sum<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar]
  ) throws(DistributedError) -> [Scalar] {
    let total = try sumAtRoot(numbers)
    return try broadcast(total, count: numbers.count)
  }

  /// The sum over all ranks, on every one.
  public func sum<Scalar: LinearAlgebraScalar>(
    _ a: Matrix<Scalar>
  ) throws(DistributedError) -> Matrix<Scalar> {
    let total = try sum(a.elements)
    return Matrix(rows: a.rows, columns: a.columns, columnMajor: total)
  }

  /// The sums over all ranks, on rank 0; what other ranks get is no sum.
  public func sumAtRoot<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar]
  ) throws(DistributedError) -> [Scalar] {
    ledger.note { $0.reductions += 1 }
    var total = numbers
    if try transport.takesSum(&total) {
      enterTree(words: numbers.count, up: true)
      return total
    }
    for child in tree.children(of: rank) {
      total.add(try receive(numbers.count, from: child))
    }
    if let parent = tree.parent(of: rank) { try send(total, to: parent) }
    return total
  }

  /// The largest entries over all ranks, on every one; NaN where a rank has it.
  public func maximum<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar]
  ) throws(DistributedError) -> [Scalar] {
    ledger.note { $0.reductions += 1 }
    var most = numbers
    for child in tree.children(of: rank) {
      let other = try receive(numbers.count, of: Scalar.self, from: child)
      for (i, x) in other.enumerated() where x > most[i] || x.isNaN { most[i] = x }
    }
    if let parent = tree.parent(of: rank) { try send(most, to: parent) }
    return try broadcast(most, count: numbers.count)
  }

  /// The numbers of rank 0, on every rank.
  ///
  /// - Parameters:
  ///   - numbers: What rank 0 has; those of other ranks do not matter.
  ///   - count: How many there are, which all ranks know.
  /// - Returns: The numbers.
  /// - Throws: ``DistributedError`` if the group has broken up.
  public func broadcast<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar], count: Int
  ) throws(DistributedError) -> [Scalar] {
    demand(rank != 0 || numbers.count == count, "rank 0 has \(numbers.count) numbers, not \(count)")
    ledger.note { $0.reductions += 1 }
    var mine = rank == 0 ? numbers : [Scalar](repeating: 0, count: count)
    let isDone = try mine.withUnsafeMutableBufferPointer { (buffer) throws(DistributedError) in
      try transport.broadcast(UnsafeMutableRawBufferPointer(buffer))
    }
    if isDone {
      enterTree(words: count, up: false)
      return mine
    }
    if let parent = tree.parent(of: rank) { mine = try receive(count, from: parent) }
    for child in tree.children(of: rank).reversed() { try send(mine, to: child) }
    return mine
  }

  /// The numbers of all ranks one after the other, on every rank.
  ///
  /// - Parameters:
  ///   - numbers: The part of this rank.
  ///   - counts: How many numbers each rank has.
  /// - Returns: The numbers of rank 0, of rank 1, and so on.
  /// - Throws: ``DistributedError`` if the group has broken up.
  /// - Complexity: P − 1 messages on rank 0 and a broadcast: for checks and small results.
  public func gather<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar], counts: [Int]
  ) throws(DistributedError) -> [Scalar] {
    demand(
      counts.count == size && counts[rank] == numbers.count,
      "rank \(rank) has \(numbers.count) numbers, and not what \(counts) says")
    if rank > 0 { try send(numbers, to: 0) }
    var all = numbers
    if rank == 0 { for other in 1..<size { all += try receive(counts[other], from: other) } }
    return try broadcast(all, count: counts.reduce(0, +))
  }

  /// Waits until all ranks have come to this place.
  public func meet() throws(DistributedError) {
    // MPI does not wait for a sum of nothing.
    _ = try sum([0.0])
  }

  /// What a way up or down the tree sends and receives on this rank.
  private func enterTree(words: Int, up: Bool) {
    let toParent = Traffic.Count(
      messages: rank == 0 ? 0 : 1, words: rank == 0 ? 0 : words)
    let children = tree.children(of: rank).count
    let toChildren = Traffic.Count(messages: children, words: children * words)
    ledger.note {
      $0.sent += up ? toParent : toChildren
      $0.received += up ? toChildren : toParent
    }
  }
}

extension Transport {
  /// Sums by the transport's own way, in either precision.
  fileprivate func takesSum<Scalar: LinearAlgebraScalar>(
    _ numbers: inout [Scalar]
  ) throws(DistributedError) -> Bool {
    if var doubles = numbers as? [Double] {
      guard try sum(&doubles) else { return false }
      numbers = doubles.map { Scalar($0) }
      return true
    }
    guard var singles = numbers as? [Float], try sum(&singles) else { return false }
    numbers = singles.map { Scalar($0) }
    return true
  }
}

extension Array where Element: LinearAlgebraScalar {
  /// Adds entry by entry.
  fileprivate mutating func add(_ other: [Element]) {
    for i in indices { self[i] += other[i] }
  }
}
