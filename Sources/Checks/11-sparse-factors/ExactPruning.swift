import Attempts
import Grading
import LinearAlgebra
import Solutions11

let exactPruning: Exercise = Exercise(
  "ExactPruning",
  learner: { call in { a, count in try call(a, count) } },
  reference: Solutions11.pruned(_:keeping:) as PruningAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: pruningMistakes()
) { answer, exam in
  var random = SplitMix64(seed: 115)
  let gaussian = Matrix<Double>.gaussian(rows: 4, columns: 5, using: &random)
  let ties = Matrix<Double>(rows: 3, columns: 3) { i, j in (i + j).isMultiple(of: 2) ? 2 : -2 }
  let sizes: Matrix<Double> = [[0x1p-1060, 0x1p1000], [-0x1p-1050, -0x1p999], [0, 0x1p-1070]]
  let cases: [(name: String, a: Matrix<Double>, counts: [Int])] = [
    ("the example", [[3, -1], [1, -4]], [3, 1, 2, 0, 4]),
    ("different entries", gaussian, [7, 1, 10, 19, 20, 0]),
    ("negative entries", [[-5, 1], [-2, 3]], [1, 2, 3]),
    ("equal magnitudes", ties, [4, 1, 5, 8, 9, 0]),
    ("ties in the middle", [[4, 2, 2], [2, -2, 1]], [3, 1, 2, 4, 5]),
    ("zeros", [[0, 7, 0], [0, 0, -1]], [1, 2, 4, 6]),
    ("only zeros", .zero(rows: 2, columns: 2), [2, 4]),
    ("entries of all sizes", sizes, [1, 2, 3, 4, 5]),
    ("small entries only", [[0x1p-1060, -0x1p-1000], [0x1p-900, 0x1p-1074]], [1, 2, 3]),
    ("one row", [[1, -3, 2]], [2]), ("one column", [[1], [-3], [2]], [2]),
    ("no entries", .zero(rows: 0, columns: 3), [0]),
  ]
  for (name, a, counts) in cases {
    for count in counts {
      exam.begin("\(name), \(count) kept", given: ["A": a, "count": count])
      try exam.expect(try answer(a, count), isPrunedFrom: a, keeping: count)
    }
  }
  try exam.expectRefusals(
    of: ["a negative budget": -1, "one entry too many": 21], butNotOf: ["all entries": 20],
    given: { ["A": gaussian, "count": $0] }, by: { try answer(gaussian, $0) })
}

typealias PruningAnswer = (Matrix<Double>, Int) throws -> Matrix<Double>

extension Exam {
  fileprivate func expect(
    _ got: Matrix<Double>, isPrunedFrom a: Matrix<Double>, keeping count: Int
  ) throws {
    try expect(got, hasShape: (a.rows, a.columns), as: "the pruned matrix")
    let isKept = zip(got.elements, a.elements).allSatisfy { $0 == 0 || $0 == $1 }
    try expect(
      isKept, as: "the entries that are not zero", expected: "those of A, in their places",
      got: got.exhibit)
    let wanted = min(count, a.elements.count { $0 != 0 })
    try expect(
      got.elements.count { $0 != 0 }, equals: wanted, as: "the number of entries that are not zero")
    let places = a.elements.indices
    let dropped =
      places.filter { got.elements[$0] == 0 }.map { a.elements[$0].magnitude }.max() ?? 0
    let kept = places.filter { got.elements[$0] != 0 }.map { a.elements[$0].magnitude }.min()
    try expect(
      dropped <= kept ?? .infinity || count == 0, as: "the largest entry that was dropped",
      expected: "none above the smallest kept, of magnitude \((kept ?? 0).exhibit)",
      got: "one of magnitude \(dropped.exhibit)")
  }
}

private func pruningMistakes() -> [Mistake<PruningAnswer>] {
  func checked(_ a: Matrix<Double>, _ count: Int) throws {
    guard (0...a.elements.count).contains(count) else { throw NoSuchBudget() }
  }
  func keeping(_ a: Matrix<Double>, _ places: some Sequence<Int>) -> Matrix<Double> {
    var kept = [Double](repeating: 0, count: a.elements.count)
    for place in places { kept[place] = a.elements[place] }
    return Matrix(rows: a.rows, columns: a.columns, columnMajor: kept)
  }
  func order(_ a: Matrix<Double>) -> [Int] {
    a.elements.indices.sorted { a.elements[$0].magnitude > a.elements[$1].magnitude }
  }
  return [
    Mistake("keeps all that tie with the last", caughtAt: "the example, 3 kept") { a, count in
      try checked(a, count)
      if count == 0 { return a.map { _ in 0 } }
      let limit = a.elements.map(\.magnitude).sorted(by: >)[count - 1]
      return a.map { $0.magnitude >= limit ? $0 : 0 }
    },
    Mistake("drops all that tie with the first dropped", caughtAt: "the example, 3 kept") {
      a, count in
      try checked(a, count)
      let sorted = a.elements.map(\.magnitude).sorted(by: >)
      let limit = count < sorted.count ? sorted[count] : -1
      return a.map { $0.magnitude > limit ? $0 : 0 }
    },
    Mistake("compares signed values", caughtAt: "the example, 3 kept") { a, count in
      try checked(a, count)
      return keeping(a, a.elements.indices.sorted { a.elements[$0] > a.elements[$1] }.prefix(count))
    },
    Mistake("keeps the smallest", caughtAt: "the example, 3 kept") { a, count in
      try checked(a, count)
      return keeping(a, order(a).suffix(count))
    },
    Mistake("returns magnitudes", caughtAt: "the example, 3 kept") { a, count in
      try checked(a, count)
      return keeping(a, order(a).prefix(count)).map(\.magnitude)
    },
    Mistake("drops as many as it should keep", caughtAt: "the example, 3 kept") { a, count in
      try checked(a, count)
      return keeping(a, order(a).prefix(a.elements.count - count))
    },
    Mistake("shares the budget among the columns", caughtAt: "different entries, 7 kept") {
      a, count in
      try checked(a, count)
      if a.elements.count <= 4 { return keeping(a, order(a).prefix(count)) }
      let share = count / max(1, a.columns)
      return keeping(
        a,
        (0..<a.columns).flatMap { j in
          order(Matrix(column: a[column: j])).prefix(share).map { $0 + j * a.rows }
        })
    },
    Mistake("compares squares", caughtAt: "entries of all sizes, 3 kept") { a, count in
      try checked(a, count)
      return keeping(
        a,
        a.elements.indices.sorted {
          a.elements[$0] * a.elements[$0] > a.elements[$1] * a.elements[$1]
        }.prefix(count))
    },
    Mistake("treats tiny entries as zeros", caughtAt: "entries of all sizes, 3 kept") { a, count in
      try checked(a, count)
      return keeping(a, order(a).prefix(count).filter { a.elements[$0].magnitude > 1e-12 })
    },
    Mistake("cuts a budget that is too large", caughtAt: "one entry too many") { a, count in
      if count < 0 { throw NoSuchBudget() }
      return keeping(a, order(a).prefix(count))
    },
    Mistake("takes a negative budget for none", caughtAt: "a negative budget") { a, count in
      if count > a.elements.count { throw NoSuchBudget() }
      return keeping(a, order(a).prefix(max(0, count)))
    },
  ]
}
