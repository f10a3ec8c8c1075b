import Grading
import LinearAlgebra

/// What people really get wrong about a decomposition to a given precision.
func precisionMistakes() -> [Mistake<PrecisionAnswer>] {
  wrongErrors() + wrongLimits() + wrongCounts() + wrongCoefficients() + wrongRefusals()
}

/// The method of the reference, with one thing done otherwise.
private struct Truncation {
  var error: (_ rest: Matrix<Double>) throws -> Double = { try $0.spectralNorm() }
  var allowed: (_ a: Matrix<Double>, _ epsilon: Double) throws -> Double = {
    try $1 * $0.spectralNorm()
  }
  var count: (_ right: Int, _ bound: Int) -> Int = { right, _ in right }
  var isValid: (_ epsilon: Double) -> Bool = { $0 > 0 && $0.isFinite }

  func answer() -> PrecisionAnswer {
    { a, epsilon in
      guard isValid(epsilon) else { throw Refusal() }
      let r = try ColumnPivotedQR(a).r
      let allowed = try allowed(a, epsilon)
      let enough = try (0..<r.rows).first {
        try error(r[rows: $0..<r.rows][columns: $0..<r.columns]) <= allowed
      }
      let right = epsilon >= 1 ? 0 : enough ?? r.rows
      return try firstPivots(a, count(right, r.rows))
    }
  }
}

private func wrongErrors() -> [Mistake<PrecisionAnswer>] {
  [
    Mistake(
      "stops when a pivot is small", caughtAt: "many equal short columns, just not enough columns",
      Truncation(error: { $0[0, 0].magnitude }).answer()),
    Mistake(
      "takes the largest entry for the error",
      caughtAt: "many equal short columns, just not enough columns",
      Truncation(error: { $0.maxNorm }).answer()),
    Mistake(
      "bounds the error by its Frobenius norm",
      caughtAt: "many equal short columns, just enough columns",
      Truncation(error: { $0.frobeniusNorm }).answer()),
    Mistake(
      "takes singular values for errors",
      caughtAt: "many equal short columns, just not enough columns"
    ) { a, epsilon in
      guard epsilon > 0, epsilon.isFinite else { throw Refusal() }
      let sigma = try a.singularValues()
      let k = sigma.firstIndex { $0 <= epsilon * sigma[0] } ?? sigma.count
      return try firstPivots(a, epsilon >= 1 ? 0 : k)
    },
  ]
}

private func wrongLimits() -> [Mistake<PrecisionAnswer>] {
  [
    Mistake(
      "compares Frobenius norms",
      caughtAt: "many equal short columns, just not enough columns",
      Truncation(error: { $0.frobeniusNorm }, allowed: { $1 * $0.frobeniusNorm }).answer()),
    Mistake(
      "takes ε for an absolute error", caughtAt: "a diagonal matrix",
      Truncation(allowed: { $1 }).answer()),
    Mistake(
      "measures beside the longest column",
      caughtAt: "columns with much in common, just enough columns",
      Truncation(allowed: { $1 * (columnLengths($0).max() ?? 0) }).answer()),
    Mistake(
      "calls errors below 1e-12 nothing", caughtAt: "a diagonal matrix times 2^-200",
      Truncation(allowed: { max(1e-12, try $1 * $0.spectralNorm()) }).answer()),
    Mistake(
      "lets the error be one percent too large",
      caughtAt: "many equal short columns, just not enough columns",
      Truncation(allowed: { try 1.01 * $1 * $0.spectralNorm() }).answer()),
  ]
}

private func wrongCounts() -> [Mistake<PrecisionAnswer>] {
  [
    Mistake(
      "takes a column too many", caughtAt: "a diagonal matrix",
      Truncation(count: { min($0 + 1, $1) }).answer()),
    Mistake(
      "takes at least one column", caughtAt: "the zero matrix",
      Truncation(count: { right, _ in max(1, right) }).answer()),
    Mistake(
      "takes the longest columns", caughtAt: "many equal short columns, just not enough columns"
    ) { a, epsilon in
      let k = try Truncation().answer()(a, epsilon).columns.count
      let lengths = columnLengths(a)
      let columns = Array(lengths.indices.sorted { lengths[$0] > lengths[$1] }.prefix(k))
      return (columns, try bestCoefficients(a, columns))
    },
  ]
}

private func wrongCoefficients() -> [Mistake<PrecisionAnswer>] {
  [
    Mistake("leaves Z in the order of the pivots", caughtAt: "a diagonal matrix") { a, epsilon in
      let columns = try Truncation().answer()(a, epsilon).columns
      return (columns, try permutedCoefficients(ColumnPivotedQR(a).r, columns.count))
    },
    Mistake("sorts the columns, and not the rows of Z", caughtAt: "a tiny error") { a, epsilon in
      let (columns, z) = try Truncation().answer()(a, epsilon)
      return (columns.sorted(), z)
    },
    Mistake("solves with CᵀC", caughtAt: "falling singular values, just enough columns") {
      a, epsilon in
      let columns = try Truncation().answer()(a, epsilon).columns
      let c = a[columns: columns]
      if columns.isEmpty { return (columns, .zero(rows: 0, columns: a.columns)) }
      return (columns, try c.gram().solve(c.transpose * a))
    },
  ]
}

private func wrongRefusals() -> [Mistake<PrecisionAnswer>] {
  [
    Mistake(
      "refuses an error of 1 and more", caughtAt: "a large error",
      Truncation(isValid: { $0 > 0 && $0 < 1 }).answer()),
    Mistake(
      "refuses a tiny error", caughtAt: "a tiny error",
      Truncation(isValid: { $0 > 1e-12 && $0.isFinite }).answer()),
    Mistake(
      "accepts an error of 0", caughtAt: "an error of 0",
      Truncation(isValid: { $0 >= 0 && $0.isFinite }).answer()),
    Mistake(
      "accepts NaN", caughtAt: "an error of NaN",
      Truncation(isValid: { !($0 <= 0) && $0 != .infinity }).answer()),
    Mistake(
      "accepts infinity", caughtAt: "an infinite error",
      Truncation(isValid: { $0 > 0 }).answer()),
  ]
}
