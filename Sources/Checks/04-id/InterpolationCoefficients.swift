import Attempts
import Exercises04
import Grading
import LinearAlgebra
import Solutions04

let interpolationCoefficients: Exercise = Exercise(
  "InterpolationCoefficients",
  learner: Exercises04.interpolationCoefficients,
  reference: Solutions04.interpolationCoefficients,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("leaves the columns in the order of the pivots", caughtAt: "four columns") {
      r, pivots, k in try permutedCoefficients(r, k)
    },
    Mistake("permutes in the wrong direction", caughtAt: "four columns") { r, pivots, k in
      try permutedCoefficients(r, k)[columns: pivots]
    },
    Mistake("counts pivots from 1", caughtAt: "four columns") { r, pivots, k in
      let n = r.columns
      return inPlace(try permutedCoefficients(r, k), pivots.map { ($0 + n - 1) % n })
    },
    Mistake("multiplies by R₁₁ instead of solving with it", caughtAt: "four columns") {
      r, pivots, k in
      let top = r[rows: 0..<k]
      let t = top[columns: 0..<k] * top[columns: k..<r.columns]
      return inPlace(Matrix.identity(k).appending(columnsOf: t), pivots)
    },
    Mistake("solves with the transpose of R₁₁", caughtAt: "four columns") { r, pivots, k in
      let top = r[rows: 0..<k]
      let t = try top[columns: 0..<k].transpose.solveTriangular(
        .lower, top[columns: k..<r.columns])
      return inPlace(Matrix.identity(k).appending(columnsOf: t), pivots)
    },
    Mistake("takes the last rows of R", caughtAt: "four columns") { r, pivots, k in
      let below = r[rows: (r.rows - k)..<r.rows][columns: k..<r.columns]
      let t = try r[rows: 0..<k][columns: 0..<k].solveTriangular(.upper, below)
      return inPlace(Matrix.identity(k).appending(columnsOf: t), pivots)
    },
    Mistake("divides by pivots that are rounding errors", caughtAt: "dependent columns") {
      r, pivots, k in inPlace(try permutedCoefficients(r, k), pivots)
    },
  ]
) { answer, exam in
  let r: Matrix<Double> = [[4, 2, 0, 2], [0, 2, 1, -1], [0, 0, 0.5, 0]]
  exam.begin("four columns", given: ["R": r, "pivots": [2, 0, 3, 1], "k": 2])
  try exam.expect(
    try answer(r, [2, 0, 3, 1], 2), closeTo: [[0, 0.75, 1, -0.25], [1, -0.5, 0, 0.5]],
    within: 1e-12, as: "Z")
  exam.begin("no columns", given: ["R": r, "k": 0])
  try exam.expect(try answer(r, [2, 0, 3, 1], 0), hasShape: (0, 4), as: "Z")
  var random = SplitMix64(seed: 44)
  for (rows, columns, k) in [(6, 9, 4), (12, 8, 5), (5, 5, 5), (9, 9, 1)] {
    let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
    let qr = try ColumnPivotedQR(a)
    let name = k == columns ? "all columns" : "a random matrix"
    exam.begin(name, given: ["R": qr.r, "pivots": qr.pivots, "k": k])
    let z = try answer(qr.r, qr.pivots, k)
    let chosen = Array(qr.pivots.prefix(k))
    try exam.expect(z, areBestFor: chosen, of: a, within: 1e-10)
    try exam.expect(
      z[columns: chosen] == .identity(k), as: "Z in the chosen columns",
      expected: "unit vectors, exactly", got: z[columns: chosen].exhibit)
  }
  let dependent = try ColumnPivotedQR(deficient(rows: 7, columns: 6, rank: 2, seed: 45))
  exam.begin("dependent columns", given: ["R": dependent.r, "k": 3])
  try exam.expectError(as: "your function") { try answer(dependent.r, dependent.pivots, 3) }
  exam.begin("the zero matrix", given: ["R": Matrix<Double>.zero(rows: 2, columns: 3), "k": 1])
  try exam.expectError(as: "your function") {
    try answer(.zero(rows: 2, columns: 3), [0, 1, 2], 1)
  }
}
