import Gallery
import Grading
import LinearAlgebra

/// A matrix on one side or the other of the rule by which the statements call columns dependent:
/// some `|rⱼⱼ|` does not exceed `max(m, n)·ε·max |rⱼⱼ|`.
///
/// R is known without rounding, or to a few ε of each entry: A is triangular, or its columns are
/// orthogonal. So every honest way to a QR decomposition is on the same side.
struct DependenceCase {
  let name: String
  let a: Matrix<Double>
  /// The pseudo-inverse, or `nil` where the columns are dependent.
  let inverse: Matrix<Double>?

  var isDependent: Bool { inverse == nil }

  /// All cases, the plainest first.
  static func all() -> [DependenceCase] {
    let plain = [
      DependenceCase(name: "a negligible r₁₁", a: [[1e-20, 0], [0, 1]], inverse: nil),
      DependenceCase(name: "nothing but zeros", a: [[0], [0]], inverse: nil),
    ]
    return plain + atTheLimit() + ofLowRank()
  }

  /// Cases close to the limit, where another limit would decide otherwise.
  private static func atTheLimit() -> [DependenceCase] {
    let (nine, three, two) = (limit(rows: 9), limit(rows: 3), limit(rows: 2))
    let long = limit(rows: 4, largest: 2)
    let near = [
      diagonal("just above the limit, 9 by 2", [1, nine.above], rows: 9),
      diagonal("just below the limit, 9 by 2", [1, nine.below], rows: 9, isDependent: true),
      diagonal("at the limit, 4 by 2", [1, 4 * .ulpOfOne], rows: 4, isDependent: true),
      diagonal("just above the limit, 3 by 3", [1, -1, three.above], rows: 3),
      diagonal(
        "a negative r₁₁, just below the limit", [-1, two.below], rows: 2, isDependent: true),
      diagonal("a small r₁₁, just below the limit", [two.below, 1], rows: 2, isDependent: true),
      diagonal("a small r₁₁, just above the limit", [two.above, 1], rows: 2),
      DependenceCase(
        name: "a long r₁₂, just above the limit", a: [[1, 100], [0, two.above]],
        inverse: [[1, -100 / two.above], [0, 1 / two.above]]),
      DependenceCase(
        name: "an r₁₁ above all entries, just below the limit",
        a: Matrix.hadamard(2)[columns: 0..<2].scaled(columnsBy: [1, long.below / 2]),
        inverse: nil),
    ]
    return near + Unit.extremes.flatMap { unit in near[..<2].map { $0.scaled(by: unit) } }
  }

  /// Columns that depend on each other, in any unit.
  ///
  /// Of a hundred rows the limit is a hundred ε, while rounding leaves a few: no way to compute R
  /// comes near.
  private static func ofLowRank() -> [DependenceCase] {
    let full = deficient(rows: 100, columns: 4, rank: 4, seed: 103)
    let dependent = [
      ("rank 3 of 4", deficient(rows: 100, columns: 4, rank: 3, seed: 103)),
      ("rank 2 of 4", deficient(rows: 100, columns: 4, rank: 2, seed: 104)),
      ("one of four zero", full.cleared(columns: [1])),
    ].map { DependenceCase(name: $0.0, a: $0.1, inverse: nil) }
    return dependent + Unit.extremes.map { dependent[0].scaled(by: $0) }
  }

  /// The case in another unit.
  private func scaled(by unit: Unit) -> DependenceCase {
    DependenceCase(
      name: "\(name), \(unit.name)", a: unit(a), inverse: inverse.map { $0 * unit.power(-1) })
  }

  private static func limit(rows: Int, largest: Double = 1) -> Threshold {
    Threshold(at: Double(rows) * .ulpOfOne * largest)
  }

  private static func diagonal(
    _ name: String, _ entries: Vector<Double>, rows: Int, isDependent: Bool = false
  ) -> DependenceCase {
    let inverse = Matrix(diagonal: Vector(entries.map { 1 / $0 }), columns: rows)
    return DependenceCase(
      name: name, a: Matrix(diagonal: entries, rows: rows), inverse: isDependent ? nil : inverse)
  }
}
