import Grading
import LinearAlgebra

/// What people really get wrong about a sum along a tree.
func reductionMistakes() -> [Mistake<ReductionAnswer>] { wrongTrees() + wrongAccounts() }

/// Plays rounds on the parts, as an answer that keeps both together would.
private func played(
  _ parts: [Vector<Double>], _ rounds: [[[Int]]], root: Int = 0
) -> (sum: Vector<Double>, rounds: [[[Int]]]) {
  var held = parts
  for message in rounds.joined() where parts.indices.contains(message[0]) {
    held[message[1]] += held[message[0]]
  }
  return (held[root], rounds)
}

/// Rounds in which the distance doubles.
private func doubling(
  _ count: Int, below limit: Int? = nil, reaching last: (Int, Int) -> Bool
) -> [[[Int]]] {
  var rounds: [[[Int]]] = []
  var distance = 1
  while distance < limit ?? count {
    rounds.append(
      stride(from: 0, to: count, by: 2 * distance)
        .filter { last($0, distance) }.map { [$0 + distance, $0] })
    distance *= 2
  }
  return rounds
}

private func wrongTrees() -> [Mistake<ReductionAnswer>] {
  [
    Mistake("lets all ranks send to rank 0 at once", caughtAt: "3 ranks") { parts in
      played(parts, parts.count > 1 ? [(1..<parts.count).map { [$0, 0] }] : [])
    },
    Mistake("lets them send to rank 0 one after the other", caughtAt: "4 ranks") { parts in
      played(parts, parts.indices.dropFirst().map { [[$0, 0]] })
    },
    Mistake("passes the sum on along a chain", caughtAt: "4 ranks") { parts in
      played(parts, parts.indices.dropFirst().reversed().map { [[$0, $0 - 1]] })
    },
    Mistake("forgets the last of an odd number", caughtAt: "3 ranks") { parts in
      let even = parts.count - parts.count % 2
      return played(
        parts, doubling(even) { receiver, distance in receiver + distance < even })
    },
    Mistake("needs a power of two", caughtAt: "3 ranks") { parts in
      let count = parts.count
      let rounds = doubling(count) { receiver, distance in receiver + 2 * distance <= count }
      return played(parts, rounds)
    },
    Mistake("sends to ranks that are not there", caughtAt: "3 ranks") { parts in
      played(parts, doubling(parts.count) { _, _ in true })
    },
    Mistake("makes one round too many", caughtAt: "a single rank") { parts in
      let count = parts.count
      return played(
        parts,
        doubling(count, below: count + 1) { receiver, distance in
          receiver + distance < count
        })
    },
    Mistake("halves the logarithm down", caughtAt: "3 ranks") { parts in
      let count = parts.count
      let rounds = Int(Double.log2(Double(count)))
      return played(
        parts, Array(doubling(count) { $0 + $1 < count }.prefix(rounds)))
    },
    Mistake("exchanges between partners", caughtAt: "2 ranks") { parts in
      let count = parts.count
      let rounds = doubling(count) { $0 + $1 < count }
      return (played(parts, rounds).sum, rounds.map { $0.flatMap { [$0, [$0[1], $0[0]]] } })
    },
  ]
}

private func wrongAccounts() -> [Mistake<ReductionAnswer>] {
  func tree(_ count: Int) -> [[[Int]]] { doubling(count) { $0 + $1 < count } }
  return [
    Mistake("writes the receiver first", caughtAt: "2 ranks") { parts in
      let rounds = tree(parts.count)
      return (played(parts, rounds).sum, rounds.map { $0.map { [$0[1], $0[0]] } })
    },
    Mistake("counts ranks from 1", caughtAt: "2 ranks") { parts in
      let rounds = tree(parts.count)
      return (played(parts, rounds).sum, rounds.map { $0.map { $0.map { $0 + 1 } } })
    },
    Mistake("gathers at the last rank", caughtAt: "2 ranks") { parts in
      let last = parts.count - 1
      let rounds = tree(parts.count).map { $0.map { $0.map { last - $0 } } }
      return played(parts, rounds, root: last)
    },
    Mistake(
      "adds from the first rank to the last", caughtAt: "numbers whose sum depends on the order"
    ) { parts in (parts.dropFirst().reduce(parts[0], +), tree(parts.count)) },
    Mistake("forgets rank 0's own part", caughtAt: "2 ranks") { parts in
      let sum = parts.count > 1 ? parts.dropFirst(2).reduce(parts[1], +) : parts[0]
      return (sum, tree(parts.count))
    },
    Mistake("puts each message in a round of its own", caughtAt: "4 ranks") { parts in
      played(parts, tree(parts.count).joined().map { [$0] })
    },
    Mistake("puts all messages in one round", caughtAt: "3 ranks") { parts in
      let messages = Array(tree(parts.count).joined())
      return (played(parts, [messages]).sum, messages.isEmpty ? [] : [messages])
    },
  ]
}
