import Attempts
import Grading
import LinearAlgebra
import Solutions14

let treeReduction: Exercise = Exercise(
  "TreeReduction",
  learner: { call in { parts in try call(parts) } },
  reference: Solutions14.treeReduction(_:) as ReductionAnswer,
  stub: { _ in throw NotAttempted() },
  mistakes: reductionMistakes()
) { answer, exam in
  for count in Array(1...18) + [31, 32, 33, 100] {
    let parts = (1...count).map { number -> Vector<Double> in
      [Double(number), Double(-3 * number)]
    }
    exam.begin(count == 1 ? "a single rank" : "\(count) ranks", given: ["parts": parts])
    try examine(try answer(parts), of: parts, exam)
  }
  for (name, parts) in [
    ("numbers whose sum depends on the order", rounding), ("long vectors", long),
    ("numbers near 2^-200", long.map { Unit(exponent: -200)($0) }),
    ("vectors without entries", Array(repeating: [], count: 3)),
  ] {
    exam.begin(name, given: ["parts": parts])
    try examine(try answer(parts), of: parts, exam)
  }
}

typealias ReductionAnswer = ([Vector<Double>]) throws -> (
  sum: Vector<Double>, rounds: [[[Int]]]
)

/// Plays the rounds, and compares the sum with what they make of the parts.
private func examine(
  _ got: (sum: Vector<Double>, rounds: [[[Int]]]), of parts: [Vector<Double>], _ exam: Exam
) throws {
  var ranks = SimulatedRanks(parts)
  for (index, round) in got.rounds.enumerated() {
    let objection = ranks.play(round)
    try exam.expect(
      objection == nil, as: "round \(index)",
      expected: "each rank sends one message or receives one",
      got: "\(objection ?? ""): \(round.exhibit)")
  }
  try exam.expect(
    ranks.shares[0], equals: Array(repeating: 1, count: parts.count),
    as: "how often each part is in what rank 0 holds")
  try exam.expect(ranks.messages, equals: parts.count - 1, as: "the number of messages")
  try exam.expect(got.rounds.count, equals: depth(parts.count), as: "the number of rounds")
  try exam.expect(
    got.sum == ranks.held[0], as: "the sum, added as the rounds say",
    expected: ranks.held[0].exhibit,
    got: got.sum.exhibit + (got.sum.count == ranks.held[0].count ? " (the last bits count)" : ""))
}

/// Beside 1 a small number is lost, and two of them together are not.
private let rounding: [Vector<Double>] = (0..<11).map { rank -> Vector<Double> in
  [rank == 0 ? 1 : 0x1p-53, 1 / Double(rank + 3)]
}

private let long: [Vector<Double>] = (0..<5).map { rank in
  Vector((0..<40).map { Double(rank * 40 + $0) })
}
