import DistributedAlgebra
import LinearAlgebra
import Testing

@Suite struct `A reduction tree` {
  @Test func `brings every rank to rank 0, each once`() {
    for size in 1...70 {
      let tree = ReductionTree(size: size)
      var held = (0..<size).map { Set([$0]) }
      for rank in (0..<size).reversed() {
        #expect(held[rank] == Set(tree.ranksBelow(rank)))
        if let parent = tree.parent(of: rank) {
          #expect(tree.children(of: parent).contains(rank))
          held[parent].formUnion(held[rank])
        }
      }
      #expect(held[0] == Set(0..<size))
      #expect(tree.children(of: 0).count == tree.rounds)
      #expect(1 << tree.rounds >= size && (size == 1 || 1 << (tree.rounds - 1) < size))
    }
  }
}

@Suite struct `Ranks in one process` {
  @Test func `all get the same sum and the largest entries`() throws {
    for ranks in groups + [16] {
      let results = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
        let mine = [Double(communicator.rank), 1]
        return try communicator.sum(mine) + communicator.maximum(mine)
      }
      let sum = Double(ranks * (ranks - 1) / 2)
      #expect(results.allSatisfy { $0 == [sum, Double(ranks), Double(ranks - 1), 1] })
      #expect(results.count == ranks)
    }
  }

  @Test func `all get NaN among the largest entries, whichever of them has it`() throws {
    for ranks in groups {
      for bad in 0..<ranks {
        let results = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
          let (rank, number) = (communicator.rank, Double(communicator.rank))
          return try communicator.maximum([rank == bad ? .nan : number, number])
        }
        #expect(results.allSatisfy { $0[0].isNaN && $0[1] == Double(ranks - 1) })
      }
    }
  }

  @Test func `count what a tree sends`() throws {
    for ranks in 1...9 {
      let traffic = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
        _ = try communicator.sum([Double](repeating: 1, count: 10))
        return communicator.traffic
      }
      let rounds = ReductionTree(size: ranks).rounds
      #expect(traffic[0].total == Traffic.Count(messages: 2 * rounds, words: 20 * rounds))
      let sent = traffic.reduce(Traffic.Count()) { $0 + $1.sent }
      let received = traffic.reduce(Traffic.Count()) { $0 + $1.received }
      #expect(sent == received && sent.messages == 2 * (ranks - 1))
      #expect(traffic.allSatisfy { $0.reductions == 2 })
    }
  }

  @Test func `end together when one of them throws`() {
    let error = DistributedError(.thrown("no more"), on: 2)
    #expect(throws: error) {
      try Simulation.run(ranks: 4) { communicator throws(DistributedError) in
        if communicator.rank == 2 { throw error }
        try communicator.meet()
      }
    }
  }

  @Test func `are found out when they wait for each other`() {
    #expect(throws: DistributedError(.waitsForever(for: 1), on: 0)) {
      try Simulation.run(ranks: 2) { communicator throws(DistributedError) in
        let other = 1 - communicator.rank
        let numbers: [Double] = try communicator.receive(1, from: other)
        try communicator.send(numbers, to: other)
      }
    }
  }
}

@Suite struct `The split of rows` {
  @Test func `is even, in order, and whole`() {
    for ranks in 1...9 {
      for rows in 0...30 {
        let split = RowSplit(rows: rows, ranks: ranks)
        #expect(split.rows == rows && split.ranks == ranks)
        #expect((split.counts.max() ?? 0) - (split.counts.min() ?? 0) <= 1)
        #expect(RowSplit(counts: split.counts) == split)
      }
    }
  }
}
