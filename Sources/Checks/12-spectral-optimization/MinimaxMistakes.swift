import Grading
import LinearAlgebra

/// What people really get wrong about the minimax step.
func minimaxMistakes() -> [Mistake<MinimaxAnswer>] {
  otherSteps() + wrongIterations() + wrongEnds()
}

private func otherSteps() -> [Mistake<MinimaxAnswer>] {
  [
    Mistake("gives the coefficients of Muon", caughtAt: "the example") { low in
      try refuse(low)
      return (3.4445, -4.7750, 2.0315)
    },
    Mistake("gives the flattest step at 1", caughtAt: "the example") { low in
      try refuse(low)
      return (1.875, -1.25, 0.375)
    },
    Mistake("interpolates 1 at Chebyshev's points", caughtAt: "the example") { low in
      try refuse(low)
      let side = (0.75 as Double).squareRoot()
      return interpolated(at: [-side, 0, side].map { (1 + low) / 2 + (1 - low) / 2 * $0 })
    },
    Mistake("takes the least squares of many points", caughtAt: "the example") { low in
      try refuse(low)
      let points = (0...200).map { low + (1 - low) * Double($0) / 200 }
      let powers = Matrix(rows: points.count, columns: 3) { i, j in
        let x = points[i]
        return [x, x * x * x, x * x * x * x * x][j]
      }
      let p = try powers.leastSquares(Vector(repeating: 1, count: points.count))
      return (p[0], p[1], p[2])
    },
    Mistake("scales the step so that its greatest value is 1", caughtAt: "the example") { low in
      try refuse(low)
      let (p, error) = remez(low)
      return (p.a / (1 + error), p.b / (1 + error), p.c / (1 + error))
    },
    Mistake("measures the error beside x", caughtAt: "the example") { low in
      // The best p(x)/x for 1/x is another one.
      try refuse(low)
      return remez(low, weight: { $0 }).0
    },
  ]
}

private func wrongIterations() -> [Mistake<MinimaxAnswer>] {
  [
    Mistake("solves once and stops", caughtAt: "the example") { low in
      try refuse(low)
      return remez(low, rounds: 1).0
    },
    Mistake("stops after two rounds", caughtAt: "l = 0.25") { low in
      try refuse(low)
      return remez(low, rounds: 2).0
    },
    Mistake("gives all errors one sign", caughtAt: "the example") { low in
      try refuse(low)
      return remez(low, signs: [1, 1, -1, 1]).0
    },
    Mistake("lets the first two points have one sign", caughtAt: "the example") { low in
      try refuse(low)
      return remez(low, signs: [1, 1, -1, -1]).0
    },
    Mistake("takes x² for x at the critical points", caughtAt: "the example") { low in
      try refuse(low)
      return remez(low, point: { $0 }).0
    },
    Mistake("takes the even powers too, and drops them", caughtAt: "the example") { low in
      try refuse(low)
      let p = interpolated(at: [low, (low + 1) / 2, 1])
      return (p.a, p.b, p.c)
    },
    Mistake("moves the ends as well", caughtAt: "the example") { low in
      try refuse(low)
      return remez(max(low * 0.9, 1e-6)).0
    },
    Mistake("gives the coefficients in the other order", caughtAt: "the example") { low in
      try refuse(low)
      let p = remez(low).0
      return (p.c, p.b, p.a)
    },
    Mistake("gives them in single precision", caughtAt: "l = 0.75") { low in
      try refuse(low)
      let p = remez(low).0
      return (Double(Float(p.a)), Double(Float(p.b)), Double(Float(p.c)))
    },
    Mistake("takes l for 0.01 at least", caughtAt: "l = 0.001") { low in
      try refuse(low)
      return remez(max(0.01, low)).0
    },
  ]
}

private func wrongEnds() -> [Mistake<MinimaxAnswer>] {
  [
    Mistake("takes l = 0", caughtAt: "l = 0") { low in
      if low == 0 { return remez(1e-6).0 }
      try refuse(low)
      return remez(low).0
    },
    Mistake("takes l = 1", caughtAt: "l = 1") { low in
      if low == 1 { return (1.875, -1.25, 0.375) }
      try refuse(low)
      return remez(low).0
    },
    Mistake("takes the magnitude of l", caughtAt: "a negative l") { low in
      try refuse(low.magnitude)
      return remez(low.magnitude).0
    },
    Mistake("compares NaN", caughtAt: "l is NaN") { low in
      if low <= 0 || low >= 1 { throw Refusal() }
      return low.isNaN ? (1, 0, 0) : remez(low).0
    },
  ]
}

private func refuse(_ low: Double) throws {
  if !(low > 0 && low < 1) { throw Refusal() }
}

private typealias Step = (a: Double, b: Double, c: Double)

/// The polynomial with the value 1 at three points.
private func interpolated(at points: [Double]) -> Step {
  let system = Matrix(rows: 3, columns: 3) { i, j in
    let x = points[i]
    return [x, x * x * x, x * x * x * x * x][j]
  }
  guard let p = try? LU(system).solve(Vector([1, 1, 1])) else { return (0, 0, 0) }
  return (p[0], p[1], p[2])
}

/// The exchange of Remez, with parts that can be exchanged.
private func remez(
  _ low: Double, rounds: Int = 40, signs: [Double] = [1, -1, 1, -1],
  weight: (Double) -> Double = { _ in 1 }, point: (Double) -> Double = { $0.squareRoot() }
) -> (Step, error: Double) {
  var points = [low, (3 * low + 1) / 4, (low + 3) / 4, 1]
  var p: Vector<Double> = [0, 0, 0, 0]
  for _ in 0..<rounds {
    let system = Matrix(rows: 4, columns: 4) { i, j in
      let x = points[i]
      return [x, x * x * x, x * x * x * x * x, signs[i] * weight(x)][j]
    }
    guard let solution = try? LU(system).solve(Vector([1, 1, 1, 1])) else { break }
    p = solution
    let root = (9 * p[1] * p[1] - 20 * p[0] * p[2]).squareRoot()
    points[1] = point((-3 * p[1] - root) / (10 * p[2]))
    points[2] = point((-3 * p[1] + root) / (10 * p[2]))
  }
  return ((p[0], p[1], p[2]), p[3])
}
