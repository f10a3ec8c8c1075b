import Grading

/// What people really get wrong about a merge.
func mergeMistakes() -> [Mistake<MergeAnswer>] { wrongPairs() + wrongPlaces() }

private func wrongPairs() -> [Mistake<MergeAnswer>] {
  [
    Mistake("takes the first pair of the word that is listed", caughtAt: "the example") {
      tokens, merges in
      let pair = zip(tokens, tokens.dropFirst()).map { [$0, $1] }.first(where: merges.contains)
      return pair.map { join(tokens, at: places(of: $0, in: tokens)) } ?? tokens
    },
    Mistake("takes the last of the list", caughtAt: "the example") { tokens, merges in
      let pair = merges.last { !places(of: $0, in: tokens).isEmpty }
      return pair.map { join(tokens, at: places(of: $0, in: tokens)) } ?? tokens
    },
    Mistake("takes the most frequent pair", caughtAt: "a frequent pair later in the list") {
      tokens, merges in
      var best: [String]?
      for pair in merges {
        let (count, most) = (
          places(of: pair, in: tokens).count, best.map { places(of: $0, in: tokens).count } ?? 0
        )
        if count > most { best = pair }
      }
      return best.map { join(tokens, at: places(of: $0, in: tokens)) } ?? tokens
    },
    Mistake("goes on until nothing changes", caughtAt: "the example") { tokens, merges in
      var tokens = tokens
      while let pair = merges.first(where: { !places(of: $0, in: tokens).isEmpty }) {
        tokens = join(tokens, at: places(of: pair, in: tokens))
      }
      return tokens
    },
    Mistake("goes once through the whole list", caughtAt: "the example") { tokens, merges in
      merges.reduce(tokens) { join($0, at: places(of: $1, in: $0)) }
    },
    Mistake("looks at the first of the list only", caughtAt: "a first merge that is not there") {
      tokens, merges in
      merges.first.map { join(tokens, at: places(of: $0, in: tokens)) } ?? tokens
    },
    Mistake("compares the text put together", caughtAt: "another pair with the same text") {
      tokens, merges in
      func isAt(_ pair: [String], _ i: Int) -> Bool {
        tokens[i] + tokens[i + 1] == pair[0] + pair[1]
      }
      let starts = tokens.indices.dropLast()
      for pair in merges where starts.contains(where: { isAt(pair, $0) }) {
        return join(tokens, at: separate(starts.filter { isAt(pair, $0) }))
      }
      return tokens
    },
    Mistake("does not look at the order of the two", caughtAt: "twice in a word") {
      tokens, merges in
      for pair in merges {
        let both = places(of: pair, in: tokens) + places(of: pair.reversed(), in: tokens)
        if !both.isEmpty { return join(tokens, at: separate(both.sorted())) }
      }
      return tokens
    },
    Mistake("asks whether both halves occur somewhere", caughtAt: "the halves stand apart") {
      tokens, merges in
      let pair = merges.first { $0.allSatisfy(tokens.contains) }
      guard let pair else { return tokens }
      let starts = places(of: pair, in: tokens)
      return starts.isEmpty ? tokens.filter { !pair.contains($0) } : join(tokens, at: starts)
    },
  ]
}

private func wrongPlaces() -> [Mistake<MergeAnswer>] {
  /// Merges the right pair at places of one's own.
  func at(
    _ choose: @escaping (_ pair: [String], _ tokens: [String]) -> [Int]
  ) -> MergeAnswer {
    { tokens, merges in
      let pair = merges.first { !places(of: $0, in: tokens).isEmpty }
      return pair.map { join(tokens, at: choose($0, tokens)) } ?? tokens
    }
  }
  return [
    Mistake(
      "merges the first place only", caughtAt: "twice in a word",
      at { pair, tokens in Array(places(of: pair, in: tokens).prefix(1)) }),
    Mistake(
      "merges the last place only", caughtAt: "twice in a word",
      at { pair, tokens in Array(places(of: pair, in: tokens).suffix(1)) }),
    Mistake(
      "merges from right to left", caughtAt: "three equal tokens",
      at { pair, tokens in
        var starts: [Int] = []
        for i in tokens.indices.dropLast().reversed() where Array(tokens[i...i + 1]) == pair {
          if starts.last != i + 1 { starts.append(i) }
        }
        return starts.sorted()
      }),
    Mistake(
      "stops before the last pair", caughtAt: "the example",
      at { pair, tokens in places(of: pair, in: tokens).filter { $0 + 2 < tokens.count } }),
    Mistake("loses the last token", caughtAt: "the pair at the start") { tokens, merges in
      let pair = merges.first { !places(of: $0, in: tokens).isEmpty }
      guard let pair else { return tokens }
      let starts = places(of: pair, in: tokens)
      let joined = join(tokens, at: starts)
      return starts.last == tokens.count - 2 ? joined : joined.dropLast()
    },
    Mistake("uses a token twice", caughtAt: "three equal tokens") { tokens, merges in
      let pair = merges.first { !places(of: $0, in: tokens).isEmpty }
      guard let pair else { return tokens }
      var result: [String] = []
      for i in tokens.indices {
        let isStart = i + 1 < tokens.count && Array(tokens[i...i + 1]) == pair
        let isEnd = i > 0 && Array(tokens[i - 1...i]) == pair
        if isStart { result.append(pair[0] + pair[1]) } else if !isEnd { result.append(tokens[i]) }
      }
      return result
    },
  ]
}

/// Where a pair begins, without overlaps, from left to right.
private func places(of pair: [String], in tokens: [String]) -> [Int] {
  separate(tokens.indices.dropLast().filter { Array(tokens[$0...$0 + 1]) == pair })
}

private func separate(_ starts: [Int]) -> [Int] {
  starts.reduce(into: []) { kept, start in
    if kept.last.map({ start > $0 + 1 }) ?? true { kept.append(start) }
  }
}

private func join(_ tokens: [String], at starts: [Int]) -> [String] {
  let ends = Set(starts.map { $0 + 1 })
  return tokens.indices.filter { !ends.contains($0) }.map {
    starts.contains($0) ? tokens[$0] + tokens[$0 + 1] : tokens[$0]
  }
}
