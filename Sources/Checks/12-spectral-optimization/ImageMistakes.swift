import Grading
import LinearAlgebra

/// What people really get wrong about the image of an interval.
func imageMistakes() -> [Mistake<ImageAnswer>] { wrongPoints() + wrongImages() }

private func wrongPoints() -> [Mistake<ImageAnswer>] {
  [
    Mistake("looks at the two ends only", caughtAt: "the example") { a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { _, _, _ in [] }
    },
    Mistake("takes critical points outside of the interval", caughtAt: "the example's left half") {
      a, b, c, low, high, steps in
      try refuse(low, high)
      return (0..<steps).reduce((least: low, greatest: high)) { ends, _ in
        let values = ([ends.least, ends.greatest] + critical(a, b, c))
          .map { Coefficients(a, b, c)($0) }
        return (values.min() ?? 0, values.max() ?? 0)
      }
    },
    Mistake("forgets the negative roots", caughtAt: "the example below zero") {
      a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { critical($0, $1, $2).filter { $0 > 0 } }
    },
    Mistake("divides by c, which is zero", caughtAt: "the example") { a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { a, b, c in
        let root = (9 * b * b - 20 * a * c).squareRoot()
        return roots([(-3 * b + root) / (10 * c), (-3 * b - root) / (10 * c)])
      }
    },
    Mistake("takes x² for x", caughtAt: "the example") { a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { a, b, c in critical(a, b, c).map { $0 * $0 } }
    },
    Mistake("looks for zeros of p, not of p′", caughtAt: "the example") {
      a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { critical($0, $1 / 3, $2 / 5) }
    },
    Mistake(
      "takes one root of the quadratic only",
      caughtAt: "two critical points, from 0.0 to 1.0, one step"
    ) { a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { a, b, c in
        let all = critical(a, b, c)
        let largest = all.map(\.magnitude).max()
        return all.filter { $0.magnitude == largest || all.count == 2 }
      }
    },
    Mistake(
      "takes small c for zero in the test of the division",
      caughtAt: "a far critical point, from 0.0 to 150.0, one step"
    ) { a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { critical($0, $1, $2.magnitude < 1e-3 ? 0 : $2) }
    },
    Mistake(
      "loses a root to cancellation",
      caughtAt: "a critical point so far that c is next to nothing, from 0.0 to 1.0, one step"
    ) { a, b, c, low, high, steps in
      try image(a, b, c, low, high, steps) { a, b, c in
        if c == 0 { return critical(a, b, c) }
        let root = (9 * b * b - 20 * a * c).squareRoot()
        return roots([(-3 * b + root) / (10 * c), (-3 * b - root) / (10 * c)])
      }
    },
  ]
}

private func wrongImages() -> [Mistake<ImageAnswer>] {
  [
    Mistake("takes one step only", caughtAt: "two critical points, from 0.01 to 0.3, 2 steps") {
      a, b, c, low, high, steps in try right(a, b, c, low, high, min(1, steps))
    },
    Mistake(
      "follows the ends after the first step",
      caughtAt: "two critical points, from 0.0 to 1.0, 2 steps"
    ) { a, b, c, low, high, steps in
      if steps == 0 { return try right(a, b, c, low, high, 0) }
      let first = try right(a, b, c, low, high, 1)
      return try image(a, b, c, first.least, first.greatest, steps - 1) { _, _, _ in [] }
    },
    Mistake("tries a hundred points inside", caughtAt: "the example") {
      a, b, c, low, high, steps in
      try sampled(a, b, c, low, high, steps, count: 100, inside: true)
    },
    Mistake("tries a thousand points", caughtAt: "no linear part") { a, b, c, low, high, steps in
      try sampled(a, b, c, low, high, steps, count: 1000, inside: false)
    },
    Mistake("takes the values at the ends in their order", caughtAt: "the example's right half") {
      a, b, c, low, high, steps in
      try refuse(low, high)
      return (0..<steps).reduce((least: low, greatest: high)) { ends, _ in
        let p = Coefficients(a, b, c)
        let inside = critical(a, b, c).filter { ends.least < $0 && $0 < ends.greatest }.map {
          p($0)
        }
        let (first, last) = (p(ends.least), p(ends.greatest))
        if inside.isEmpty { return (first, last) }
        let values = inside + [first, last]
        return (values.min() ?? 0, values.max() ?? 0)
      }
    },
    Mistake("begins with zero", caughtAt: "x alone, far below zero") {
      a, b, c, low, high, steps in
      let image = try right(a, b, c, low, high, steps)
      return (min(0, image.least), max(0, image.greatest))
    },
    Mistake("takes no interval below zero", caughtAt: "the example below zero") {
      a, b, c, low, high, steps in
      if low < 0 { throw Refusal() }
      return try right(a, b, c, low, high, steps)
    },
    Mistake("refuses an interval of one number", caughtAt: "an interval of one number") {
      a, b, c, low, high, steps in
      if low == high { throw Refusal() }
      return try right(a, b, c, low, high, steps)
    },
    Mistake("exchanges ends that are in the wrong order", caughtAt: "an end before the beginning") {
      a, b, c, low, high, steps in
      if low.isNaN || high.isNaN { throw Refusal() }
      return try right(a, b, c, min(low, high), max(low, high), steps)
    },
    Mistake("compares NaN", caughtAt: "a beginning that is NaN") { a, b, c, low, high, steps in
      if low > high { throw Refusal() }
      return low.isNaN || high.isNaN ? (0, 1) : try right(a, b, c, low, high, steps)
    },
  ]
}

private func refuse(_ low: Double, _ high: Double) throws {
  if !(low <= high) { throw Refusal() }
}

private func roots(_ squares: [Double]) -> [Double] {
  squares.filter { $0 > 0 && $0.isFinite }.flatMap { [$0.squareRoot(), -$0.squareRoot()] }
}

/// The zeros of p′, both signs.
private func critical(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
  if c == 0 { return roots([-a / (3 * b)]) }
  let root = (9 * b * b - 20 * a * c).squareRoot()
  let far = (-3 * b + (b > 0 ? -root : root)) / (10 * c)
  return roots([far, a / (5 * c * far)])
}

private func image(
  _ a: Double, _ b: Double, _ c: Double, _ low: Double, _ high: Double, _ steps: Int,
  _ critical: (Double, Double, Double) -> [Double]
) throws -> (least: Double, greatest: Double) {
  try refuse(low, high)
  return (0..<steps).reduce((least: low, greatest: high)) { ends, _ in
    let inside = critical(a, b, c).filter { ends.least < $0 && $0 < ends.greatest }
    let values = ([ends.least, ends.greatest] + inside).map { Coefficients(a, b, c)($0) }
    return (values.min() ?? 0, values.max() ?? 0)
  }
}

private func right(
  _ a: Double, _ b: Double, _ c: Double, _ low: Double, _ high: Double, _ steps: Int
) throws -> (least: Double, greatest: Double) {
  try image(a, b, c, low, high, steps) { critical($0, $1, $2) }
}

private func sampled(
  _ a: Double, _ b: Double, _ c: Double, _ low: Double, _ high: Double, _ steps: Int, count: Int,
  inside: Bool
) throws -> (least: Double, greatest: Double) {
  try refuse(low, high)
  return (0..<steps).reduce((least: low, greatest: high)) { ends, _ in
    let width = ends.greatest - ends.least
    let values = (0...count).map { i in
      let share = (Double(i) + (inside ? 0.5 : 0)) / Double(count + (inside ? 1 : 0))
      return Coefficients(a, b, c)(ends.least + share * width)
    }
    return (values.min() ?? 0, values.max() ?? 0)
  }
}
