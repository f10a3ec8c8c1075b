import Attempts
import Grading
import LinearAlgebra
import Solutions12

let quinticImage: Exercise = Exercise(
  "QuinticImage",
  learner: { call in { a, b, c, low, high, steps in try call(a, b, c, low, high, steps) } },
  reference: Solutions12.quinticImage,
  stub: { _, _, _, _, _, _ in throw NotAttempted() },
  mistakes: imageMistakes()
) { answer, exam in
  func check(
    _ name: String, _ p: Coefficients, _ low: Double, _ high: Double, _ steps: Int,
    _ least: Double, _ greatest: Double
  ) throws {
    exam.begin(
      name,
      given: ["a": p.a, "b": p.b, "c": p.c, "from": low, "to": high, "steps": steps])
    let image = try answer(p.a, p.b, p.c, low, high, steps)
    let size = max(abs(least), abs(greatest))
    try exam.expect(image.least, closeTo: least, beside: size, as: "the least value")
    try exam.expect(image.greatest, closeTo: greatest, beside: size, as: "the greatest value")
  }
  for item in known {
    try check(item.name, item.p, item.low, item.high, 1, item.least, item.greatest)
  }
  for item in designed {
    for (low, high) in item.intervals {
      for steps in item.steps {
        let (least, greatest) = item.image(low, high, steps)
        let name =
          "\(item.name), from \(low) to \(high), \(steps == 1 ? "one step" : "\(steps) steps")"
        try check(name, item.coefficients, low, high, steps, least, greatest)
      }
    }
  }
  // Its critical points are y = x² with 10.1575 y² − 14.325 y + 3.4445 = 0.
  let muon = Coefficients(3.4445, -4.7750, 2.0315)
  try check("the steps of Muon", muon, 0.003, 1, 5, 0.681831462177, 1.202368605163)
  try check("no step", muon, 0.25, 0.5, 0, 0.25, 0.5)
  let interval: (Double, Double) throws -> Double = { low, high in
    let image = try answer(1.5, -0.5, 0, low, high, 1)
    return image.greatest - image.least
  }
  try exam.expectRefusals(
    of: [
      "an end before the beginning": [1, 0.5], "an end just before the beginning": [1, 1 - 1e-9],
      "a beginning that is NaN": [.nan, 1], "an end that is NaN": [0, .nan],
    ] as KeyValuePairs<String, Vector<Double>>,
    butNotOf: ["an interval of one number": [0.5, 0.5]],
    given: { ["a": 1.5, "b": -0.5, "c": 0.0, "from": $0[0], "to": $0[1], "steps": 1] },
    by: { try interval($0[0], $0[1]) })
  try exam.expectRefusals(
    of: ["an end before the beginning, no step": [1, 0.5]] as KeyValuePairs<String, Vector<Double>>,
    given: { ["a": 1.5, "b": -0.5, "c": 0.0, "from": $0[0], "to": $0[1], "steps": 0] },
    by: { try answer(1.5, -0.5, 0, $0[0], $0[1], 0).least })
}

typealias ImageAnswer = (Double, Double, Double, Double, Double, Int) throws -> (
  least: Double, greatest: Double
)

/// The numbers a, b and c of `ax + bx³ + cx⁵`.
struct Coefficients {
  let a: Double
  let b: Double
  let c: Double

  init(_ a: Double, _ b: Double, _ c: Double) { (self.a, self.b, self.c) = (a, b, c) }

  func callAsFunction(_ x: Double) -> Double { a * x + b * x * x * x + c * x * x * x * x * x }
}

/// Images that a pencil finds.
private let known:
  [(
    name: String, p: Coefficients, low: Double, high: Double, least: Double, greatest: Double
  )] = [
    ("the example", Coefficients(3, -4, 0), 0, 1, -1, 1),
    ("the example's left half", Coefficients(3, -4, 0), 0, 0.25, 0, 0.6875),
    ("the example's right half", Coefficients(3, -4, 0), 0.75, 1, -1, 0.5625),
    ("the example below zero", Coefficients(3, -4, 0), -1, 0, -1, 1),
    ("the example around zero", Coefficients(3, -4, 0), -0.75, 0.25, -1, 0.6875),
    ("the example in a small unit", Coefficients(3, -0x1p82, 0), 0, 0x1p-40, -0x1p-40, 0x1p-40),
    ("x alone", Coefficients(2, 0, 0), -1, 3, -2, 6),
    ("x alone, far below zero", Coefficients(2, 0, 0), -3, -1, -6, -2),
    ("−x alone", Coefficients(-2, 0, 0), -1, 3, -6, 2),
    ("x³ alone", Coefficients(0, 1, 0), -1, 2, -1, 8),
    ("x⁵ alone", Coefficients(0, 0, -1), -1, 2, -32, 1),
    ("nothing at all", Coefficients(0, 0, 0), -1, 2, 0, 0),
    ("a polynomial that grows everywhere", Coefficients(1, 1, 1), -1, 2, -3, 42),
    ("one that falls everywhere", Coefficients(-1, -1, -1), -1, 2, -42, 3),
    ("no critical point, with signs mixed", Coefficients(3, -1, 1), 0, 1, 0, 3),
    // 5 − 5x⁴ is zero at ±1.
    ("no cubic part", Coefficients(5, 0, -1), -0.5, 2, -22, 4),
    // 15x² − 5x⁴ is zero at 0 and ±√3.
    ("no linear part", Coefficients(0, 5, -1), -1, 2, -4, 6 * 3.0.squareRoot()),
    ("an interval of one number", Coefficients(3, -4, 0), 0.5, 0.5, 1, 1),
  ]

/// A polynomial with critical points at ±s and ±t: `p′ = 5c(x² − s²)(x² − t²)`.
private struct Designed {
  let name: String
  let c: Double
  let s: Double
  let t: Double
  var intervals: [(Double, Double)] = [(0, 1), (0.1, 0.5), (-0.25, 2)]
  var steps = [1]

  var coefficients: Coefficients {
    Coefficients(5 * c * s * s * t * t, -5 * c * (s * s + t * t) / 3, c)
  }

  func image(_ low: Double, _ high: Double, _ steps: Int) -> (Double, Double) {
    var (low, high) = (low, high)
    for _ in 0..<steps {
      let points = [low, high] + [s, t, -s, -t].filter { $0 > low && $0 < high }
      let values = points.map { coefficients($0) }.sorted()
      (low, high) = (values[0], values[values.count - 1])
    }
    return (low, high)
  }
}

private let designed: [Designed] = [
  Designed(
    name: "two critical points", c: 2, s: 0.55, t: 1.05,
    intervals: [(0, 1), (0.01, 0.3), (-0.25, 1)], steps: [1, 2, 5]),
  Designed(
    name: "two critical points beyond one", c: 0.1, s: 1.25, t: 1.5,
    intervals: [(0, 1), (0, 1.375), (1.3, 1.6), (-2, 1)]),
  Designed(name: "a negative leading coefficient", c: -3, s: 0.25, t: 0.75, steps: [1, 2]),
  Designed(
    name: "a far critical point", c: 1e-4, s: 0.5, t: 100,
    intervals: [(0, 1), (-1, 0.25), (0, 150)]),
  Designed(
    name: "a critical point so far that c is next to nothing", c: 1e-16, s: 0.5, t: 1e8,
    intervals: [(0, 1), (-1, 0.25)]),
  Designed(
    name: "one that falls, with c next to nothing", c: -3e-17, s: 0.5, t: 1e8,
    intervals: [(0, 1), (-1, 0.25)]),
]
