import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

let lanczos: Exercise = Exercise(
  "Lanczos",
  learner: { call in { a, start, steps in try call(a, start, steps) } },
  reference: Solutions06.lanczosBidiagonalization(_:start:steps:) as LanczosAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: lanczosMistakes()
) { answer, exam in
  for item in small() + limits() + (try large()) {
    exam.begin(item.name, given: ["A": item.a, "start": item.start, "steps": item.steps])
    let (u, b, v) = try answer(item.a, item.start, item.steps)
    try exam.expect(u, hasShape: (item.a.rows, item.sizes.u), as: "U")
    try exam.expect(v, hasShape: (item.a.columns, item.sizes.v), as: "V")
    try exam.expect(b, hasShape: (item.sizes.u, item.sizes.v), as: "B")
    try exam.expect(orthonormalColumnsOf: u, within: 1e-10, as: "U")
    try exam.expect(orthonormalColumnsOf: v, within: 1e-10, as: "V")
    try exam.expect(
      v[column: 0], closeTo: item.start / item.start.norm, within: 1e-12,
      as: "the first column of V")
    try exam.expect(bidiagonal: b)
    try exam.expect((u, b, v), followsRecurrenceOf: item.a)
    if let expected = item.b { try exam.expect(b, closeTo: expected, within: 1e-12, as: "B") }
  }
}

typealias Factors = (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>)
typealias LanczosAnswer = (Matrix<Double>, Vector<Double>, Int) throws -> Factors

extension Exam {
  fileprivate func expect(bidiagonal b: Matrix<Double>) throws {
    for i in 0..<b.rows {
      for j in 0..<b.columns {
        let isInside = j == i || j == i + 1
        try expect(
          isInside ? b[i, j] > 0 : b[i, j].magnitude <= 1e-12 * b.maxNorm, as: "B at (\(i), \(j))",
          expected: isInside ? "a positive number" : "0", got: b[i, j].exhibit)
      }
    }
  }

  /// Expects `AV = UB`, and `AᵀU = VBᵀ` but for the last column where V has no further one.
  ///
  /// With orthonormal columns, positive numbers and the first column these determine all the others.
  /// Each product and each difference is right to a few ε, beside A.
  fileprivate func expect(
    _ factors: Factors, followsRecurrenceOf a: Matrix<Double>
  ) throws {
    let (u, b, v) = factors
    let (size, allowed) = (a.frobeniusNorm, 1e-12)
    try expect(a * v, closeTo: u * b, within: allowed, beside: size, as: "AV, which should be UB")
    let inner = v.columns > u.columns ? u.columns : max(0, u.columns - 1)
    try expect(
      (a.transpose * u)[columns: 0..<inner], closeTo: (v * b.transpose)[columns: 0..<inner],
      within: allowed, beside: size,
      as: "AᵀU, which should be VBᵀ in its first \(inner) columns")
  }
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let start: Vector<Double>
  let steps: Int
  let sizes: (u: Int, v: Int)
  /// What B is, where it is known.
  var b: Matrix<Double>?
}

private func small() -> [Item] {
  let two: Matrix<Double> = [[3, 0], [0, 2]]
  let length = Double(6.5).squareRoot()
  let first: Vector<Double> = [1, 0, 0]
  // Bidiagonal itself, so that from (1, 0, 0) it is its own B.
  let own: Matrix<Double> = [[1, 2, 0], [0, 3, 4], [0, 0, 5]]
  let scaled = Unit.extremes.flatMap { unit -> [Item] in
    [
      Item(
        name: "a bidiagonal matrix \(unit.name)", a: unit(own), start: first, steps: 3,
        sizes: (3, 3), b: unit(own)),
      Item(
        name: "a start \(unit.name)", a: own, start: unit(first), steps: 3, sizes: (3, 3), b: own),
    ]
  }
  return [
    // From (1, 1)/√2: A v = (3, 2)/√2, of length √6.5; then Aᵀu − √6.5 v = (2.5, −2.5)/√13, of length 2.5/√6.5.
    Item(
      name: "diag(3, 2)", a: two, start: [1, 1], steps: 2, sizes: (2, 2),
      b: [[length, 2.5 / length], [0, 6 / length]]),
    Item(
      name: "a single step", a: two, start: [1, 1], steps: 1, sizes: (1, 1),
      b: [[length]]),
    Item(
      name: "more steps than columns", a: two, start: [1, 1], steps: 9, sizes: (2, 2)),
    Item(
      name: "negative numbers", a: [[-3, 0], [0, -2]], start: [-2, 0], steps: 1, sizes: (1, 1),
      b: [[3]]),
    Item(
      name: "a bidiagonal matrix", a: own, start: first, steps: 3, sizes: (3, 3), b: own),
    Item(
      name: "two steps of three", a: own, start: [2, 0, 0], steps: 2, sizes: (2, 2),
      b: own[rows: 0..<2][columns: 0..<2]),
    Item(
      name: "more columns than rows", a: own[rows: 0..<2], start: first, steps: 3, sizes: (2, 3),
      b: own[rows: 0..<2]),
    Item(
      name: "more columns than rows, all steps used", a: own[rows: 0..<2], start: first, steps: 2,
      sizes: (2, 2), b: own[rows: 0..<2][columns: 0..<2]),
    Item(
      name: "more rows than columns", a: own.appending(rowsOf: [[0, 0, 0], [0, 0, 0]]),
      start: first, steps: 7, sizes: (3, 3), b: own),
    Item(
      name: "the identity", a: .identity(4), start: [1, 2, 0, -1], steps: 3, sizes: (1, 1),
      b: [[1]]),
    Item(
      name: "two singular values that repeat", a: Matrix(diagonal: [3, 2, 3, 2]),
      start: [1, 1, 1, 1], steps: 4, sizes: (2, 2)),
    Item(name: "zero", a: .zero(rows: 3, columns: 2), start: [3, 4], steps: 2, sizes: (0, 1)),
    Item(
      name: "a start that A sends to zero", a: [[0, 1], [0, 2]], start: [1, 0], steps: 2,
      sizes: (0, 1)),
    Item(name: "one row", a: [[3, 4]], start: [1, 0], steps: 5, sizes: (1, 2), b: [[3, 4]]),
    Item(name: "one column", a: [[3], [4]], start: [-7], steps: 5, sizes: (1, 1), b: [[5]]),
  ] + scaled
}

/// Remainders just above 10⁻¹²‖A‖_F and just below, of `Aᵀu` and of `Av`.
///
/// In a bidiagonal matrix from its first axis nothing is rounded. Its last entry, out of reach, makes the
/// Frobenius norm larger than that of all that is reached; the spectral norm and the largest entry are
/// smaller than that. Turned by reflections with entries ±½ the same matrix is full, and what is left
/// after one subtraction is mostly rounding; errors of some 10⁻¹⁶ stay far from the limit.
private func limits() -> [Item] {
  func item(
    _ name: String, _ unit: Unit, alphas: [Double], beta: Double, sizes: (u: Int, v: Int),
    turned: Bool
  ) -> Item {
    let core: Matrix<Double> = [
      [alphas[0], beta, 0, 0], [0, alphas[1], 1, 0], [0, 0, 1, 0], [0, 0, 0, 1.5],
    ]
    let h = turned ? Matrix<Double>.hadamard(2) / 2 : .identity(4)
    return Item(
      name: name, a: unit(h * core * h), start: h[column: 0], steps: 3, sizes: sizes)
  }
  // Without the small entry the numbers are 1, 1, 1, 1, 1 and 3/2.
  let limit = Threshold(at: 1e-12 * (4 + 2.25).squareRoot(), gap: 0.05)
  return Unit.all.flatMap { unit -> [Item] in
    [("", false), (" in a full matrix", true)].flatMap { kind, turned -> [Item] in
      [
        item(
          "a remainder\(turned ? "" : " of Aᵀu")\(kind) just above the limit, \(unit.name)", unit,
          alphas: [1, 1],
          beta: limit.above, sizes: (3, 3), turned: turned),
        item(
          "a remainder\(turned ? "" : " of Aᵀu")\(kind) just below the limit, \(unit.name)", unit,
          alphas: [1, 1],
          beta: limit.below, sizes: (1, 1), turned: turned),
        item(
          "a remainder\(turned ? "" : " of Av")\(kind) just above the limit, \(unit.name)", unit,
          alphas: [1, limit.above], beta: 1, sizes: (3, 3), turned: turned),
        item(
          "a remainder\(turned ? "" : " of Av")\(kind) just below the limit, \(unit.name)", unit,
          alphas: [1, limit.below], beta: 1, sizes: (1, 2), turned: turned),
      ]
    }
  }
}

private func large() throws -> [Item] {
  var random = SplitMix64(seed: 81)
  func start(_ count: Int) -> Vector<Double> {
    Vector((0..<count).map { _ in random.gaussian() })
  }
  let graded = try matrix(
    rows: 60, columns: 40, singularValues: .geometric(40, from: 1, to: 1e-8), seed: 82)
  let slow = try matrix(rows: 60, columns: 40, singularValues: .algebraic(40), seed: 84)
  let steps = try matrix(
    rows: 30, columns: 20, singularValues: .staircase(20, tread: 10, ratio: 0.5), seed: 85)
  let three = try matrix(rows: 12, columns: 9, singularValues: [5, 3, 1], seed: 83)
  let basis = try SVD(three).v[columns: 0..<3]
  return [
    // The start has parts outside the row space, so that V reaches one dimension further.
    Item(
      name: "more columns than the rank", a: three, start: start(9), steps: 8, sizes: (3, 4)),
    Item(
      name: "a start in the row space", a: three, start: basis * ([1, 2, 3] as Vector<Double>),
      steps: 8, sizes: (3, 3)),
    Item(
      name: "a wide matrix of rank 3", a: three.transposed(), start: start(12), steps: 8,
      sizes: (3, 4)),
    Item(
      name: "singular values down to 1e-8", a: graded, start: start(40), steps: 25,
      sizes: (25, 25)),
    Item(
      name: "singular values down to 1e-8, wide", a: graded.transposed(), start: start(60),
      steps: 10, sizes: (10, 10)),
    Item(
      name: "singular values that fall slowly", a: slow, start: start(40), steps: 40,
      sizes: (40, 40)),
    Item(
      name: "two singular values, each ten times", a: steps, start: start(20), steps: 20,
      sizes: (2, 2)),
  ]
}
