import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions14

let twoBlocks: Exercise = Exercise(
  "TwoBlocks",
  learner: { call in { top, bottom in try call(top, bottom) } },
  reference: Solutions14.triangle(of:and:) as TriangleAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: triangleMistakes()
) { answer, exam in
  for item in cases() {
    exam.begin(item.name, given: ["top": item.top, "bottom": item.bottom])
    let (message, r) = try answer(item.top, item.bottom)
    let n = item.top.columns
    try exam.expect(message.count, equals: n * (n + 1) / 2, as: "the length of the message")
    let sent = unpacked(message, n)
    try exam.expect(sent, isTriangleOf: n, as: "the triangle in the message")
    try examineGram(sent, of: item.bottom, unit: item.unit, "the triangle in the message", exam)
    try exam.expect(r, isTriangleOf: n, as: "R")
    let both = item.top.appending(rowsOf: item.bottom)
    try examineGram(r, of: both, unit: item.unit, "R", exam)
  }
  try examineDelicate(answer, exam)
}

typealias TriangleAnswer = (Matrix<Double>, Matrix<Double>) throws -> (
  message: Vector<Double>, r: Matrix<Double>
)

private typealias Case = (
  name: String, top: Matrix<Double>, bottom: Matrix<Double>, unit: Unit
)

/// The triangle whose rows stand one after the other in a message.
func unpacked(_ message: Vector<Double>, _ n: Int) -> Matrix<Double> {
  var next = message.makeIterator()
  var r = Matrix<Double>.zero(rows: n, columns: n)
  for i in 0..<n { for j in i..<n { r[i, j] = next.next() ?? .nan } }
  return r
}

/// All triangles of a matrix have its inner products, in whatever way they were found.
private func examineGram(
  _ r: Matrix<Double>, of a: Matrix<Double>, unit: Unit, _ subject: String, _ exam: Exam
) throws {
  let (r, a) = (r * unit.power(-1), a * unit.power(-1))
  try exam.expect(
    r.gram(), closeTo: a.gram(), within: 1e-12,
    as: "RᵀR for \(subject)" + (unit.exponent == 0 ? "" : ", in units of 2^\(unit.exponent)"))
}

private func cases() -> [Case] {
  let plain = Unit(exponent: 0)
  let (top, bottom) = (gaussian(6, 4, seed: 141), gaussian(5, 4, seed: 142))
  let short = gaussian(2, 4, seed: 143)
  let items: [Case] = [
    ("one column", [[3]], [[4]], plain), ("a negative number", [[-3]], [[-4]], plain),
    ("two columns", [[1, 1], [0, 2]], [[2, 0], [2, 1]], plain),
    ("a triangle on top of a triangle", [[3, 1], [0, 1]], [[4, 2], [0, 1]], plain),
    ("tall blocks", top, bottom, plain), ("a lower block with two rows", top, short, plain),
    ("an upper block with two rows", short, top, plain),
    ("a lower block without rows", top, .zero(rows: 0, columns: 4), plain),
    ("an upper block without rows", .zero(rows: 0, columns: 4), bottom, plain),
    ("fewer rows than columns together", short, short[rows: 0..<1], plain),
    ("no rows at all", .zero(rows: 0, columns: 3), .zero(rows: 0, columns: 3), plain),
    ("a column of zeros", [[1, 0, 2], [3, 0, 1]], [[2, 0, 2], [1, 0, 0]], plain),
    ("a lower block of zeros", top, .zero(rows: 5, columns: 4), plain),
    ("equal columns", [[1, 1], [2, 2]], [[3, 3], [1, 1]], plain),
    ("many rows", gaussian(40, 6, seed: 144), gaussian(90, 6, seed: 145), plain),
  ]
  return items
    + (Unit.extremes + Unit.beyondSquares).map { unit in
      ("tall blocks \(unit.name)", unit(top), unit(bottom), unit)
    }
}

/// Läuchli's matrix, whose Gram matrix has forgotten μ: the last entry of R is μ times a number.
private func examineDelicate(_ answer: TriangleAnswer, _ exam: Exam) throws {
  for mu in [1e-5, 1e-7, 1e-9] {
    let a = Matrix<Double>.lauchli(2, mu: mu)
    for (name, cut) in [("below the first row", 1), ("below the second row", 2)] {
      let (top, bottom) = (a[rows: 0..<cut], a[rows: cut..<3])
      exam.begin(
        "Läuchli's matrix, μ = \(mu), cut \(name)", given: ["top": top, "bottom": bottom])
      let (_, r) = try answer(top, bottom)
      try exam.expect(r, isTriangleOf: 2, as: "R")
      try exam.expect(
        r[1, 1], closeTo: mu * ((2 + mu * mu) / (1 + mu * mu)).squareRoot(), within: 1e-5,
        as: "the last entry of R")
    }
  }
}
