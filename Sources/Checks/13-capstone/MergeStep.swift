import Attempts
import Grading
import LinearAlgebra
import Solutions13

typealias MergeAnswer = ([String], [[String]]) throws -> [String]

let mergeStep: Exercise = Exercise(
  "MergeStep",
  learner: { call in { tokens, merges in try call(tokens, merges) } },
  reference: Solutions13.mergeStep,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mergeMistakes()
) { answer, exam in
  func check(_ name: String, _ tokens: [String], _ merges: [[String]]) throws {
    exam.begin(name, given: ["tokens": tokens, "merges": merges])
    try exam.expect(
      try answer(tokens, merges), equals: merged(tokens, merges), as: "the tokens")
  }
  let learned = [["e", "r"], ["l", "o"], ["lo", "w"]]
  try check("the example", letters("lower"), learned)
  try check("the pair at the end", letters("her"), learned)
  try check("the pair at the start", letters("erb"), learned)
  try check("the whole word", letters("er"), learned)
  try check("twice in a word", letters("errer"), learned)
  try check("a first merge that is not there", letters("low"), learned)
  try check("a frequent pair later in the list", letters("lolober"), learned)
  try check("three equal tokens", letters("aaa"), [["a", "a"]])
  try check("four equal tokens", letters("aaaa"), [["a", "a"], ["aa", "aa"]])
  try check("five equal tokens", letters("baaaaa"), [["a", "a"], ["b", "a"]])
  try check("no tokens", [], learned)
  try check("one token", ["e"], learned)
  try check("one token that is a pair put together", ["er"], learned)
  try check("no merges", letters("lower"), [])
  try check("no merge that fits", letters("stuck"), learned)
  try check("the halves stand apart", letters("earl"), learned)
  try check("the pair the other way round", letters("rent"), learned)
  try check(
    "another pair with the same text", ["ab", "c", "a", "bc"], [["a", "bc"], ["ab", "c"]])
  try check("the same text in single letters", letters("abc"), [["ab", "c"], ["a", "b"]])
  try check("long tokens", ["the", "re", "fore", "the", "re"], [["re", "fore"], ["the", "re"]])
  var random = SplitMix64(seed: 134)
  for round in 1...20 {
    let alphabet = ["a", "b", "c", "ab", "bc"]
    func token() -> String { alphabet[Int(random.next() % 5)] }
    let tokens = (0..<4 + round).map { _ in token() }
    var merges: [[String]] = []
    for _ in 0..<6 {
      let pair = [token(), token()]
      if !merges.contains(pair) { merges.append(pair) }
    }
    try check("random tokens \(round)", tokens, merges)
  }
}

private func letters(_ word: String) -> [String] { word.map(String.init) }

/// Merges by marking which tokens begin a pair, from left to right.
private func merged(_ tokens: [String], _ merges: [[String]]) -> [String] {
  func begins(_ pair: [String], _ i: Int) -> Bool {
    i + 1 < tokens.count && tokens[i] == pair[0] && tokens[i + 1] == pair[1]
  }
  for pair in merges where tokens.indices.contains(where: { begins(pair, $0) }) {
    var result: [String] = []
    var isUsed = false
    for i in tokens.indices {
      if isUsed {
        isUsed = false
      } else if begins(pair, i) {
        result.append(tokens[i] + tokens[i + 1])
        isUsed = true
      } else {
        result.append(tokens[i])
      }
    }
    return result
  }
  return tokens
}
