import LinearAlgebra

/// A wrong rule for dependent columns: people write the same ones for A and for Aᵀ.
struct LimitMistake: Sendable {
  let description: String
  /// The case that tells the rule from the right one.
  let caughtAt: String
  /// The rule, for a matrix and its R.
  let isDependent: @Sendable (_ a: Matrix<Double>, _ r: Matrix<Double>) -> Bool

  private init(
    _ description: String, caughtAt: String,
    _ isDependent: @escaping @Sendable (_ a: Matrix<Double>, _ r: Matrix<Double>) -> Bool
  ) {
    (self.description, self.caughtAt, self.isDependent) = (description, caughtAt, isDependent)
  }

  /// The right rule, for mistakes that are elsewhere.
  static func isDependent(_ a: Matrix<Double>, _ r: Matrix<Double>) -> Bool {
    isAnyAtMost(size(a) * .ulpOfOne * largest(r), r)
  }

  static let all = [
    LimitMistake("does not look for dependence", caughtAt: "a negligible r₁₁") { _, _ in
      false
    },
    LimitMistake("looks for zeros only", caughtAt: "a negligible r₁₁") { _, r in
      isAnyAtMost(0, r)
    },
    LimitMistake("calls short columns dependent", caughtAt: "small entries") { _, r in
      isAnyAtMost(1e-12, r)
    },
    LimitMistake("has a limit without a unit", caughtAt: "small entries") { a, r in
      isAnyAtMost(size(a) * .ulpOfOne, r)
    },
    LimitMistake("forgets the shape in the limit", caughtAt: "just below the limit, 9 by 2") {
      _, r in
      isAnyAtMost(.ulpOfOne * largest(r), r)
    },
    LimitMistake("takes the shorter side", caughtAt: "just below the limit, 9 by 2") { a, r in
      isAnyAtMost(Double(min(a.rows, a.columns)) * .ulpOfOne * largest(r), r)
    },
    LimitMistake("multiplies the sides", caughtAt: "just above the limit, 9 by 2") { a, r in
      isAnyAtMost(Double(a.rows * a.columns) * .ulpOfOne * largest(r), r)
    },
    LimitMistake("has a limit of 1e-12", caughtAt: "just above the limit, 9 by 2") { _, r in
      isAnyAtMost(1e-12 * largest(r), r)
    },
    LimitMistake("accepts the limit itself", caughtAt: "at the limit, 4 by 2") { a, r in
      let limit = size(a) * .ulpOfOne * largest(r)
      return r.diagonal.contains { $0.magnitude < limit || $0 == 0 }
    },
    LimitMistake("compares with the norm of A", caughtAt: "just above the limit, 3 by 3") { a, r in
      isAnyAtMost(size(a) * .ulpOfOne * a.frobeniusNorm, r)
    },
    LimitMistake(
      "compares with the largest entry of R", caughtAt: "a long r₁₂, just above the limit"
    ) { a, r in
      isAnyAtMost(size(a) * .ulpOfOne * r.maxNorm, r)
    },
    LimitMistake(
      "compares with the largest entry of A",
      caughtAt: "a long r₁₂, just above the limit"
    ) { a, r in
      isAnyAtMost(size(a) * .ulpOfOne * a.maxNorm, r)
    },
    LimitMistake(
      "compares with |r₁₁|, not with the largest", caughtAt: "a negligible r₁₁"
    ) { a, r in
      isAnyAtMost(size(a) * .ulpOfOne * (r.diagonal.first?.magnitude ?? 0), r)
    },
    LimitMistake("looks at the last rⱼⱼ only", caughtAt: "a negligible r₁₁") { a, r in
      let last = r.diagonal.last?.magnitude ?? .infinity
      return last <= size(a) * .ulpOfOne * largest(r)
    },
    LimitMistake(
      "looks for the largest with its sign", caughtAt: "a negative r₁₁, just below the limit"
    ) { a, r in
      isAnyAtMost(size(a) * .ulpOfOne * (r.diagonal.max() ?? 0), r)
    },
  ]

  private static func isAnyAtMost(_ limit: Double, _ r: Matrix<Double>) -> Bool {
    r.diagonal.contains { $0.magnitude <= limit }
  }

  private static func size(_ a: Matrix<Double>) -> Double { Double(max(a.rows, a.columns)) }

  private static func largest(_ r: Matrix<Double>) -> Double {
    r.diagonal.map(\.magnitude).max() ?? 0
  }
}
