import Attempts
import Exercises04
import Grading
import LinearAlgebra
import Solutions04

let randomizedID: Exercise = Exercise(
  "RandomizedID", learner: Exercises04.randomizedID, reference: Solutions04.randomizedID,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes rows of A for a sketch", caughtAt: "few rows that are not zero") {
      a, k, p, random in
      _ = random.next()
      return try chosen(a, from: a[rows: 0..<min(k + p, a.rows)], k)
    },
    Mistake("multiplies from the right", caughtAt: "first columns that are zero") {
      a, k, p, random in
      let omega = Matrix<Double>.gaussian(
        rows: a.columns, columns: min(k + p, a.columns), using: &random)
      return try chosen(a, from: a * omega, k)
    },
    Mistake("keeps the coefficients of the sketch", caughtAt: "a matrix of full rank") {
      a, k, p, random in
      let sketch = sketched(a, k, p, &random)
      let qr = try ColumnPivotedQR(sketch)
      let z = inPlace(try permutedCoefficients(qr.r, k), qr.pivots)
      return (Array(qr.pivots.prefix(k)), z)
    },
    Mistake("returns all k + p columns", caughtAt: "a matrix of full rank") { a, k, p, random in
      let sketch = sketched(a, k, p, &random)
      return try chosen(a, from: sketch, min(k + p, sketch.rows))
    },
    Mistake("draws from a generator of its own", caughtAt: "a matrix of full rank") {
      a, k, p, random in
      var own = SplitMix64(seed: 0)
      return try Solutions04.randomizedID(a, rank: k, oversampling: p, using: &own)
    },
    Mistake("draws columns by chance", caughtAt: "first columns that are zero") { a, k, p, random in
      var left = Array(0..<a.columns)
      let columns = (0..<k).map { _ in
        left.remove(at: min(Int(random.uniform() * Double(left.count)), left.count - 1))
      }
      do { return (columns, try a[columns: columns].leastSquares(a)) } catch {
        return (columns, .zero(rows: k, columns: a.columns))
      }
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 50)
  for (name, a, k, p) in try cases() {
    exam.begin(name, given: ["A": a, "k": k, "p": p])
    var untouched = random
    let (columns, z) = try answer(a, k, p, &random)
    try exam.expect(columns, areDifferentBelow: a.columns, count: k, as: "columns")
    try exam.expect(z, areBestFor: columns, of: a, within: 1e-9)
    if name == "a matrix of full rank" {
      var used = random
      try exam.expect(
        used.next() != untouched.next(), as: "the generator",
        expected: "random numbers drawn from it", got: "none drawn")
    }
    let sigma = try a.singularValues()
    let least = Vector(sigma[k...]).norm
    let error = try residual(a, outside: columns).frobeniusNorm
    // Twenty seeds of the reference stay below 2.5.
    try exam.expect(
      error <= 4 * least + 1e-9 * sigma[0], as: "‖A − CZ‖_F for the columns \(columns)",
      expected: "not far above the least possible error \(least.exhibit)", got: error.exhibit)
  }
}

private func cases() throws -> [(String, Matrix<Double>, Int, Int)] {
  let fewRows = Matrix<Double>(rows: 40, columns: 12) { i, j in
    let entry = Double((3 * i + 7 * j + i * j) % 11) - 5
    return i < 36 || j < 6 ? 0 : entry
  }
  let lateColumns = deficient(rows: 20, columns: 8, rank: 3, seed: 51)
  let firstZero = Matrix<Double>.zero(rows: 20, columns: 10).appending(columnsOf: lateColumns)
  var one = Matrix<Double>(rows: 60, columns: 50) { i, j in i == j ? 1e-3 : 0 }
  one[59, 33] = 10
  let wide = try decaying(rows: 9, columns: 14, to: 1e-3, seed: 54)
  return [
    ("rank 1", [[1, 2, 3], [2, 4, 6]], 1, 0),
    ("a matrix of full rank", try decaying(rows: 60, columns: 40, to: 1e-4, seed: 52), 8, 6),
    ("a matrix of rank 4", deficient(rows: 50, columns: 30, rank: 4, seed: 53), 4, 2),
    ("first columns that are zero", firstZero, 3, 2),
    ("few rows that are not zero", fewRows, 3, 5),
    ("one column that matters", one, 1, 4),
    ("more rows in the sketch than in A", wide, 4, 8),
  ]
}

private func sketched(
  _ a: Matrix<Double>, _ k: Int, _ p: Int, _ random: inout SplitMix64
) -> Matrix<Double> {
  k + p < a.rows ? Matrix.gaussian(rows: k + p, columns: a.rows, using: &random) * a : a
}

/// The first pivots of a stand-in, and the best coefficients for them.
private func chosen(
  _ a: Matrix<Double>, from small: Matrix<Double>, _ k: Int
) throws -> (columns: [Int], z: Matrix<Double>) {
  let columns = Array(try ColumnPivotedQR(small).pivots.prefix(k))
  do { return (columns, try a[columns: columns].leastSquares(a)) } catch {
    return (columns, .zero(rows: columns.count, columns: a.columns))
  }
}
