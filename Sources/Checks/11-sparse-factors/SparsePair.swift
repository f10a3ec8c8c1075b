import Attempts
import Grading
import LinearAlgebra
import Solutions11

let sparsePair: Exercise = Exercise(
  "SparsePair",
  learner: { call in { w, budget in try call(w, budget) } },
  reference: Solutions11.sparsePair(_:budget:) as PairAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: pairMistakes()
) { answer, exam in
  for (rows, columns, exponent) in [
    (32, 32, 0), (30, 30, 0), (24, 40, 0), (40, 24, 0), (32, 32, -200), (32, 32, 200),
  ] {
    var random = SplitMix64(seed: UInt64(1170 + rows + abs(exponent + 1)))
    let unit = Unit(exponent: exponent)
    let w = unit(Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random))
    let budget = w.elements.count / 2
    exam.begin(
      "\(rows) × \(columns), \(unit.name)", given: ["W": w, "budget": budget],
      largeBecause: "in a small matrix there is little to choose")
    let (left, right) = try answer(w, budget)
    try exam.expectPair(left, right, of: w, within: budget)
    let error = (w - left * right).frobeniusNorm
    let sorted = w.elements.map(\.magnitude).sorted(by: >)
    let single = Vector(sorted.dropFirst(budget)).norm
    try exam.expect(
      error <= 0.8 * single, as: "the error of AB",
      expected: "at most 4/5 of \(single.exhibit), which a single matrix leaves",
      got: error.exhibit)
  }
  for (name, w, budget) in [
    ("a matrix of zeros", Matrix<Double>.zero(rows: 4, columns: 6), 12),
    ("no budget", .identity(4), 0),
  ] {
    exam.begin(name, given: ["W": w, "budget": budget])
    let (left, right) = try answer(w, budget)
    try exam.expectPair(left, right, of: w, within: budget)
    try exam.expect(left * right, equals: .zero(rows: w.rows, columns: w.columns), as: "AB")
  }
}

typealias PairAnswer = (Matrix<Double>, Int) throws -> (left: Matrix<Double>, right: Matrix<Double>)

extension Exam {
  fileprivate func expectPair(
    _ left: Matrix<Double>, _ right: Matrix<Double>, of w: Matrix<Double>, within budget: Int
  ) throws {
    try expect(
      left.columns == right.rows, as: "the inner sizes of the factors", expected: "the same twice",
      got: "\(left.shape) and \(right.shape)")
    try expect(left.rows, equals: w.rows, as: "the number of rows of A")
    try expect(right.columns, equals: w.columns, as: "the number of columns of B")
    let used = (left.elements + right.elements).count { $0 != 0 }
    try expect(
      used <= budget, as: "the number of entries that are not zero", expected: "at most \(budget)",
      got: "\(used)")
  }
}

private func pairMistakes() -> [Mistake<PairAnswer>] {
  func largest(_ x: Matrix<Double>, _ count: Int) -> Matrix<Double> {
    let order = x.elements.indices.sorted { x.elements[$0].magnitude > x.elements[$1].magnitude }
    var kept = [Double](repeating: 0, count: x.elements.count)
    for place in order.prefix(count) { kept[place] = x.elements[place] }
    return Matrix(rows: x.rows, columns: x.columns, columnMajor: kept)
  }
  return [
    Mistake("prunes W and leaves the other factor the identity", caughtAt: "32 × 32, as it is") {
      w, budget in
      let size = min(w.rows, w.columns, budget)
      let kept = largest(w, budget - size)
      return w.rows <= w.columns ? (.identity(w.rows), kept) : (kept, .identity(w.columns))
    },
    Mistake("takes a thin product", caughtAt: "32 × 32, as it is") { w, budget in
      let svd = try SVD(w)
      let rank = budget / (w.rows + w.columns)
      let tall = svd.u[columns: 0..<rank].scaled(columnsBy: svd.singularValues[0..<rank])
      return (tall, svd.v[columns: 0..<rank].transposed())
    },
    Mistake("gives the whole budget to each factor", caughtAt: "32 × 32, as it is") { w, budget in
      var left = Matrix<Double>.identity(w.rows)
      for i in 0..<(w.rows - 1) where i < budget { left[i, i + 1] = 1e-9 }
      return (left, largest(w, budget))
    },
    Mistake("does not prune in the end", caughtAt: "32 × 32, as it is") { w, _ in
      (.identity(w.rows), w)
    },
    Mistake("prunes both factors of an SVD", caughtAt: "32 × 32, as it is") { w, budget in
      let svd = try SVD(w)
      let left = svd.u.scaled(columnsBy: svd.singularValues)
      return (largest(left, budget / 2), largest(svd.v.transposed(), budget - budget / 2))
    },
    Mistake("keeps the largest entries and fits the other factor", caughtAt: "32 × 32, as it is") {
      w, budget in
      let kept = largest(w, budget - min(w.rows, budget))
      var scales = Vector<Double>.zero(w.rows)
      for i in 0..<min(w.rows, budget) {
        let row = kept[row: i]
        let square = row.dot(row)
        scales[i] = square > 0 ? row.dot(w[row: i]) / square : 0
      }
      return (Matrix(diagonal: scales), kept)
    },
  ]
}
