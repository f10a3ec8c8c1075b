import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions10

typealias SingularAnswer = (Matrix<Double>, Matrix<Double>, Int, Double) throws -> Factors

let singularWhitening: Exercise = Exercise(
  "SingularWhitening",
  learner: { call in
    { weight, gram, rank, tolerance in try call(weight, gram, rank, tolerance) }
  },
  reference: Solutions10.singularWhitening(weight:gram:rank:relativeTolerance:),
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: singularMistakes()
) { (answer: SingularAnswer, exam: Exam) in
  for (name, w, live, rank, tolerance) in try small() + made() + limits() {
    exam.begin(
      name, given: ["W": w, "G": live.gram, "rank": rank, "relativeTolerance": tolerance])
    let got = try answer(w, live.gram, rank, tolerance)
    try exam.expect(got, fit: w, rank: rank)
    let change = w * live.root
    let product = got.left * got.right
    let bound = try tail(of: change, beyond: rank) + 1e-9 * change.frobeniusNorm
    let error = ((w - product) * live.root).frobeniusNorm
    try exam.expect(
      error <= bound, as: "the root of the change, ‖(W − LR) S‖ with SSᵀ = G,",
      expected: "at most \(bound.exhibit)", got: error.exhibit)
    let svd = try SVD(change)
    let (kept, next) = (min(rank, svd.singularValues.count), svd.singularValues.dropFirst(rank))
    if kept > 0, let next = next.first, next > 0.99 * svd.singularValues[kept - 1] { continue }
    let u = svd.u[columns: 0..<kept]
    // The shortest: what the layer does to the inputs that there are, in its leading outputs.
    let shortest = u * (u.transpose * w * live.basis) * live.basis.transpose
    try exam.expect(
      product, closeTo: shortest, within: 1e-8, beside: w.frobeniusNorm,
      as: "the shortest product LR")
  }
}

/// A Gram matrix with the directions of its inputs, and a root S with SSᵀ = G but for what does not
/// count.
struct LiveInputs {
  let gram: Matrix<Double>
  let basis: Matrix<Double>
  let root: Matrix<Double>

  /// Orthonormal directions and the eigenvalues that count; the Gram matrix is that of other numbers,
  /// if they are given.
  init(_ basis: Matrix<Double>, _ eigenvalues: Vector<Double>, gram: Matrix<Double>? = nil) {
    self.basis = basis
    root = basis.scaled(columnsBy: Vector(eigenvalues.map { $0.squareRoot() }))
    self.gram = gram ?? root.rowGram()
  }

  /// What rows of inputs leave: their span by its own SVD, and their Gram matrix by its products.
  init(inputs: Matrix<Double>) throws {
    let svd = try SVD(inputs)
    let largest = svd.singularValues.first ?? 0
    let count = svd.singularValues.count { $0 > 1e-10 * largest }
    self.init(
      svd.u[columns: 0..<count], Vector(svd.singularValues[0..<count].map { $0 * $0 }),
      gram: inputs.rowGram())
  }
}

private typealias Case = (
  name: String, w: Matrix<Double>, live: LiveInputs, rank: Int, tolerance: Double
)

private let usual = 1e-10

/// Layers that one can cut by hand.
private func small() throws -> [Case] {
  let row: Matrix<Double> = [[1, 2, 5]]
  let twice = try LiveInputs(inputs: [[1], [1], [0]])
  let w: Matrix<Double> = [[3, 0, 1], [0, 2, 1]]
  let dead = try LiveInputs(inputs: [[1, 0], [0, 10], [0, 0]])
  // Beside it lies one below the limit whose root is above it.
  let single = LiveInputs([[1], [0], [0]], [4], gram: Matrix(diagonal: [4, 1e-14, 0]))
  let none = LiveInputs(.zero(rows: 3, columns: 0), [], gram: .zero(rows: 3, columns: 3))
  let plain = try LiveInputs(inputs: [[2, 0, 0], [0, 1, 0], [0, 0, 1]])
  let fixed: [Case] = [
    ("the statement's example", row, twice, 1, usual),
    ("a dead input", w, dead, 1, usual), ("a dead input, all ranks", w, dead, 2, usual),
    ("inputs that are all alive", w, plain, 1, usual), ("rank 0", w, dead, 0, usual),
    ("no input at all", w, none, 2, usual), ("no input at all, one output", row, none, 1, usual),
    ("one direction, rank 2", w, single, 2, usual),
    ("one direction, no axis", w, try LiveInputs(inputs: [[1], [2], [2]]), 2, usual),
    ("a layer of zeros", .zero(rows: 2, columns: 3), dead, 2, usual),
    (
      "a tie", [[1, 0, 7], [0, 1, 7]], LiveInputs([[1, 0], [0, 1], [0, 0]], [1, 1]), 1, usual
    ),
    ("one input", [[3], [4]], try LiveInputs(inputs: [[2, 1]]), 1, usual),
    (
      "one input that is dead", [[3], [4]], LiveInputs(.zero(rows: 1, columns: 0), [], gram: [[0]]),
      1, usual
    ),
  ]
  return fixed
    + Unit.extremes.flatMap { unit -> [Case] in
      let scaled = LiveInputs(
        dead.basis, Vector(dead.root.gram().diagonal.map { unit($0) }), gram: unit(dead.gram))
      return [
        ("W \(unit.name)", unit(w), dead, 1, usual), ("G \(unit.name)", w, scaled, 1, usual),
        ("W and G \(unit.name)", unit(w), scaled, 2, usual),
      ]
    }
}

/// Inputs with 20 of 64 dead or repeated, as a network has them, and smaller ones.
private func made() throws -> [Case] {
  var generator = SplitMix64(seed: 107)
  func inputs(_ count: Int, _ columns: Int, _ spoil: (inout Matrix<Double>) -> Void) throws
    -> LiveInputs
  {
    var x = Matrix<Double>.gaussian(rows: count, columns: columns, using: &generator)
    spoil(&x)
    return try LiveInputs(inputs: x)
  }
  let kinds: [(String, LiveInputs)] = [
    (
      "two dead inputs",
      try inputs(6, 20) {
        $0[row: 1] = .zero(20); $0[row: 4] = .zero(20)
      }
    ),
    ("an input that comes twice", try inputs(6, 20) { $0[row: 5] = $0[row: 2] }),
    (
      "an input that comes three times",
      try inputs(6, 20) {
        $0[row: 5] = $0[row: 0]; $0[row: 3] = $0[row: 0]
      }
    ),
    ("an input that is the sum of two", try inputs(6, 20) { $0[row: 3] = $0[row: 0] + $0[row: 1] }),
    ("fewer samples than inputs", try inputs(6, 4) { _ in }),
    (
      "a short input beside long ones",
      try inputs(6, 20) {
        $0[row: 2] = 1e-3 * $0[row: 2]; $0[row: 0] = .zero(20)
      }
    ),
  ]
  let cases = kinds.flatMap { name, live -> [Case] in
    [(5, 6), (8, 6), (1, 6)].flatMap { m, n -> [Case] in
      let w = Matrix<Double>.gaussian(rows: m, columns: n, using: &generator)
      return Set([1, 2, 4, 6].map { min($0, m) }).sorted().map {
        ("\(name), \(m) outputs, rank \($0)", w, live, $0, usual)
      }
    }
  }
  return cases
}

/// Eigenvalues around the limit and below zero, on the axes and turned away from them.
private func limits() throws -> [Case] {
  var generator = SplitMix64(seed: 1071)
  let w = Matrix<Double>.gaussian(rows: 4, columns: 4, using: &generator)
  let turn = try QR(Matrix<Double>.gaussian(rows: 4, columns: 4, using: &generator)).q
  let limit = Threshold(at: 1e-3, gap: 0.02)
  return [("on the axes", Matrix.identity(4)), ("turned", turn)].flatMap { name, q -> [Case] in
    let values: Vector<Double> = [1, 0.5, 0.125, -1e-7]
    let product = q.scaled(columnsBy: values) * q.transpose
    let negative = LiveInputs(
      q[columns: 0..<3], values[0..<3], gram: (product + product.transposed()) / 2)
    let below: Case = (
      "an eigenvalue far below zero, \(name)", w, negative, 4, 1e-9
    )
    return [below]
      + [(4.0, "as it is"), (0x1p-200, "times 2^-202"), (0x1p200, "times 2^198")].flatMap {
        size, words -> [Case] in
        let above: Vector<Double> = [size, size / 2, size / 8, size * limit.above]
        let below: Vector<Double> = [size, size / 2, size / 8, size * limit.below]
        let whole = q.scaled(columnsBy: Vector(below.map { $0.squareRoot() })).rowGram()
        let cut = LiveInputs(q[columns: 0..<3], below[0..<3], gram: whole)
        return [
          (
            "an eigenvalue just above the limit, \(name), \(words)", w, LiveInputs(q, above), 4,
            1e-3
          ),
          ("an eigenvalue just below the limit, \(name), \(words)", w, cut, 4, 1e-3),
          ("a rank beside the limit, \(name), \(words)", w, cut, 2, 1e-3),
        ]
      }
  }
}
