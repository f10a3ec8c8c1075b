import Grading
import LinearAlgebra

/// What people really get wrong about Lanczos bidiagonalization.
func lanczosMistakes() -> [Mistake<LanczosAnswer>] {
  wrongRemainders() + wrongLimits() + wrongSizes() + wrongResults()
}

/// The method written out, with the places where people go wrong left open.
struct LanczosVariant {
  /// How often each new vector is made orthogonal to earlier ones.
  var passes = 2
  /// Which of the earlier ones those are.
  var earlier: ([Vector<Double>]) -> [Vector<Double>] = { $0 }
  /// Whether only the recurrence of two terms takes something away before that.
  var subtractsTwoTerms = false
  /// The length up to which a remainder is zero, from A and from the latest α.
  var limit: (_ a: Matrix<Double>, _ alpha: Double?) -> Double = { a, _ in 1e-12 * a.frobeniusNorm }
  /// Whether a remainder of the limit's length counts as zero.
  var includesLimit = true
  /// The first column of V, from the start.
  var first: (Vector<Double>) -> Vector<Double> = { $0 / $0.norm }
  /// How many columns U gets at most.
  var most: (_ steps: Int, _ a: Matrix<Double>) -> Int = { steps, _ in steps }
  /// Whether V goes one further when the last step is done.
  var goesFurther = false

  func callAsFunction(
    _ a: Matrix<Double>, _ start: Vector<Double>, _ steps: Int
  ) -> Factors {
    var (us, vs) = ([Vector<Double>](), [first(start)])
    var (alphas, betas) = ([Double](), [Double]())
    while us.count < most(steps, a) {
      var u = a * vs[vs.count - 1]
      if subtractsTwoTerms, let last = us.last { u -= betas[betas.count - 1] * last }
      u = rest(of: u, outside: us)
      if isZero(u, a, alphas.last) { break }
      alphas.append(u.norm)
      us.append(u / u.norm)
      if us.count == most(steps, a) && !goesFurther { break }
      var v = a.transpose * us[us.count - 1]
      if subtractsTwoTerms { v -= alphas[alphas.count - 1] * vs[vs.count - 1] }
      v = rest(of: v, outside: vs)
      if isZero(v, a, alphas.last) { break }
      betas.append(v.norm)
      vs.append(v / v.norm)
    }
    let b = Matrix(rows: us.count, columns: vs.count) { i, j in
      j == i ? alphas[i] : j == i + 1 ? betas[i] : 0
    }
    return (matrix(us, a.rows), b, matrix(vs, a.columns))
  }

  private func rest(
    of x: Vector<Double>, outside basis: [Vector<Double>]
  ) -> Vector<Double> {
    var rest = x
    for _ in 0..<passes { for q in earlier(basis) { rest -= q.dot(rest) * q } }
    return rest
  }

  private func isZero(_ x: Vector<Double>, _ a: Matrix<Double>, _ alpha: Double?) -> Bool {
    includesLimit ? x.norm <= limit(a, alpha) : x.norm < limit(a, alpha)
  }

  private func matrix(_ columns: [Vector<Double>], _ rows: Int) -> Matrix<Double> {
    columns.isEmpty ? .zero(rows: rows, columns: 0) : Matrix(columns: columns)
  }
}

private func variant(
  _ name: String, at caseName: String, _ variant: LanczosVariant
) -> Mistake<LanczosAnswer> {
  Mistake(name, caughtAt: caseName) { variant($0, $1, $2) }
}

private func wrongRemainders() -> [Mistake<LanczosAnswer>] {
  let full = "a remainder in a full matrix just above the limit, as it is"
  return [
    variant(
      "does not reorthogonalize", at: full, LanczosVariant(passes: 0, subtractsTwoTerms: true)),
    variant("reorthogonalizes once", at: full, LanczosVariant(passes: 1)),
    variant(
      "makes orthogonal to the last two only", at: "singular values down to 1e-8",
      LanczosVariant(earlier: { $0.suffix(2) })),
  ]
}

private func wrongLimits() -> [Mistake<LanczosAnswer>] {
  let (aboveU, belowU) = (
    "a remainder of Aᵀu just above the limit, as it is",
    "a remainder of Aᵀu just below the limit, as it is"
  )
  func limited(
    _ name: String, at caseName: String,
    _ limit: @escaping (_ a: Matrix<Double>, _ alpha: Double?) -> Double
  ) -> Mistake<LanczosAnswer> {
    variant(name, at: caseName, LanczosVariant(limit: limit))
  }
  return [
    limited("never stops early", at: "more steps than columns") { _, _ in -1 },
    limited("takes 1e-10 of the norm", at: aboveU) { a, _ in 1e-10 * a.frobeniusNorm },
    limited("takes 1e-14 of the norm", at: belowU) { a, _ in 1e-14 * a.frobeniusNorm },
    limited("takes the limit as it is", at: "a bidiagonal matrix times 2^-200") { _, _ in 1e-12 },
    limited("measures beside the spectral norm", at: belowU) { a, _ in
      1e-12 * ((try? a.spectralNorm()) ?? 0)
    },
    limited("measures beside the largest entry", at: belowU) { a, _ in 1e-12 * a.maxNorm },
    limited("measures beside the last α", at: belowU) { a, alpha in
      1e-12 * (alpha ?? a.frobeniusNorm)
    },
    limited("multiplies the limit by the number of rows", at: aboveU) { a, _ in
      1e-12 * Double(a.rows) * a.frobeniusNorm
    },
    variant("goes on with zero", at: "zero", LanczosVariant(includesLimit: false)),
  ]
}

private func wrongSizes() -> [Mistake<LanczosAnswer>] {
  [
    variant("makes one step too few", at: "diag(3, 2)", LanczosVariant(most: { s, _ in s - 1 })),
    variant(
      "makes one step too many", at: "a single step", LanczosVariant(most: { s, _ in s + 1 })),
    variant(
      "keeps a vector beyond the last step", at: "a single step", LanczosVariant(goesFurther: true)),
    variant(
      "makes as many steps as A has rows at most", at: "more columns than rows",
      LanczosVariant(most: { min($0, $1.rows) })),
    Mistake("drops the last column of V", caughtAt: "more columns than rows") {
      a, start, steps in
      let (u, b, v) = LanczosVariant()(a, start, steps)
      return (u, b[columns: 0..<u.columns], v[columns: 0..<u.columns])
    },
    Mistake("fills up with zeros", caughtAt: "more steps than columns") { a, start, steps in
      let (u, b, v) = LanczosVariant()(a, start, steps)
      func filled(_ x: Matrix<Double>) -> Matrix<Double> {
        x.appending(columnsOf: .zero(rows: x.rows, columns: max(0, steps - x.columns)))
      }
      return (filled(u), b, filled(v))
    },
  ]
}

private func wrongResults() -> [Mistake<LanczosAnswer>] {
  [
    variant("does not normalize the start", at: "diag(3, 2)", LanczosVariant(first: { $0 })),
    variant(
      "starts from a vector of ones", at: "negative numbers",
      LanczosVariant(first: {
        Vector(repeating: 1 / Double($0.count).squareRoot(), count: $0.count)
      })),
    variant(
      "starts from a vector of positive numbers", at: "negative numbers",
      LanczosVariant(first: { Vector(($0 / $0.norm).map(\.magnitude)) })),
    Mistake("returns a lower bidiagonal B", caughtAt: "diag(3, 2)") { a, start, steps in
      let (u, b, v) = LanczosVariant()(a, start, steps)
      return (u, b.transposed(), v)
    },
    Mistake("exchanges U and V", caughtAt: "diag(3, 2)") { a, start, steps in
      let (u, b, v) = LanczosVariant()(a, start, steps)
      return (v, b, u)
    },
    Mistake("starts with Aᵀ", caughtAt: "a bidiagonal matrix") { a, start, steps in
      LanczosVariant()(a.isSquare ? a.transposed() : a, start, steps)
    },
  ]
}
