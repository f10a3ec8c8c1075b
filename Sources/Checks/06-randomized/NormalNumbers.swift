import Grading
import LinearAlgebra

/// What the columns of a sketch tell of the normal numbers in it.
///
/// Where A is diagonal and the sketch is one column, its entries are those of `Aω`: normal numbers, each
/// times an entry of the diagonal, and all divided by one length. So their ratios are seen, digit by
/// digit, whatever algorithm made the column orthonormal.
extension Exam {
  /// Expects an entry of unit vectors to be a power of two beside their first entry, but for a ratio of
  /// two independent normal numbers.
  ///
  /// The binary logarithm of the magnitude of such a ratio has the mean 0, and the deviation π/2
  /// natural units.
  func expect(
    entry place: Int, of columns: [Vector<Double>], fallsBy bits: Double, as subject: String
  ) throws {
    let falls = columns.map { -Double.log2(($0[place] / $0[0]).magnitude) }
    let zeros = falls.filter { !$0.isFinite }.count
    try expect(
      zeros == 0, as: subject, expected: "\(bits.exhibit) on average",
      got: "no number in \(zeros) of \(falls.count) runs: an entry is zero")
    try expectMean(
      of: falls, near: bits, deviation: Double.pi / 2 / Double.log(2), as: subject)
  }

  /// Expects vectors to have the directions of vectors of independent normal numbers.
  ///
  /// These directions are spread evenly over the sphere, and no others are. Each number is within six
  /// standard errors of its mean on the sphere in n dimensions:
  ///
  /// - the sum of the magnitudes, which is larger for numbers of one size and smaller for numbers with
  ///   zeros or outliers among them;
  /// - the square of the sum, which is larger where signs agree;
  /// - the square of the cosine between one run and the next, which is larger where numbers come again.
  func expect(normalDirectionsOf vectors: [Vector<Double>]) throws {
    let n = Double(vectors[0].count)
    let units = vectors.map { $0 / $0.norm }
    let spread = 2 * (n - 1) / (n + 2)
    let magnitude = Double.gamma(n / 2) / (Double.pi.squareRoot() * Double.gamma((n + 1) / 2))
    let variance = 1 + (n - 1) * 2 / Double.pi - n * n * magnitude * magnitude
    try expectMean(
      of: units.map { $0.reduce(0) { $0 + $1.magnitude } }, near: n * magnitude,
      deviation: variance.squareRoot(),
      as: "the sum of the magnitudes of ω/‖ω‖ for a column ω of Ω")
    try expectMean(
      of: units.map { $0.reduce(0, +) * $0.reduce(0, +) }, near: 1,
      deviation: spread.squareRoot(), as: "the square of the sum of ω/‖ω‖ for a column ω of Ω")
    let cosines = zip(units, units.dropFirst()).map { $0.dot($1) }
    try expectMean(
      of: cosines.map { n * $0 * $0 }, near: 1, deviation: spread.squareRoot(),
      as: "\(vectors[0].count) times the square of the cosine between ω and that of the next run")
  }

  /// Expects a column from a sketch of one column to have normal numbers in it, all drawn from the
  /// generator that is given.
  ///
  /// - Parameters:
  ///   - random: The generator.
  ///   - column: The column for a matrix, with numbers from a generator.
  /// - Throws: A mismatch, if it has others.
  func expectNormalNumbers(
    using random: inout SplitMix64,
    in column: (Matrix<Double>, inout SplitMix64) throws -> Vector<Double>
  ) throws {
    let size = 8
    let diagonal = Vector((0..<size).map { Double(sign: .plus, exponent: -2 * $0, significand: 1) })
    let a = Matrix(diagonal: diagonal)
    begin("normal numbers, seen through a diagonal", given: ["A": a, "runs": 400])
    let seen = try (0..<400).map { _ in
      let before = random
      let q = try column(a, &random)
      try expect(random, wasDrawnFromSince: before, times: size...(1 << 20))
      return Vector(zip(q, diagonal).map { $0 / $1 })
    }
    try expect(normalDirectionsOf: seen)
    begin("the same numbers again", given: ["A": a])
    var again = random
    let (first, second) = (try column(a, &random), try column(a, &again))
    try expect(
      second.dot(first).magnitude >= 1 - 1e-9,
      as: "the column from a generator in the same state", expected: "± \(first.exhibit)",
      got: second.exhibit)
  }

  /// Expects each iteration to count also for directions that are far smaller than another one.
  ///
  /// Of singular values 1, 2⁻³¹ and 2⁻³² the last two are told apart by one halving more for each product.
  /// In the span of two columns there is a vector without the first direction. Its parts in the other two
  /// are their singular values to the power 2q + 1, times two minors of Ω whose ratio is that of two
  /// independent normal numbers. Where rounding replaces a small direction, it loses all that it had
  /// gained. The matrix is full, but its entries are exact.
  ///
  /// - Parameters:
  ///   - random: The generator.
  ///   - basis: Two columns for a matrix and a number of iterations, with numbers from a generator.
  /// - Throws: A mismatch, if some do not.
  func expectSmallDirections(
    using random: inout SplitMix64,
    in basis: (Matrix<Double>, Int, inout SplitMix64) throws -> Matrix<Double>
  ) throws {
    let h = Matrix<Double>.hadamard(2) / 2
    let a = h.scaled(columnsBy: [1, 0x1p-31, 0x1p-32, 0]) * h
    for q in 0...2 {
      begin("\(q) iterations on small directions, counted", given: ["A": a, "q": q, "runs": 200])
      let seen = try (0..<200).map { _ in
        let z = h * (try basis(a, q, &random))
        try expect(z, hasShape: (4, 2), as: "Q")
        let rest = z * ([-z[0, 1], z[0, 0]] as Vector<Double>)
        // Rounding is 2⁻²¹ of what is left of either, and may be all that is seen of the third.
        return Vector([rest[1], max(rest[2].magnitude, 0x1p-24 * rest[1].magnitude)])
      }
      try expect(
        entry: 1, of: seen, fallsBy: Double(2 * q + 1),
        as: "the number of halvings from the second direction in Q to the third, 2q + 1")
    }
  }
}
