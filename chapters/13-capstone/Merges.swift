import LinearAlgebra
import Literate

/// Words with how often they come, each split into tokens.
private struct Splits {
  var words: [(tokens: [String], count: Int)]
  var merges: [[String]] = []

  init(_ words: KeyValuePairs<String, Int>) {
    self.words = words.map { ($0.map(String.init) + ["_"], $1) }
  }

  // snippet.merges
  /// The most frequent pair of neighbors; of several, the one met first.
  func mostFrequentPair() -> (pair: [String], count: Int)? {
    var counts: [[String]: Int] = [:]
    var met: [[String]] = []
    for (tokens, count) in words {
      for (left, right) in zip(tokens, tokens.dropFirst()) {
        if counts[[left, right]] == nil { met.append([left, right]) }
        counts[[left, right], default: 0] += count
      }
    }
    let most = counts.values.max() ?? 0
    return met.first { counts[$0] == most }.map { ($0, most) }
  }

  mutating func merge(_ pair: [String]) {
    merges.append(pair)
    for i in words.indices {
      words[i].tokens = merged(words[i].tokens, pair)
    }
  }
  // snippet.end

  /// A word that was not counted, by the merges learned so far.
  func split(_ word: String) -> [String] {
    merges.reduce(word.map(String.init) + ["_"]) { merged($0, $1) }
  }
}

private func merged(_ tokens: [String], _ pair: [String]) -> [String] {
  tokens.reduce(into: []) { result, token in
    if token == pair[1], result.last == pair[0] {
      result[result.count - 1] += token
    } else {
      result.append(token)
    }
  }
}

func merges(_ page: Page) throws {
  var splits = Splits(["low": 5, "lower": 2, "newest": 6, "widest": 3])
  var table = Table("merge", "pair", "how often", "newest", "lowest")
  for step in 1...7 {
    guard let (pair, count) = splits.mostFrequentPair() else { break }
    splits.merge(pair)
    table.row(
      "\(step)", pair.joined(separator: " + "), "\(count)",
      splits.split("newest").joined(separator: " "),
      splits.split("lowest").joined(separator: " "))
  }
  page.print(table)
}
