import Grading
import LinearAlgebra

/// What people really get wrong about a range finder.
func rangeMistakes() -> [Mistake<RangeAnswer>] { wrongNumbers() + wrongBases() + wrongColumns() }

private func size(_ a: Matrix<Double>, _ count: Int) -> Int { min(count, a.rows, a.columns) }

/// A range finder with numbers of another kind in Ω.
private func drawing(
  _ name: String, at caseName: String, _ number: @escaping (inout SplitMix64) -> Double
) -> Mistake<RangeAnswer> {
  Mistake(name, caughtAt: caseName) { a, count, random in
    let omega = Matrix<Double>(rows: a.columns, columns: size(a, count)) { _, _ in
      number(&random)
    }
    return try QR(a * omega).q
  }
}

private func wrongNumbers() -> [Mistake<RangeAnswer>] {
  let normal = "normal numbers, seen through a diagonal"
  return [
    drawing("draws numbers from 0 to 1", at: normal) { $0.uniform() },
    drawing("draws numbers from −1 to 1", at: normal) { 2 * $0.uniform() - 1 },
    drawing("draws signs", at: "rank 2, two columns") { $0.uniform() < 0.5 ? 1 : -1 },
    drawing("draws signs with zeros between", at: "two proportional columns times 2^200") {
      let x = $0.uniform()
      return x < 1.0 / 6 ? 1 : x < 1.0 / 3 ? -1 : 0
    },
    Mistake("draws the same column again and again", caughtAt: "all columns") {
      a, count, random in
      let column = Matrix<Double>.gaussian(rows: a.columns, columns: 1, using: &random)
      let omega = column[columns: Array(repeating: 0, count: size(a, count))]
      return try QR(a * omega).q
    },
    Mistake("draws from a generator of its own", caughtAt: "two proportional columns") {
      a, count, _ in
      var own = SplitMix64(seed: 0)
      return try QR(mixtures(a, size(a, count), &own)).q
    },
    Mistake("draws from a copy of the generator", caughtAt: "two proportional columns") {
      a, count, random in
      var copy = random
      return try QR(mixtures(a, size(a, count), &copy)).q
    },
    Mistake("seeds a generator of its own by one number", caughtAt: "two proportional columns") {
      a, count, random in
      var own = SplitMix64(seed: random.next())
      return try QR(mixtures(a, size(a, count), &own)).q
    },
    Mistake("draws columns of A", caughtAt: "two proportional columns") { a, count, random in
      let columns = Array((0..<a.columns).shuffled(using: &random).prefix(size(a, count)))
      return try QR(a[columns: columns]).q
    },
  ]
}

private func wrongBases() -> [Mistake<RangeAnswer>] {
  let direction = "a small direction"
  return [
    Mistake("returns Y itself", caughtAt: "two proportional columns") { a, count, random in
      mixtures(a, size(a, count), &random)
    },
    Mistake("mixes the rows", caughtAt: "two proportional columns") { a, count, random in
      try QR(mixtures(a.transposed(), size(a, count), &random)).q
    },
    Mistake("takes the first columns of A", caughtAt: "two proportional columns") { a, count, _ in
      try QR(a[columns: 0..<size(a, count)]).q
    },
    Mistake("takes the singular vectors of A", caughtAt: direction) { a, count, random in
      _ = mixtures(a, size(a, count), &random)
      return try SVD(a).u[columns: 0..<size(a, count)]
    },
    Mistake("makes a power iteration", caughtAt: direction) { a, count, random in
      try iterated(a, mixtures(a, size(a, count), &random), times: 1)
    },
    Mistake("takes the best of ten more columns", caughtAt: direction) { a, count, random in
      let q = try QR(mixtures(a, size(a, count + 10), &random)).q
      return try q * SVD(q.transpose * a).u[columns: 0..<size(a, count)]
    },
    Mistake("divides by roots of eigenvalues of YᵀY", caughtAt: "rank 2, three columns") {
      a, count, random in
      let y = mixtures(a, size(a, count), &random)
      let eigen = try SymmetricEigen(y.gram())
      let inverses = eigen.eigenvalues.map { 1 / max(0, $0).squareRoot() }
      return y * eigen.eigenvectors.scaled(columnsBy: Vector(inverses))
    },
    Mistake("works in single precision", caughtAt: "two proportional columns") {
      a, count, random in
      let y = Matrix<Float>(mixtures(a, size(a, count), &random))
      return Matrix<Double>(try QR(y).q)
    },
  ]
}

private func wrongColumns() -> [Mistake<RangeAnswer>] {
  [
    Mistake("takes as many columns as it is told", caughtAt: "one column, two wanted") {
      a, count, random in try QR(mixtures(a, count, &random)).q
    },
    Mistake("compares with the rows only", caughtAt: "one column, two wanted") {
      a, count, random in try QR(mixtures(a, min(count, a.rows), &random)).q
    },
    Mistake("takes all columns that there are", caughtAt: "two proportional columns") {
      a, _, random in try QR(mixtures(a, min(a.rows, a.columns), &random)).q
    },
    Mistake("drops columns that are nearly zero", caughtAt: "rank 2, three columns") {
      a, count, random in
      let qr = try ColumnPivotedQR(mixtures(a, size(a, count), &random))
      let diagonal = qr.r.diagonal.map(\.magnitude)
      return qr.q[columns: 0..<diagonal.filter { $0 > 1e-10 * diagonal[0] }.count]
    },
    Mistake("leaves a zero matrix zero", caughtAt: "zero, one column") { a, count, random in
      if a.maxNorm == 0 { return .zero(rows: a.rows, columns: size(a, count)) }
      return try QR(mixtures(a, size(a, count), &random)).q
    },
    Mistake(
      "takes numbers below 1e-15 for zero", caughtAt: "two proportional columns times 2^-200"
    ) { a, count, random in
      let y = mixtures(a, size(a, count), &random)
      return try QR(y.map { $0.magnitude < 1e-15 ? 0 : $0 }).q
    },
    Mistake("divides by lengths that may be zero", caughtAt: "rank 2, three columns") {
      a, count, random in
      let y = mixtures(a, size(a, count), &random)
      var columns: [Vector<Double>] = []
      for j in 0..<y.columns {
        var rest = y[column: j]
        for _ in 0..<2 { for q in columns { rest -= q.dot(rest) * q } }
        columns.append(rest.norm > 1e-14 * y.frobeniusNorm ? rest / rest.norm : rest)
      }
      return Matrix(columns: columns)
    },
  ]
}
