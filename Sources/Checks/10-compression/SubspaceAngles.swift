import Attempts
import Foundation
import Gallery
import Grading
import LinearAlgebra
import Solutions10

typealias AnglesAnswer = (Matrix<Double>, Matrix<Double>) throws -> Vector<Double>

let subspaceAngles: Exercise = Exercise(
  "SubspaceAngles",
  learner: { call in { a, b in try call(a, b) } },
  reference: Solutions10.subspaceAngles(_:_:),
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: AnglesAnswer, exam: Exam) in
  for (name, a, b, expected) in try small() + planted() {
    exam.begin(name, given: ["A": a, "B": b])
    let got = try answer(a, b)
    try exam.expect(got.count, equals: expected.count, as: "the number of angles")
    for (index, (angle, wanted)) in zip(got, expected).enumerated() {
      try exam.expect(angle, closeTo: wanted, within: 1e-12, beside: 1, as: "angle \(index)")
    }
  }
}

private typealias Case = (
  name: String, a: Matrix<Double>, b: Matrix<Double>, angles: Vector<Double>
)

/// Subspaces whose angles one can see.
private func small() -> [Case] {
  let plane: Matrix<Double> = [[1, 0], [0, 1], [0, 0]]
  let line: Matrix<Double> = [[3], [0], [4]]
  let skew: Matrix<Double> = [[2, 1], [0, 1], [0, 0]]
  let (right, steep) = (Double.pi / 2, atan2(4.0, 3.0))
  let nearly = right - 1e-9
  let fixed: [Case] = [
    ("a plane and a line", plane, line, [steep]),
    ("a line and a plane", line, plane, [steep]),
    ("a plane and itself in another basis", plane, skew, [0, 0]),
    ("two equal lines", [[1], [0]], [[-2], [0]], [0]),
    ("two lines at right angles", [[1], [0]], [[0], [3]], [right]),
    ("an angle of 1e-9", [[1], [0]], [[1], [1e-9]], [1e-9]),
    ("an angle of 1e-9 that turns the other way", [[1], [0]], [[-1], [1e-9]], [1e-9]),
    ("1e-9 below a right angle", [[1], [0]], [[1e-9], [1]], [nearly]),
    (
      "one shared direction and one at right angles", plane, [[1, 0], [0, 0], [0, 1]], [0, right]
    ),
    ("a space and all of it", plane, .identity(3), [0, 0]),
    ("no columns", plane, .zero(rows: 3, columns: 0), []),
    ("no columns on the left", .zero(rows: 3, columns: 0), line, []),
  ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [
      ("A \(unit.name)", unit(line), skew, [steep]),
      ("B \(unit.name)", skew, unit(line), [steep]),
    ]
  }
  return fixed + scaled
}

/// Directions of one orthonormal basis turned toward those of another, then mixed.
private func planted() throws -> [Case] {
  let (right, tiny, small) = (Double.pi / 2, 1e-10, 3e-7)
  let (nearly, almost, half) = (right - tiny, right - small, right / 2)
  let lists: [(name: String, angles: [Double])] = [
    ("any angles", [0.2, 0.7, 1.3]), ("angles near 0", [0, tiny, small]),
    ("angles near π/2", [almost, nearly, right]),
    ("angles near both ends", [0, tiny, 0.8, nearly]),
    ("angles around π/4", [half - 0.01, half, half + 0.01]),
    ("equal angles", [0.5, 0.5, 0.5]), ("one angle", [1.1]),
  ]
  var generator = SplitMix64(seed: 103)
  /// Independent columns with the same span, whose singular values differ by a factor of 20.
  func mixed(_ basis: Matrix<Double>) throws -> Matrix<Double> {
    let k = basis.columns
    return basis
      * (try Matrix.random(
        rows: k, columns: k, singularValues: .geometric(k, from: 2, to: 0.1), using: &generator))
  }
  return try lists.flatMap { name, angles -> [Case] in
    try [0, 2].flatMap { extra -> [Case] in
      let k = angles.count
      let rows = 2 * k + extra + 1
      let q = try QR(Matrix<Double>.gaussian(rows: rows, columns: rows, using: &generator)).q
      let (first, second) = (q[columns: 0..<k], q[columns: k..<(2 * k)])
      let turned =
        first.scaled(columnsBy: Vector(angles.map(cos)))
        + second.scaled(columnsBy: Vector(angles.map(sin)))
      // Directions of their own, at right angles to all others.
      let own = q[columns: (2 * k)..<(2 * k + extra)]
      let (a, b) = (try mixed(first.appending(columnsOf: own)), try mixed(turned))
      let angles = Vector(angles)
      let words = extra == 0 ? name : "\(name), more columns in one"
      return [(words, a, b, angles), ("\(words), exchanged", b, a, angles)]
    }
  }
}

private func mistakes() -> [Mistake<AnglesAnswer>] {
  func bases(
    _ a: Matrix<Double>, _ b: Matrix<Double>
  ) throws -> (large: Matrix<Double>, small: Matrix<Double>) {
    let (p, q) = (try QR(a).q, try QR(b).q)
    return p.columns < q.columns ? (q, p) : (p, q)
  }
  func clipped(_ x: Double) -> Double { max(-1, min(1, x)) }
  return [
    Mistake("takes the arc cosine everywhere", caughtAt: "an angle of 1e-9") { a, b in
      let (p, q) = try bases(a, b)
      return Vector(try (p.transpose * q).singularValues().map { acos(clipped($0)) })
    },
    Mistake("takes the arc sine everywhere", caughtAt: "1e-9 below a right angle") { a, b in
      let (p, q) = try bases(a, b)
      let sines = try (q - p * (p.transpose * q)).singularValues()
      return Vector(sines.reversed().map { asin(clipped($0)) })
    },
    Mistake("does not make the columns orthonormal", caughtAt: "a plane and a line") { a, b in
      let values = try (a.transpose * b).singularValues()
      return Vector(values.map { acos(clipped($0)) })
    },
    Mistake("makes the columns of length 1 only", caughtAt: "a plane and itself in another basis") {
      a, b in
      func unit(_ m: Matrix<Double>) -> Matrix<Double> {
        m.scaled(columnsBy: Vector((0..<m.columns).map { 1 / m[column: $0].norm }))
      }
      let values = try (unit(a).transpose * unit(b)).singularValues()
      return Vector(values.map { acos(clipped($0)) })
    },
    Mistake("gives the largest first", caughtAt: "one shared direction and one at right angles") {
      a, b in
      let (p, q) = try bases(a, b)
      let products = p.transpose * q
      let (c, s) = (try products.singularValues(), try (q - p * products).singularValues())
      return Vector(zip(s, c.reversed()).map { atan2($0, $1) })
    },
    Mistake(
      "pairs large sines with large cosines",
      caughtAt: "one shared direction and one at right angles"
    ) {
      a, b in
      let (p, q) = try bases(a, b)
      let products = p.transpose * q
      let (c, s) = (try products.singularValues(), try (q - p * products).singularValues())
      return Vector(zip(s, c).map { atan2($0, $1) })
    },
    Mistake("takes the first sines of the larger space", caughtAt: "a plane and a line") { a, b in
      let (p, q) = try bases(a, b)
      let products = q.transpose * p
      let (c, s) = (try products.singularValues(), try (p - q * products).singularValues())
      return Vector(zip(s[0..<c.count].reversed(), c).map { atan2($0, $1) })
    },
    Mistake("gives the cosines", caughtAt: "a plane and a line") { a, b in
      let (p, q) = try bases(a, b)
      return try (p.transpose * q).singularValues()
    },
    Mistake("gives degrees", caughtAt: "a plane and a line") { a, b in
      let (p, q) = try bases(a, b)
      let products = p.transpose * q
      let (c, s) = (try products.singularValues(), try (q - p * products).singularValues())
      return Vector(zip(s.reversed(), c).map { 180 / Double.pi * atan2($0, $1) })
    },
    Mistake(
      "takes angles between pairs of columns", caughtAt: "a plane and itself in another basis"
    ) {
      a, b in
      let count = min(a.columns, b.columns)
      return Vector(
        (0..<count).map { k in
          let (x, y) = (a[column: k], b[column: k])
          return acos(clipped(abs(x.dot(y)) / (x.norm * y.norm)))
        }.sorted())
    },
    Mistake("lets the sign of a cosine through", caughtAt: "two equal lines") { a, b in
      let (p, q) = try bases(a, b)
      if q.columns != 1 || p.columns != 1 {
        let products = p.transpose * q
        let (c, s) = (try products.singularValues(), try (q - p * products).singularValues())
        return Vector(zip(s.reversed(), c).map { atan2($0, $1) })
      }
      let (x, y) = (a[column: 0], b[column: 0])
      return [acos(clipped(x.dot(y) / (x.norm * y.norm)))]
    },
    Mistake("cuts angles below 1e-8 off", caughtAt: "an angle of 1e-9") { a, b in
      let (p, q) = try bases(a, b)
      let products = p.transpose * q
      let (c, s) = (try products.singularValues(), try (q - p * products).singularValues())
      return Vector(zip(s.reversed(), c).map { $0 < 1e-8 ? 0 : atan2($0, $1) })
    },
  ]
}
