import Attempts
import Grading
import LinearAlgebra
import Solutions11

let alternatingStep: Exercise = Exercise(
  "AlternatingStep",
  learner: { call in { w, a, z, u, rho, count in try call(w, a, z, u, rho, count) } },
  reference: Solutions11.alternatingStep(_:left:sparse:dual:penalty:keeping:) as StepAnswer,
  stub: { _, _, _, _, _, _ in throw NotAttempted() },
  mistakes: stepMistakes()
) { answer, exam in
  for item in stepItems() {
    exam.begin(
      item.name,
      given: [
        "W": item.w, "A": item.a, "Z": item.z, "U": item.u, "ρ": item.rho, "s": item.count,
      ])
    let got = try answer(item.w, item.a, item.z, item.u, item.rho, item.count)
    let (sparse, dual) = try expectedStep(item)
    let size = (sparse + dual).frobeniusNorm
    try exam.expect(got.sparse, closeTo: sparse, within: 1e-9, beside: size, as: "Z")
    try exam.expect(
      got.sparse.elements.count { $0 != 0 } <= item.count, as: "the number of entries of Z",
      expected: "at most \(item.count)", got: "\(got.sparse.elements.count { $0 != 0 })")
    try exam.expect(got.dual, closeTo: dual, within: 1e-9, beside: size, as: "U")
  }
}

typealias StepAnswer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>, Double, Int
) throws -> (sparse: Matrix<Double>, dual: Matrix<Double>)

struct StepItem {
  let name: String
  let w: Matrix<Double>
  let a: Matrix<Double>
  let z: Matrix<Double>
  let u: Matrix<Double>
  let rho: Double
  let count: Int
}

/// The step by another way: least squares with `√ρ I` below A.
private func expectedStep(
  _ item: StepItem
) throws -> (sparse: Matrix<Double>, dual: Matrix<Double>) {
  let root = item.rho.squareRoot()
  let tall = item.a.appending(rowsOf: .identity(item.a.columns) * root)
  let goal = item.w.appending(rowsOf: (item.z - item.u) * root)
  let sum = try tall.leastSquares(goal) + item.u
  let limit = sum.elements.map(\.magnitude).sorted(by: >)
  let least = item.count > 0 ? limit[item.count - 1] : .infinity
  let sparse = sum.map { $0.magnitude >= least ? $0 : 0 }
  return (sparse, sum - sparse)
}

private func stepItems() -> [StepItem] {
  var random = SplitMix64(seed: 116)
  var items = [
    StepItem(
      name: "the example", w: [[3, 1], [5, 1]], a: [[1], [1]], z: [[2, 0]], u: [[1, -1]], rho: 2,
      count: 1)
  ]
  func item(
    _ name: String, _ m: Int, _ k: Int, _ n: Int, rho: Double = 1, count: Int,
    _ change: (inout Matrix<Double>) -> Void = { _ in }
  ) -> StepItem {
    var a = Matrix<Double>.gaussian(rows: m, columns: k, using: &random)
    change(&a)
    return StepItem(
      name: name, w: .gaussian(rows: m, columns: n, using: &random), a: a,
      z: .gaussian(rows: k, columns: n, using: &random),
      u: .gaussian(rows: k, columns: n, using: &random), rho: rho, count: count)
  }
  items += [
    item("a square left factor", 4, 4, 5, count: 8),
    item("a tall left factor", 6, 3, 4, count: 5),
    item("a wide left factor", 3, 5, 4, count: 9),
    item("no entries kept", 3, 3, 3, count: 0),
    item("all entries kept", 3, 3, 3, count: 9),
    item("one entry kept", 3, 3, 3, count: 1),
    item("a small penalty", 5, 4, 4, rho: 1e-3, count: 6),
    item("a large penalty", 5, 4, 4, rho: 1e3, count: 6),
    item("equal columns of A", 4, 3, 4, count: 6) { $0[column: 2] = $0[column: 0] },
    item("a column of zeros", 4, 3, 4, count: 6) { $0[column: 1] = .zero(4) },
    item("A is zero", 3, 3, 4, count: 6) { $0 = .zero(rows: 3, columns: 3) },
  ]
  let base = item("", 4, 3, 4, count: 5)
  for exponent in [-200, 200] {
    let unit = Unit(exponent: exponent)
    items.append(
      StepItem(
        name: "W, Z and U \(unit.name)", w: unit(base.w), a: base.a, z: unit(base.z),
        u: unit(base.u), rho: 1, count: 5))
  }
  for exponent in [-100, 100] {
    let unit = Unit(exponent: exponent)
    items.append(
      StepItem(
        name: "W and A \(unit.name)", w: unit(base.w), a: unit(base.a), z: base.z, u: base.u,
        rho: unit.power(2), count: 5))
  }
  return items
}

private func stepMistakes() -> [Mistake<StepAnswer>] {
  /// The step, with each of its parts exchangeable.
  func step(
    _ w: Matrix<Double>, _ a: Matrix<Double>, _ z: Matrix<Double>, _ u: Matrix<Double>,
    _ rho: Double, _ count: Int,
    system: Double? = nil, goal: Matrix<Double>? = nil,
    picked: (Matrix<Double>) -> Matrix<Double>,
    dual: (_ b: Matrix<Double>, _ z: Matrix<Double>) -> Matrix<Double>
  ) throws -> (sparse: Matrix<Double>, dual: Matrix<Double>) {
    var matrix = a.gram()
    for i in 0..<matrix.rows { matrix[i, i] += system ?? rho }
    let b = try LU(matrix).solve(goal ?? a.transpose * w + rho * (z - u))
    let sparse = largest(picked(b), count)
    return (sparse, dual(b, sparse))
  }
  func largest(_ x: Matrix<Double>, _ count: Int) -> Matrix<Double> {
    let sorted = x.elements.map(\.magnitude).sorted(by: >)
    let least = count > 0 ? sorted[count - 1] : .infinity
    return x.map { $0.magnitude >= least ? $0 : 0 }
  }
  return [
    Mistake("leaves the dual as it is", caughtAt: "the example") { w, a, z, u, rho, s in
      try step(w, a, z, u, rho, s, picked: { $0 + u }, dual: { _, _ in u })
    },
    Mistake("picks from B and forgets U", caughtAt: "the example") { w, a, z, u, rho, s in
      try step(w, a, z, u, rho, s, picked: { $0 }, dual: { u + $0 - $1 })
    },
    Mistake("takes the sign of the dual the other way", caughtAt: "the example") {
      w, a, z, u, rho, s in
      try step(
        w, a, z, u, rho, s, goal: a.transpose * w + rho * (z + u), picked: { $0 - u },
        dual: { u - $0 + $1 })
    },
    Mistake("leaves ρ out on the right", caughtAt: "the example") { w, a, z, u, rho, s in
      try step(
        w, a, z, u, rho, s, goal: a.transpose * w + (z - u), picked: { $0 + u },
        dual: { u + $0 - $1 })
    },
    Mistake("leaves ρ out on the left", caughtAt: "the example") { w, a, z, u, rho, s in
      try step(
        w, a, z, u, rho, s, system: 0, picked: { $0 + u }, dual: { u + $0 - $1 })
    },
    Mistake("has 1 for ρ", caughtAt: "the example") { w, a, z, u, _, s in
      try step(w, a, z, u, 1, s, picked: { $0 + u }, dual: { u + $0 - $1 })
    },
    Mistake("does without the old Z", caughtAt: "the example") { w, a, z, u, rho, s in
      try step(
        w, a, z, u, rho, s, goal: a.transpose * w - rho * u, picked: { $0 + u },
        dual: { u + $0 - $1 })
    },
    Mistake("takes the old Z for the new dual", caughtAt: "the example") { w, a, z, u, rho, s in
      try step(w, a, z, u, rho, s, picked: { $0 + u }, dual: { b, _ in u + b - z })
    },
    Mistake("keeps the largest entries of each column", caughtAt: "a square left factor") {
      w, a, z, u, rho, s in
      if z.rows == 1 {
        return try step(w, a, z, u, rho, s, picked: { $0 + u }, dual: { u + $0 - $1 })
      }
      return try step(
        w, a, z, u, rho, z.elements.count,
        picked: { b in
          let sum = b + u
          return Matrix(
            columns: (0..<sum.columns).map {
              largest(Matrix(column: sum[column: $0]), s / sum.columns)[column: 0]
            })
        }, dual: { u + $0 - $1 })
    },
    Mistake("returns B and not the sparse factor", caughtAt: "the example") { w, a, z, u, rho, s in
      let (sparse, dual) = try step(
        w, a, z, u, rho, s, picked: { $0 + u }, dual: { u + $0 - $1 })
      return (sparse + dual - u, dual)
    },
  ]
}
