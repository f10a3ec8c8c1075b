import Attempts
import Grading
import LinearAlgebra
import Solutions11

let dealing: Exercise = Exercise(
  "Dealing",
  learner: { call in { x, c in try call(x, c) } },
  reference: Solutions11.dealt(_:toHands:) as DealAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: dealingMistakes()
) { answer, exam in
  for (count, hands) in [(6, 2), (6, 3), (12, 3), (12, 4), (5, 1), (5, 5), (1, 1), (60, 4)] {
    let x = Vector((0..<count).map { Double($0 + 1) })
    exam.begin("\(count) entries, \(hands) hands", given: ["x": x, "c": hands])
    try exam.expect(try answer(x, hands), equals: played(x, hands), as: "the dealt vector")
  }
  let sizes: Vector<Double> = [0x1p-1060, 1, -0x1p1000, 1.0 / 3, 0, -7]
  exam.begin("entries of all sizes", given: ["x": sizes, "c": 2])
  try exam.expect(try answer(sizes, 2), equals: played(sizes, 2), as: "the dealt vector")
  let tiny: Vector<Double> = [0x1p-1060, -0x1p-1000, 0x1p-900, 0x1p-1074]
  exam.begin("small entries only", given: ["x": tiny, "c": 2])
  try exam.expect(try answer(tiny, 2), equals: played(tiny, 2), as: "the dealt vector")
  exam.begin("no entries", given: ["x": Vector<Double>.zero(0), "c": 3])
  try exam.expect(try answer(.zero(0), 3), equals: .zero(0), as: "the dealt vector")
  let six: Vector<Double> = [1, 2, 3, 4, 5, 6]
  try exam.expectRefusals(
    of: [
      "no hands": 0, "minus two hands": -2, "four hands for six entries": 4,
      "more hands than entries": 7, "twelve hands for six entries": 12,
    ],
    butNotOf: ["one hand": 1, "as many hands as entries": 6],
    given: { ["x": six, "c": $0] }, by: { try answer(six, $0) })
  exam.begin("no entries, no hands", given: ["x": Vector<Double>.zero(0), "c": 0])
  try exam.expectError(as: "a deal to no hands") { try answer(.zero(0), 0) }
}

typealias DealAnswer = (Vector<Double>, Int) throws -> Vector<Double>

/// Deals card by card, as one would.
private func played(_ x: Vector<Double>, _ count: Int) -> Vector<Double> {
  var hands: [[Double]] = Array(repeating: [], count: count)
  for (place, card) in x.enumerated() { hands[place % count].append(card) }
  return Vector(hands.flatMap { $0 })
}

private func dealingMistakes() -> [Mistake<DealAnswer>] {
  func guarded(_ x: Vector<Double>, _ c: Int) throws {
    guard c > 0 && x.count.isMultiple(of: c) else { throw UnevenDeal() }
  }
  return [
    Mistake("gives every hand its cards in one go", caughtAt: "6 entries, 2 hands") { x, c in
      try guarded(x, c)
      return x
    },
    Mistake("undoes the deal", caughtAt: "6 entries, 2 hands") { x, c in
      try guarded(x, c)
      return Vector((0..<x.count).map { x[$0 % c * (x.count / c) + $0 / c] })
    },
    Mistake("puts cards on top of a hand", caughtAt: "6 entries, 2 hands") { x, c in
      try guarded(x, c)
      return Vector(
        (0..<c).flatMap { hand in stride(from: hand, to: x.count, by: c).reversed().map { x[$0] } })
    },
    Mistake("begins with the last hand", caughtAt: "6 entries, 2 hands") { x, c in
      try guarded(x, c)
      return Vector(
        (0..<c).reversed().flatMap { hand in stride(from: hand, to: x.count, by: c).map { x[$0] } })
    },
    Mistake("leaves out what cannot be dealt", caughtAt: "four hands for six entries") { x, c in
      if c <= 0 { throw UnevenDeal() }
      let each = x.count / c
      return Vector((0..<c).flatMap { hand in (0..<each).map { x[$0 * c + hand] } })
    },
    Mistake("deals on when cards run out", caughtAt: "four hands for six entries") { x, c in
      if c <= 0 { throw UnevenDeal() }
      return Vector(
        (0..<c).flatMap { hand in stride(from: hand, to: x.count, by: c).map { x[$0] } })
    },
    Mistake("refuses as many hands as cards", caughtAt: "5 entries, 5 hands") { x, c in
      try guarded(x, c)
      if c == x.count && c > 1 { throw UnevenDeal() }
      return Vector(
        (0..<c).flatMap { hand in stride(from: hand, to: x.count, by: c).map { x[$0] } })
    },
    Mistake("deals to two hands always", caughtAt: "6 entries, 3 hands") { x, c in
      try guarded(x, c)
      let hands = c == 1 || c == x.count ? c : 2
      return Vector(
        (0..<hands).flatMap { hand in stride(from: hand, to: x.count, by: hands).map { x[$0] } })
    },
  ]
}
