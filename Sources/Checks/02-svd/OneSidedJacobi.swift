import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions02

let oneSidedJacobi: Exercise = Exercise(
  "OneSidedJacobi",
  learner: { call in { a in try call(a) } },
  reference: Solutions02.jacobiDecomposition,
  stub: { _ in throw NotAttempted() },
  mistakes: jacobiMistakes()
) { (answer: JacobiAnswer, exam: Exam) in
  for (name, a, sigma) in knownSpectra() {
    exam.begin(name, given: ["A": a])
    try check(try answer(a), of: a, sigma: sigma, exam)
  }
  for delicate in differentLengths { try examine(answer, delicate, exam) }
  var generator = SplitMix64(seed: 26)
  let spectra =
    [("", [4, 3, 3, 1, 0.2, 0.1])]
    + TypicalSpectrum.all(6).map { (", singular values \($0.name)", $0.values) }
  for (name, values) in spectra {
    for (rows, columns) in [(8, 5), (5, 8), (6, 6), (9, 1), (1, 4)] {
      let sigma = values[0..<min(rows, columns, values.count)]
      let a = try Matrix.random(
        rows: rows, columns: columns, singularValues: sigma, using: &generator)
      exam.begin("a random \(a.shape) matrix\(name)", given: ["A": a])
      try check(try answer(a), of: a, sigma: sigma, exam)
    }
  }
  for (name, a, sigma) in spectraOfOneRotation() {
    exam.begin(name, given: ["A": a])
    try check(try answer(a), of: a, sigma: sigma, within: 1e-13, exam)
  }
  // With so many columns six sweeps leave cosines of a thousandth, and ten are enough.
  let many = Matrix<Double>.gaussian(rows: 40, columns: 40, using: &generator)
  exam.begin("forty columns", given: ["A": many])
  try check(try answer(many), of: many, sigma: try many.singularValues(), exam)
  // σ = √(n + μ²) once and μ for the rest.
  let lauchli: DelicateCase = (
    "Läuchli's matrix", .lauchli(3, mu: 1e-9), [Double(3).squareRoot(), 1e-9, 1e-9], 1e-5
  )
  try examine(answer, lauchli, exam)
  let parallel = Matrix<Double>.nearlyParallel(rows: 7, columns: 5, spread: 1e-5, using: &generator)
  exam.begin("three nearly parallel columns", given: ["A": parallel])
  try check(try answer(parallel), of: parallel, sigma: try parallel.singularValues(), exam)
}

typealias JacobiAnswer = (Matrix<Double>) throws -> (
  u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>
)

private typealias DelicateCase = (
  name: String, a: Matrix<Double>, sigma: Vector<Double>, tolerance: Double
)

/// The first column hardly matters for σ₁, which is 1 to sixteen digits; and σ₁σ₂ = |det A|.
private let differentLengths: [DelicateCase] = [
  ("columns of very different lengths", [[0.8e-14, 0.6], [0.6e-14, 0.8]], [1, 0.28e-14], 1e-9),
  (
    "columns of lengths further apart", [[0.8 * 0x1p-60, 0.6], [0.6 * 0x1p-60, 0.8]],
    [1, 0.28 * 0x1p-60], 1e-9
  ),
]

private func examine(_ answer: JacobiAnswer, _ delicate: DelicateCase, _ exam: Exam) throws {
  let (name, a, sigma, tolerance) = delicate
  exam.begin(name, given: ["A": a])
  let got = try answer(a)
  try check(got, of: a, sigma: sigma, rank: sigma.count, exam)
  try exam.expect(got.sigma, eachCloseTo: sigma, within: tolerance, as: "the singular values")
}

private typealias Case = (name: String, a: Matrix<Double>, sigma: Vector<Double>)

private func knownSpectra() -> [Case] {
  // The eigenvalues of AAᵀ for the wide matrix solve λ² − 56λ + 555 = 0.
  let (root229, root221) = (Double(229).squareRoot(), Double(221).squareRoot())
  let (small, known): (Matrix<Double>, Vector<Double>) = ([[3, 0], [4, 5]], roots(45, 5))
  let zeros: Matrix<Double> = [[0, 0, 0], [3, 0, 1], [0, 0, 0], [4, 0, 2]]
  return [
    ("two by two", small, known),
    ("columns in the wrong order", [[1, 0], [0, 5], [0, 0]], [5, 1]),
    ("columns of one length", [[1, 0.6], [0, 0.8]], roots(1.6, 0.4)),
    ("a wide matrix", [[5, 1, 2], [1, 4, 3]], roots(28 + root229, 28 - root229)),
    // The eigenvalues of AᵀA solve λ² − 30λ + 4 = 0.
    ("rows and a column of zeros", zeros, roots(15 + root221, 15 - root221, 0)),
    ("a column of zeros before two others", [[0, 3, 0], [0, 4, 5], [0, 0, 0]], roots(45, 5, 0)),
    ("a dependent column", [[1, 2], [2, 4], [2, 4]], roots(45, 0)),
    ("a matrix of zeros", .zero(rows: 3, columns: 2), [0, 0]),
    ("one entry, negative", [[-2]], [2]),
    ("no columns", .zero(rows: 3, columns: 0), []),
    ("no rows", .zero(rows: 0, columns: 3), []),
  ]
    + Unit.extremes.flatMap { unit -> [Case] in
      [
        ("two by two \(unit.name)", unit(small), unit(known)),
        ("a dependent column \(unit.name)", unit([[1, 2], [2, 4], [2, 4]]), unit(roots(45, 0))),
      ]
    }
}

/// One rotation of two columns, and no rotation, leave errors of a few ε each.
private func spectraOfOneRotation() -> [Case] {
  let tiny = 0x1p-40
  return [
    ("columns of one length, orthogonal already", .hadamard(2), [2, 2, 2, 2]),
    // The cosine is 9·10⁻¹³, small, and 4000 times as large as rounding.
    ("columns of one length, nearly orthogonal", [[1, tiny], [0, 1]], [1, 1]),
    ("columns that are nearly orthogonal", [[1, 2 * tiny], [0, 2]], [2, 1]),
    ("a column with a small entry", [[1], [tiny]], [1]),
    ("a row with a small entry", [[1, tiny]], [1]),
  ]
}

private func roots(_ squares: Double...) -> Vector<Double> {
  Vector(squares.map { $0.squareRoot() })
}

/// What makes a decomposition: shapes, order, orthonormal columns where σ > 0, and the product.
private func check(
  _ got: (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>), of a: Matrix<Double>,
  sigma known: Vector<Double>, rank: Int? = nil, within tolerance: Double = 1e-9, _ exam: Exam
) throws {
  let count = min(a.rows, a.columns)
  // Fewer values are given where the rest are zero.
  let sigma = Vector((0..<count).map { $0 < known.count ? known[$0] : 0 })
  try exam.expect(got.sigma.count, equals: count, as: "the number of singular values")
  try exam.expect(got.u, hasShape: (a.rows, count), as: "U")
  try exam.expect(got.v, hasShape: (a.columns, count), as: "V")
  try exam.expect(nonincreasing: got.sigma, as: "the order of the singular values")
  try exam.expect(got.sigma, closeTo: sigma, within: 1e-10, as: "the singular values")
  let product = got.u.scaled(columnsBy: got.sigma) * got.v.transpose
  try exam.expect(product, closeTo: a, within: tolerance, as: "U Σ Vᵀ")
  let scale = sigma.first ?? 0
  let rank = rank ?? sigma.count { $0 > 1e-12 * scale }
  try exam.expect(
    orthonormalColumnsOf: got.u[columns: 0..<rank], within: tolerance, as: "U (where σ > 0)")
  try exam.expect(
    orthonormalColumnsOf: got.v[columns: 0..<rank], within: tolerance, as: "V (where σ > 0)")
}
