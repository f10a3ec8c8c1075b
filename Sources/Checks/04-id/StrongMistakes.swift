import Grading
import LinearAlgebra

/// What people really get wrong about strong rank-revealing exchanges.
func strongMistakes() -> [Mistake<StrongAnswer>] {
  wrongGrowth() + wrongExchanges() + wrongBounds()
}

/// The method of the reference, with one thing done otherwise.
private struct Exchanger {
  var growth: (_ t: Double, _ steep: Double) -> Double = { ($0 * $0 + $1 * $1).squareRoot() }
  var inverseDistance: (_ inverse: Matrix<Double>, _ i: Int) -> Double = { $0[row: $1].norm }
  var residual: (Vector<Double>) -> Double = { $0.norm }
  var start: (Matrix<Double>) throws -> [Int] = { try ColumnPivotedQR($0).pivots }
  var allowed: (_ f: Double) -> Double = { $0 }
  var most = 200
  var isValid: (_ f: Double) -> Bool = { $0 > 1 && $0.isFinite }

  func answer() -> StrongAnswer {
    { a, k, f in
      guard isValid(f) else { throw Refusal() }
      var order = try start(a)
      for _ in 0..<most where k > 0 && k < order.count {
        let (c, others) = (a[columns: Array(order[..<k])], a[columns: Array(order[k...])])
        let qr = try QR(c)
        let inverse = try qr.r.solveTriangular(.upper, .identity(k))
        let inside = qr.q.transpose * others
        let t = inverse * inside
        let lengths = (0..<others.columns).map { residual((others - qr.q * inside)[column: $0]) }
        var best = (growth: allowed(f), i: -1, j: -1)
        for i in 0..<k {
          let distance = inverseDistance(inverse, i)
          for j in lengths.indices where growth(t[i, j], lengths[j] * distance) > best.growth {
            best = (growth(t[i, j], lengths[j] * distance), i, k + j)
          }
        }
        if best.i < 0 { break }
        order.swapAt(best.i, best.j)
      }
      return Array(order[..<k])
    }
  }
}

private func wrongGrowth() -> [Mistake<StrongAnswer>] {
  [
    Mistake(
      "looks at the coefficients alone", caughtAt: "a first choice to undo",
      Exchanger(growth: { t, _ in t.magnitude }).answer()),
    Mistake(
      "compares lengths alone", caughtAt: "a first choice to undo",
      Exchanger(growth: { _, steep in steep }).answer()),
    Mistake(
      "takes the larger of the two", caughtAt: "a first choice to undo",
      Exchanger(growth: { max($0.magnitude, $1) }).answer()),
    Mistake(
      "takes no magnitude of a coefficient", caughtAt: "a first choice to undo",
      Exchanger(growth: { t, steep in (max(t, 0) * max(t, 0) + steep * steep).squareRoot() })
        .answer()),
    Mistake(
      "takes the diagonal of R for the distances", caughtAt: "a first choice to undo",
      Exchanger(inverseDistance: { $0[$1, $1].magnitude }).answer()),
    Mistake(
      "calls residuals below 1e-10 zero", caughtAt: "a first choice to undo, times 2^-200",
      Exchanger(residual: { $0.norm < 1e-10 ? 0 : $0.norm }).answer()),
    Mistake(
      "computes with CᵀC", caughtAt: "steeply falling singular values",
      { a, k, f in
        try byNormalEquations(a, k, f)
      }),
    Mistake("compares determinants", caughtAt: "a small matrix of Kahan, times 2^-200") { a, k, f in
      try byDeterminants(a, k, f)
    },
  ]
}

private func wrongExchanges() -> [Mistake<StrongAnswer>] {
  [
    Mistake(
      "keeps the pivots of pivoted QR", caughtAt: "a first choice to undo",
      Exchanger(most: 0).answer()),
    Mistake(
      "stops after one exchange", caughtAt: "two choices to undo", Exchanger(most: 1).answer()),
    Mistake(
      "stops after ten exchanges", caughtAt: "twelve choices to undo", Exchanger(most: 10).answer()),
    Mistake("takes the longest columns", caughtAt: "a first choice to undo") { a, k, f in
      guard f > 1, f.isFinite else { throw Refusal() }
      let lengths = columnLengths(a)
      return Array(lengths.indices.sorted { lengths[$0] > lengths[$1] }.prefix(k))
    },
  ]
}

private func wrongBounds() -> [Mistake<StrongAnswer>] {
  [
    Mistake(
      "compares with f², and the growth is not squared", caughtAt: "a first choice to undo",
      Exchanger(allowed: { $0 * $0 }).answer()),
    Mistake(
      "takes 2 for every bound", caughtAt: "a first choice to undo",
      Exchanger(allowed: { _ in 2 }).answer()),
    Mistake(
      "lets the growth be five percent too large", caughtAt: "a bound just below the growth",
      Exchanger(allowed: { 1.05 * $0 }).answer()),
    Mistake(
      "accepts f below 1", caughtAt: "a bound of 0.5",
      Exchanger(isValid: { $0 > 0 && $0.isFinite }).answer()),
    Mistake(
      "accepts f = 1", caughtAt: "a bound of 1",
      Exchanger(isValid: { $0 >= 1 && $0.isFinite }).answer()),
    Mistake(
      "accepts an infinite bound", caughtAt: "an infinite bound",
      Exchanger(isValid: { $0 > 1 }).answer()),
    Mistake("looks at f only where there is a choice", caughtAt: "a bound of 1 for no columns") {
      a, k, f in
      if k == 0 || k == a.columns { return Array(0..<k) }
      return try Exchanger().answer()(a, k, f)
    },
  ]
}

/// Growth from the inverse of CᵀC, whose condition number is squared.
private func byNormalEquations(_ a: Matrix<Double>, _ k: Int, _ f: Double) throws -> [Int] {
  guard f > 1, f.isFinite else { throw Refusal() }
  var order = try ColumnPivotedQR(a).pivots
  for _ in 0..<200 where k > 0 && k < order.count {
    let (c, others) = (a[columns: Array(order[..<k])], a[columns: Array(order[k...])])
    let inverse = try c.gram().solve(.identity(k))
    let t = inverse * (c.transpose * others)
    let rest = others - c * t
    var best = (growth: f, i: -1, j: -1)
    for i in 0..<k {
      for j in 0..<others.columns {
        let steep = inverse[i, i].squareRoot() * rest[column: j].norm
        let growth = (t[i, j] * t[i, j] + steep * steep).squareRoot()
        if growth > best.growth { best = (growth, i, k + j) }
      }
    }
    if best.i < 0 { break }
    order.swapAt(best.i, best.j)
  }
  return Array(order[..<k])
}

/// Exchanges while det(CᵀC) grows, with determinants that underflow.
private func byDeterminants(_ a: Matrix<Double>, _ k: Int, _ f: Double) throws -> [Int] {
  guard f > 1, f.isFinite else { throw Refusal() }
  var order = try ColumnPivotedQR(a).pivots
  func square(_ columns: ArraySlice<Int>) throws -> Double {
    try LU(a[columns: Array(columns)].gram()).determinant
  }
  search: while k > 0 {
    let volume = try square(order[..<k])
    for i in 0..<k {
      for j in k..<order.count {
        var trial = order
        trial.swapAt(i, j)
        if try square(trial[..<k]) > f * f * volume {
          order = trial
          continue search
        }
      }
    }
    break
  }
  return Array(order[..<k])
}
