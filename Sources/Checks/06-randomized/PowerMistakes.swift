import Grading
import LinearAlgebra

/// What people really get wrong about power iterations.
func powerMistakes() -> [Mistake<PowerAnswer>] {
  wrongCounts() + wrongOrthonormalization() + wrongIterations()
}

private func wrongCounts() -> [Mistake<PowerAnswer>] {
  func counting(
    _ name: String, at caseName: String, _ count: @escaping (Int) -> Int
  ) -> Mistake<PowerAnswer> {
    Mistake(name, caughtAt: caseName) { a, columns, q, random in
      try iterated(a, mixtures(a, columns, &random), times: count(q))
    }
  }
  return [
    counting("makes no iterations", at: "diag(2, 1)") { _ in 0 },
    counting("makes one iteration, whatever q", at: "diag(2, 1)") { _ in 1 },
    counting("makes one iteration too few", at: "1 iterations, counted") { $0 - 1 },
    counting("makes one iteration too many", at: "0 iterations, counted") { $0 + 1 },
    counting("makes one iteration at least", at: "0 iterations, counted") { max(1, $0) },
    counting("stops after four iterations", at: "diag(2, 1)") { min(4, $0) },
    counting("counts products, not pairs", at: "1 iterations, counted") { $0 / 2 },
    Mistake("stops when little changes", caughtAt: "8 iterations, counted") {
      a, columns, q, random in
      var basis = try QR(mixtures(a, columns, &random)).q
      for _ in 0..<q {
        let next = try iterated(a, basis, times: 1)
        if remainder(next, outside: basis).frobeniusNorm < 1e-4 { return next }
        basis = next
      }
      return basis
    },
  ]
}

private func wrongOrthonormalization() -> [Mistake<PowerAnswer>] {
  let last = "singular values down to 1e-9"
  return [
    Mistake("orthonormalizes at the end only", caughtAt: last) { a, columns, q, random in
      var y = mixtures(a, columns, &random)
      for _ in 0..<q { y = a * (a.transpose * y) }
      return try QR(y).q
    },
    Mistake(
      "orthonormalizes after each pair of products",
      caughtAt: "singular values down to 1e-9 times 2^-600"
    ) {
      a, columns, q, random in
      var basis = try QR(mixtures(a, columns, &random)).q
      for _ in 0..<q { basis = try QR(a * (a.transpose * basis)).q }
      return basis
    },
    Mistake(
      "orthonormalizes before every second pair of products",
      caughtAt: "2 iterations on small directions, counted"
    ) { a, columns, q, random in
      let scaled = a / a.maxNorm
      var basis = try QR(mixtures(scaled, columns, &random)).q
      for i in 0..<q {
        basis =
          scaled
          * (i.isMultiple(of: 2) ? scaled.transpose * basis : try QR(scaled.transpose * basis).q)
        if !i.isMultiple(of: 2) { basis = try QR(basis).q }
      }
      return try QR(basis).q
    },
    Mistake("forms AAᵀ", caughtAt: last) { a, columns, q, random in
      let square = a.rowGram()
      var basis = try QR(mixtures(a, columns, &random)).q
      for _ in 0..<q { basis = try QR(square * basis).q }
      return basis
    },
    Mistake("divides by the norm only", caughtAt: last) { a, columns, q, random in
      var y = mixtures(a, columns, &random)
      for _ in 0..<q {
        y = y / max(y.frobeniusNorm, .leastNormalMagnitude)
        y = a.transpose * y
        y = a * (y / max(y.frobeniusNorm, .leastNormalMagnitude))
      }
      return try QR(y).q
    },
    Mistake("does not return orthonormal columns", caughtAt: "diag(2, 1)") {
      a, columns, q, random in
      var y = mixtures(a, columns, &random)
      for _ in 0..<q { y = a * (try QR(a.transpose * QR(y).q).q) }
      return y
    },
    Mistake("drops directions below 1e-6", caughtAt: "a small entry") {
      a, columns, q, random in
      var basis = try QR(mixtures(a, columns, &random)).q
      for _ in 0..<q {
        let qr = try ColumnPivotedQR(a * QR(a.transpose * basis).q)
        let diagonal = qr.r.diagonal.map(\.magnitude)
        basis = qr.q[columns: 0..<max(1, diagonal.filter { $0 > 1e-6 * diagonal[0] }.count)]
      }
      return basis
    },
  ]
}

private func wrongIterations() -> [Mistake<PowerAnswer>] {
  [
    Mistake("returns the other basis", caughtAt: "a matrix that turns") {
      a, columns, q, random in
      var basis = try QR(mixtures(a, columns, &random)).q
      var other = basis
      for _ in 0..<q {
        other = try QR(a.transpose * basis).q
        basis = try QR(a * other).q
      }
      return other
    },
    Mistake("iterates with A alone", caughtAt: "a matrix that turns") { a, columns, q, random in
      var basis = try QR(mixtures(a, columns, &random)).q
      for _ in 0..<(a.isSquare ? 2 * q : 0) { basis = try QR(a * basis).q }
      return basis
    },
    Mistake("draws anew for each iteration", caughtAt: "diag(2, 1)") { a, columns, q, random in
      var basis = try QR(mixtures(a, columns, &random)).q
      for _ in 0..<q { basis = try iterated(a, mixtures(a, columns, &random), times: 0) }
      return basis
    },
    Mistake("starts from columns of ones", caughtAt: "diag(2, 1)") { a, columns, q, _ in
      let ones = Matrix<Double>(rows: a.columns, columns: columns, repeating: 1)
      return try iterated(a, a * ones, times: q)
    },
    Mistake("takes the singular vectors of A", caughtAt: "0 iterations, counted") {
      a, columns, _, random in
      _ = mixtures(a, columns, &random)
      return try SVD(a).u[columns: 0..<columns]
    },
  ]
}
