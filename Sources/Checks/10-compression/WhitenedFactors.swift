import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions10

typealias WhitenedAnswer = (Matrix<Double>, Matrix<Double>, Int) throws -> Factors

let whitenedFactors: Exercise = Exercise(
  "WhitenedFactors",
  learner: { call in { weight, inputs, rank in try call(weight, inputs, rank) } },
  reference: Solutions10.whitenedFactors(weight:inputs:rank:),
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: whitenedMistakes()
) { (answer: WhitenedAnswer, exam: Exam) in
  for (name, w, x, rank) in try small() + sized() + correlated() {
    exam.begin(name, given: ["W": w, "X": x, "rank": rank])
    let got = try answer(w, x, rank)
    try exam.expect(got, fit: w, rank: rank)
    let outputs = w * x
    let bound = try tail(of: outputs, beyond: rank) + 1e-10 * outputs.frobeniusNorm
    let error = ((w - got.left * got.right) * x).frobeniusNorm
    try exam.expect(
      error <= bound, as: "the change of the outputs ‖WX − LRX‖",
      expected: "at most \(bound.exhibit)", got: error.exhibit)
  }
}

private typealias Case = (name: String, w: Matrix<Double>, x: Matrix<Double>, rank: Int)

/// Layers that can be cut by hand.
private func small() -> [Case] {
  let w: Matrix<Double> = [[3, 0], [0, 2]]
  let x: Matrix<Double> = [[1, 0], [0, 10]]
  let leaning: Matrix<Double> = [[1, 9, 0], [1, 0, 1]]
  let fixed: [Case] = [
    ("the statement's example", w, x, 1), ("rank 0", w, x, 0), ("nothing is lost", w, x, 2),
    ("inputs of one size", w, [[1, 0, 0], [0, 0, 1]], 1),
    ("inputs that lean", [[2, 1], [1, 3]], leaning, 1),
    ("inputs that lean, nothing is lost", [[2, 1], [1, 3]], leaning, 2),
    ("one output", [[1, 2]], leaning, 1), ("one input", [[1], [2], [2]], [[3, 4]], 1),
    ("a layer of zeros", .zero(rows: 3, columns: 2), leaning, 2),
    ("a layer of rank 1", [[1, 2], [2, 4], [3, 6]], leaning, 2),
  ]
  return fixed
    + Unit.extremes.flatMap { unit -> [Case] in
      [
        ("W \(unit.name)", unit(w), x, 1), ("X \(unit.name)", w, unit(x), 1),
        ("W and X \(unit.name)", unit(w), unit(x), 1),
      ]
    }
}

private func sized() -> [Case] {
  var generator = SplitMix64(seed: 104)
  return [(6, 4, 9), (4, 6, 6), (5, 5, 20), (1, 4, 5), (4, 1, 3)].flatMap { m, n, count in
    let w = Matrix<Double>.gaussian(rows: m, columns: n, using: &generator)
    let x = Matrix<Double>.gaussian(rows: n, columns: count, using: &generator)
    return (0...min(m, n)).map { ("\(m) × \(n), \(count) inputs, rank \($0)", w, x, $0) }
  }
}

/// Inputs whose singular values fall, and weights that fall along with them or the other way.
private func correlated() throws -> [Case] {
  var generator = SplitMix64(seed: 1041)
  let sizes: Vector<Double> = .geometric(6, from: 1, to: 1e-9)
  let q = try QR(Matrix<Double>.gaussian(rows: 6, columns: 6, using: &generator)).q
  let p = try QR(Matrix<Double>.gaussian(rows: 12, columns: 6, using: &generator)).q
  let x = q.scaled(columnsBy: sizes) * p.transpose
  let weights: [(String, Vector<Double>)] = [
    ("that fall along", .geometric(6, from: 1, to: 1e-3)),
    ("that grow where inputs are short", .geometric(6, from: 1e-4, to: 1)),
    ("that are equal", Vector(repeating: 1, count: 6)),
  ]
  return try weights.flatMap { name, values -> [Case] in
    let u = try QR(Matrix<Double>.gaussian(rows: 8, columns: 6, using: &generator)).q
    let w = u.scaled(columnsBy: values) * q.transpose
    return (1...5).map { ("correlated inputs, weights \(name), rank \($0)", w, x, $0) }
  }
}
