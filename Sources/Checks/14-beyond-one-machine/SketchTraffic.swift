import Attempts
import Grading
import LinearAlgebra
import Solutions14

let sketchTraffic: Exercise = Exercise(
  "SketchTraffic",
  learner: { call in { n, l, q, ranks, alpha, beta in try call(n, l, q, ranks, alpha, beta) } },
  reference: Solutions14.sketchTraffic(
    columns:sketch:iterations:ranks:latency:secondsPerWord:) as TrafficAnswer,
  stub: { _, _, _, _, _, _ in throw NotAttempted() },
  mistakes: trafficMistakes()
) { answer, exam in
  for item in cases() {
    exam.begin(
      item.name,
      given: [
        "n": item.n, "ℓ": item.l, "q": item.q, "P": item.ranks, "α": item.alpha, "β": item.beta,
      ])
    let got = try answer(item.n, item.l, item.q, item.ranks, item.alpha, item.beta)
    let expected = counted(item)
    try exam.expect(got.messages, equals: expected.messages, as: "the number of messages")
    try exam.expect(got.words, equals: expected.words, as: "the number of words")
    try exam.expect(got.seconds, closeTo: expected.seconds, as: "the seconds")
  }
}

typealias Traffic = (messages: Int, words: Int, seconds: Double)
typealias TrafficAnswer = (Int, Int, Int, Int, Double, Double) throws -> Traffic

private typealias Case = (
  name: String, n: Int, l: Int, q: Int, ranks: Int, alpha: Double, beta: Double
)

private func cases() -> [Case] {
  let (alpha, beta) = (1e-6, 1e-9)
  var cases: [Case] = [
    ("two ranks, one column of each", 1, 1, 0, 2, 1, 0),
    ("two ranks, words alone", 5, 2, 0, 2, 0, 1), ("two ranks", 5, 2, 0, 2, 1, 1),
    ("a power iteration", 5, 2, 1, 2, 1, 1), ("three power iterations", 5, 2, 3, 2, 1, 1),
    ("a single rank", 100, 10, 2, 1, alpha, beta),
  ]
  for ranks in Array(3...9) + [15, 16, 17, 1000, 1024, 1025] {
    cases.append(("\(ranks) ranks", 40, 7, 1, ranks, alpha, beta))
  }
  cases += [
    ("a fast network", 5, 2, 0, 2, 0x1p-60, 0x1p-60),
    ("a network without delay", 50, 3, 1, 6, 0, 0),
    ("a large problem", 1_000_000, 30, 2, 10_000, 2e-6, 8e-10),
    ("a wide sketch", 20, 20, 0, 5, alpha, beta),
  ]
  for sketch in 1...4 { cases.append(("ℓ = \(sketch)", 13, sketch, 2, 4, alpha, beta)) }
  return cases
}

/// Counts by sending: each reduction goes up a tree and comes back.
private func counted(_ item: Case) -> Traffic {
  var traffic: Traffic = (0, 0, 0)
  func travel(_ words: Int) {
    // How many ranks know, or are known; it doubles in each round.
    var reached = 1
    while reached < item.ranks {
      let senders = min(reached, item.ranks - reached)
      traffic.messages += senders
      traffic.words += senders * words
      traffic.seconds += item.alpha + Double(words) * item.beta
      reached += senders
    }
  }
  for _ in 0...item.q {
    travel((1...item.l).reduce(0, +))
    travel(item.l * item.l)
    for _ in 0..<2 { travel(item.n * item.l) }
  }
  return traffic
}
