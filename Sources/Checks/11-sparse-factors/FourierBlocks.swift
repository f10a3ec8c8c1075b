import Attempts
import Grading
import LinearAlgebra
import Solutions11

let fourierBlocks: Exercise = Exercise(
  "FourierBlocks",
  learner: { call in { n, b in try call(n, b) } },
  reference: Solutions11.fourierBlocks(points:blocks:) as FourierAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: fourierMistakes()
) { answer, exam in
  for (n, b) in [
    (4, 2), (6, 2), (6, 3), (12, 3), (12, 4), (15, 5), (36, 6), (5, 1), (5, 5), (1, 1), (196, 14),
  ] {
    exam.begin("\(n) points, \(b) blocks", given: ["n": n, "b": b])
    try exam.expectBlocks(try answer(n, b), points: n, blocks: b)
  }
  exam.begin(
    "4096 points, 64 blocks", given: ["n": 4096, "b": 64],
    largeBecause: "large exponents lose digits of the angle")
  try exam.expectBlocks(try answer(4096, 64), points: 4096, blocks: 64)
  for (n, b) in [(6, 4), (6, 0), (6, -2), (6, 12), (0, 3), (0, 1), (-6, 3), (-6, 1), (-6, -3)] {
    exam.begin("\(n) points and \(b) blocks, which is impossible", given: ["n": n, "b": b])
    try exam.expectError(as: "blocks that do not exist") { try answer(n, b).real }
  }
}

typealias FourierAnswer = (Int, Int) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>])

extension Exam {
  /// Expects blocks which make the transform of every unit vector that begins a hand.
  fileprivate func expectBlocks(
    _ got: (real: [Matrix<Double>], imaginary: [Matrix<Double>]), points n: Int, blocks b: Int
  ) throws {
    let c = n / b
    try expect(got.real.count, equals: c, as: "the number of real parts")
    try expect(got.imaginary.count, equals: c, as: "the number of imaginary parts")
    for group in 0..<c {
      // The transform of a unit vector at place β < b goes through the first column of F_c: all ones.
      let wanted = Matrix<Double>(rows: b, columns: b) { i, block in
        Double((i * c + group) * block % n) / Double(n)
      }
      let real = wanted.map { Double.cos(2 * .pi * $0) }
      let imaginary = wanted.map { -Double.sin(2 * .pi * $0) }
      try expect(
        got.real[group], closeTo: real, within: 1e-9, beside: 1,
        as: "the real part of block \(group)")
      try expect(
        got.imaginary[group], closeTo: imaginary, within: 1e-9, beside: 1,
        as: "the imaginary part of block \(group)")
    }
  }
}

private func fourierMistakes() -> [Mistake<FourierAnswer>] {
  func powers(
    _ n: Int, _ b: Int, sign: Double = -1, _ exponent: (Int, Int, Int, Int) -> Double
  ) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
    guard b > 0 && n > 0 && n % b == 0 else { throw NoSuchSplit() }
    let c = n / b
    let angles = (0..<c).map { group in
      Matrix(rows: b, columns: b) { i, k in 2 * .pi * exponent(i, k, group, c) / Double(n) }
    }
    return (
      angles.map { $0.map { Double.cos($0) } }, angles.map { $0.map { sign * Double.sin($0) } }
    )
  }
  return [
    Mistake("leaves out the twiddle factors", caughtAt: "4 points, 2 blocks") { n, b in
      try powers(n, b) { i, k, _, c in Double(i * c * k) }
    },
    Mistake("turns the other way round", caughtAt: "4 points, 2 blocks") { n, b in
      try powers(n, b, sign: 1) { i, k, group, c in Double((i * c + group) * k) }
    },
    Mistake("multiplies rows by the twiddle factors", caughtAt: "4 points, 2 blocks") { n, b in
      try powers(n, b) { i, k, group, c in Double(i * c * k + group * i) }
    },
    Mistake("takes ω for b points in the twiddle factors", caughtAt: "4 points, 2 blocks") { n, b in
      try powers(n, b) { i, k, group, c in Double(i * c * k + group * k * c) }
    },
    Mistake("exchanges b and c", caughtAt: "6 points, 2 blocks") { n, b in
      guard b > 0 && n > 0 && n % b == 0 else { throw NoSuchSplit() }
      return try powers(n, n / b) { i, k, group, c in Double((i * c + group) * k) }
    },
    Mistake("puts row ib + γ where ic + γ belongs", caughtAt: "6 points, 2 blocks") { n, b in
      try powers(n, b) { i, k, group, _ in Double((i * b + group) * k) }
    },
    Mistake("forgets the 2 in 2π", caughtAt: "4 points, 2 blocks") { n, b in
      try powers(n, b) { i, k, group, c in Double((i * c + group) * k) / 2 }
    },
    Mistake("makes the transform unitary", caughtAt: "4 points, 2 blocks") { n, b in
      let (real, imaginary) = try powers(n, b) { i, k, group, c in Double((i * c + group) * k) }
      let scale = 1 / Double(b).squareRoot()
      return (real.map { $0 * scale }, imaginary.map { $0 * scale })
    },
    Mistake("cuts off what does not divide", caughtAt: "6 points and 4 blocks, which is impossible")
    {
      n, b in
      guard b > 0 && n > 0 else { throw NoSuchSplit() }
      let m = n / b * b
      guard m > 0 else { throw NoSuchSplit() }
      return try powers(m, b) { i, k, group, c in Double((i * c + group) * k % m) }
    },
  ]
}
