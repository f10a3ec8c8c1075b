import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

private typealias Factors = (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>)
private typealias Answer = (Matrix<Double>, Vector<Double>, Int) throws -> Factors

private func reference(
  _ a: Matrix<Double>, _ start: Vector<Double>, _ steps: Int
) throws -> Factors {
  try Solutions06.lanczosBidiagonalization(a, start: start, steps: steps)
}

/// The recurrence as it stands in the algorithm, without any care.
private func plain(
  _ a: Matrix<Double>, _ start: Vector<Double>, _ steps: Int, stopsAt smallest: Double,
  passes: Int = 0
) -> Factors {
  func outside(_ x: Vector<Double>, _ basis: [Vector<Double>]) -> Vector<Double> {
    var rest = x
    for _ in 0..<passes { for q in basis { rest -= q.dot(rest) * q } }
    return rest
  }
  var (us, vs) = ([Vector<Double>](), [start / start.norm])
  var (alphas, betas) = ([Double](), [Double]())
  while true {
    var u = a * vs[vs.count - 1]
    if let beta = betas.last, let last = us.last { u -= beta * last }
    u = outside(u, us)
    if u.norm <= smallest { break }
    alphas.append(u.norm)
    us.append(u / u.norm)
    if us.count == steps { break }
    var v = a.transpose * us[us.count - 1] - alphas[alphas.count - 1] * vs[vs.count - 1]
    v = outside(v, vs)
    if v.norm <= smallest { break }
    betas.append(v.norm)
    vs.append(v / v.norm)
  }
  let b = Matrix<Double>(rows: us.count, columns: vs.count) { i, j in
    j == i ? alphas[i] : j == i + 1 ? betas[i] : 0
  }
  func matrix(_ list: [Vector<Double>], _ rows: Int) -> Matrix<Double> {
    list.isEmpty ? .zero(rows: rows, columns: 0) : Matrix(columns: list)
  }
  return (matrix(us, a.rows), b, matrix(vs, a.columns))
}

let lanczos: Exercise = Exercise(
  "Lanczos",
  learner: { call in { a, start, steps in try call(a, start, steps) } },
  reference: Solutions06.lanczosBidiagonalization(_:start:steps:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("does not reorthogonalize", caughtAt: "singular values down to 1e-8") {
      a, start, steps in
      plain(a, start, steps, stopsAt: 1e-12 * a.frobeniusNorm)
    },
    Mistake("never stops early", caughtAt: "the identity") { a, start, steps in
      plain(a, start, steps, stopsAt: -1, passes: 2)
    },
    Mistake("does not normalize the start", caughtAt: "diag(3, 2)") { a, start, steps in
      let (u, b, v) = try reference(a, start, steps)
      var columns = (0..<v.columns).map { v[column: $0] }
      columns[0] = start
      return (u, b, Matrix(columns: columns))
    },
    Mistake("returns a lower bidiagonal B", caughtAt: "diag(3, 2)") { a, start, steps in
      let (u, b, v) = try reference(a, start, steps)
      return (u, b.transposed(), v)
    },
    Mistake("exchanges U and V", caughtAt: "diag(3, 2)") { a, start, steps in
      let (u, b, v) = try reference(a, start, steps)
      return (v, b, u)
    },
    Mistake("makes one step too few", caughtAt: "diag(3, 2)") { a, start, steps in
      try reference(a, start, max(1, steps - 1))
    },
    Mistake("drops the last column of V", caughtAt: "more columns than the rank") {
      a, start, steps in
      let (u, b, v) = try reference(a, start, steps)
      let size = u.columns
      return (u, b[columns: 0..<size], v[columns: 0..<size])
    },
    Mistake("starts from a vector of ones", caughtAt: "the identity") { a, start, steps in
      try reference(a, Vector(repeating: 1, count: a.columns), steps)
    },
  ]
) { answer, exam in
  for item in try cases() {
    exam.begin(item.name, given: ["A": item.a, "start": item.start, "steps": item.steps])
    let (u, b, v) = try answer(item.a, item.start, item.steps)
    try exam.expect(u, hasShape: (item.a.rows, item.sizes.u), as: "U")
    try exam.expect(v, hasShape: (item.a.columns, item.sizes.v), as: "V")
    try exam.expect(b, hasShape: (item.sizes.u, item.sizes.v), as: "B")
    try exam.expect(orthonormalColumnsOf: u, within: 1e-10, as: "U")
    try exam.expect(orthonormalColumnsOf: v, within: 1e-10, as: "V")
    try exam.expect(
      v[column: 0], closeTo: item.start / item.start.norm, as: "the first column of V")
    try expectBidiagonal(exam, b)
    try expectRecurrence(exam, item.a, u, b, v)
    if let sigma = item.singularValues {
      try exam.expect(
        try b.singularValues(), closeTo: sigma, within: 1e-8, as: "the singular values of B")
    }
  }
}

private func expectBidiagonal(_ exam: Exam, _ b: Matrix<Double>) throws {
  for i in 0..<b.rows {
    for j in 0..<b.columns {
      let isFine = j == i || j == i + 1 ? b[i, j] > 0 : b[i, j].magnitude <= 1e-12 * b.maxNorm
      try exam.expect(
        isFine, as: "B at (\(i), \(j))",
        expected: j == i || j == i + 1 ? "a positive number" : "0", got: b[i, j].exhibit)
    }
  }
}

/// `AV = UB`, and `AᵀU = VBᵀ` but for the last column.
private func expectRecurrence(
  _ exam: Exam, _ a: Matrix<Double>, _ u: Matrix<Double>, _ b: Matrix<Double>, _ v: Matrix<Double>
) throws {
  let size = a.frobeniusNorm
  let first = (a * v - u * b).frobeniusNorm
  try exam.expect(
    first <= 1e-10 * size, as: "‖AV − UB‖_F", expected: "0 to rounding", got: first.exhibit)
  let second = a.transpose * u - v * b.transpose
  let inner = second[columns: 0..<max(0, second.columns - 1)].frobeniusNorm
  try exam.expect(
    inner <= 1e-10 * size, as: "AᵀU − VBᵀ, without its last column", expected: "0 to rounding",
    got: inner.exhibit)
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let start: Vector<Double>
  let steps: Int
  let sizes: (u: Int, v: Int)
  var singularValues: Vector<Double>?
}

private func cases() throws -> [Item] {
  var random = SplitMix64(seed: 81)
  func start(_ count: Int) -> Vector<Double> {
    Vector((0..<count).map { _ in random.gaussian() })
  }
  let graded = try matrix(
    rows: 60, columns: 40, singularValues: .geometric(40, from: 1, to: 1e-8), seed: 82)
  let three = try matrix(rows: 12, columns: 9, singularValues: [5, 3, 1], seed: 83)
  let basis = try SVD(three).v[columns: 0..<3]
  return [
    Item(
      name: "diag(3, 2)", a: [[3, 0], [0, 2]], start: [1, 1], steps: 2, sizes: (2, 2),
      singularValues: [3, 2]),
    Item(
      name: "the identity", a: .identity(4), start: [1, 2, 0, -1], steps: 3, sizes: (1, 1),
      singularValues: [1]),
    // The start has parts outside the row space, so that V reaches one dimension further.
    Item(
      name: "more columns than the rank", a: three, start: start(9), steps: 8, sizes: (3, 4)),
    Item(
      name: "a start in the row space", a: three, start: basis * ([1, 2, 3] as Vector<Double>),
      steps: 8, sizes: (3, 3), singularValues: [5, 3, 1]),
    Item(name: "zero", a: .zero(rows: 3, columns: 2), start: [3, 4], steps: 2, sizes: (0, 1)),
    Item(name: "a single step", a: graded, start: start(40), steps: 1, sizes: (1, 1)),
    Item(
      name: "singular values down to 1e-8", a: graded, start: start(40), steps: 25,
      sizes: (25, 25)),
    Item(
      name: "a wide matrix", a: graded.transposed(), start: start(60), steps: 10,
      sizes: (10, 10)),
  ]
}
