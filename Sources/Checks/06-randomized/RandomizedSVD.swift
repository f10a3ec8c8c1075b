import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

private typealias Triplets = (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>)
private typealias Answer = (Matrix<Double>, Int, Int, Int, inout SplitMix64) throws -> Triplets

private func reference(
  _ a: Matrix<Double>, _ k: Int, _ p: Int, _ q: Int, _ random: inout SplitMix64
) throws -> Triplets {
  try Solutions06.randomizedSVD(
    a, rank: k, oversampling: p, powerIterations: q, using: &random)
}

let randomizedSVD: Exercise = Exercise(
  "RandomizedSVD",
  learner: { call in { a, k, p, q, random in try call(a, k, p, q, using: &random) } },
  reference: Solutions06.randomizedSVD(_:rank:oversampling:powerIterations:using:) as Answer,
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("returns the U of the small matrix", caughtAt: "a tall matrix") {
      a, k, p, q, random in
      let (u, sigma, v) = try reference(a, k, p, q, &random)
      let (basis, _, _) = try reference(a, min(k + p, a.rows, a.columns), 0, q, &random)
      return (basis.transpose * u, sigma, v)
    },
    Mistake("drops the oversampling", caughtAt: "diag(3, 2)") {
      a, k, _, q, random in try reference(a, k, 0, q, &random)
    },
    Mistake("returns k + p triplets", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      try reference(a, min(k + p, a.rows, a.columns), 0, q, &random)
    },
    Mistake("returns the transpose of V", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      let (u, sigma, v) = try reference(a, k, p, q, &random)
      return (u, sigma, v.transposed())
    },
    Mistake("returns squares", caughtAt: "diag(3, 2)") { a, k, p, q, random in
      let (u, sigma, v) = try reference(a, k, p, q, &random)
      return (u, sigma.hadamard(sigma), v)
    },
    Mistake("takes the smallest of the values found", caughtAt: "diag(3, 2)") {
      a, k, p, q, random in
      let size = min(k + p, a.rows, a.columns)
      let (u, sigma, v) = try reference(a, size, 0, q, &random)
      return (
        u[columns: (size - k)..<size], sigma[(size - k)..<size], v[columns: (size - k)..<size]
      )
    },
    Mistake("makes no power iterations", caughtAt: "a slow fall") { a, k, p, _, random in
      try reference(a, k, p, 0, &random)
    },
    Mistake("divides by singular values", caughtAt: "a slow fall") { a, k, p, q, random in
      // U from A V, as if no singular value were zero.
      let (_, sigma, v) = try reference(a, k, p, q, &random)
      let inverses = Vector(sigma.map { 1 / $0 })
      return ((a * v).scaled(columnsBy: inverses), sigma, v)
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 73)
  for item in try cases() {
    exam.begin(
      item.name, given: ["A": item.a, "k": item.rank, "p": item.oversampling, "q": item.iterations])
    let before = random
    let got = try answer(item.a, item.rank, item.oversampling, item.iterations, &random)
    try expectTriplets(exam, got, of: item.a, rank: item.rank)
    try exam.expect(random, differsFrom: before)
    let sigma = try item.a.singularValues()
    let least = Vector(sigma.elements.dropFirst(item.rank)).norm
    let product = got.u.scaled(columnsBy: got.sigma) * got.v.transpose
    try exam.expect(
      error: (item.a - product).frobeniusNorm, notAbove: item.factor, times: least,
      scale: sigma[0], as: "‖A − UΣVᵀ‖_F")
    if item.isComplete {
      try exam.expect(got.sigma, closeTo: sigma[0..<item.rank], as: "the singular values")
    }
  }
}

private func expectTriplets(
  _ exam: Exam, _ got: Triplets, of a: Matrix<Double>, rank: Int
) throws {
  try exam.expect(got.u, hasShape: (a.rows, rank), as: "U")
  try exam.expect(got.v, hasShape: (a.columns, rank), as: "V")
  try exam.expect(got.sigma.count, equals: rank, as: "the number of singular values")
  try exam.expect(orthonormalColumnsOf: got.u, as: "U")
  try exam.expect(orthonormalColumnsOf: got.v, as: "V")
  let sigma = got.sigma.elements
  try exam.expect(
    zip(sigma, sigma.dropFirst()).allSatisfy { $0 >= $1 } && (sigma.last ?? 0) >= 0,
    as: "the singular values", expected: "none negative, the largest first",
    got: got.sigma.exhibit)
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let rank: Int
  var oversampling = 5
  var iterations = 2
  /// How far above the least error the result may be.
  var factor = 1.1
  var isComplete: Bool { rank + oversampling >= min(a.rows, a.columns) }
}

private func cases() throws -> [Item] {
  let fall = Vector<Double>.geometric(20, from: 1, to: 1e-6)
  let tall = try matrix(rows: 50, columns: 20, singularValues: fall, seed: 74)
  let wide = try matrix(rows: 20, columns: 50, singularValues: fall, seed: 75)
  let slowly = try matrix(rows: 60, columns: 50, singularValues: slow(50), seed: 76)
  return [
    Item(name: "diag(3, 2)", a: [[3, 0], [0, 2]], rank: 1, oversampling: 1, factor: 1 + 1e-9),
    Item(name: "a tall matrix", a: tall, rank: 6),
    Item(name: "a wide matrix", a: wide, rank: 6),
    Item(
      name: "all columns in the basis", a: slowly, rank: 10, oversampling: 40, iterations: 1,
      factor: 1 + 1e-9),
    Item(
      name: "more columns than there are", a: wide, rank: 4, oversampling: 90, iterations: 0,
      factor: 1 + 1e-9),
    // Twenty seeds of the reference stay below 1.001; without iterations they are above 1.03.
    Item(name: "a slow fall", a: slowly, rank: 10, oversampling: 10, iterations: 6, factor: 1.01),
    Item(
      name: "a rank below k", a: deficient(rows: 25, columns: 18, rank: 3, seed: 77), rank: 6,
      oversampling: 4),
    Item(name: "zero", a: .zero(rows: 5, columns: 7), rank: 2, oversampling: 1),
    Item(name: "all of a small matrix", a: [[1, 2], [3, 4], [5, 6]], rank: 2, oversampling: 0),
  ]
}
