import Attempts
import Grading
import LinearAlgebra
import Solutions13

typealias BlockAnswer = (
  Vector<Double>
) throws -> (scale: Double, minimum: Double, bytes: [Int])

let fourBitBlock: Exercise = Exercise(
  "FourBitBlock",
  learner: { call in { x in try call(x) } },
  reference: Solutions13.fourBitBlock,
  stub: { _ in throw NotAttempted() },
  mistakes: blockMistakes()
) { answer, exam in
  func check(_ name: String, _ x: Vector<Double>) throws {
    exam.begin(name, given: ["x": x])
    let got = try answer(x)
    let (least, most) = (x.min() ?? 0, x.max() ?? 0)
    try exam.expect(got.minimum, closeTo: least, within: 1e-12, as: "the minimum")
    try exam.expect(got.scale, closeTo: (most - least) / 15, within: 1e-12, as: "the scale")
    try exam.expect(
      got.bytes.count == 16, as: "the number of bytes", expected: "16", got: "\(got.bytes.count)")
    for (place, byte) in got.bytes.enumerated() {
      try exam.expect(
        (0...255).contains(byte), as: "byte \(place)", expected: "a number from 0 to 255",
        got: "\(byte)")
    }
    let codes = Vector(got.bytes.map { Double($0 % 16) } + got.bytes.map { Double($0 / 16) })
    // Half a step, the rounding of the division by it, and that of numbers far from 0.
    let allowed = (0.5 + 1e-9) * (most - least) / 15 + 4 * .ulpOfOne * max(-least, most)
    for (place, code) in codes.enumerated() {
      let error = abs(least + (most - least) / 15 * code - x[place])
      try exam.expect(
        error <= allowed, as: "what entry \(place) is read as, by its code \(Int(code))",
        expected: "\(x[place].exhibit), up to \(allowed.exhibit)",
        got: (least + (most - least) / 15 * code).exhibit)
    }
  }
  let ones = Array(repeating: 1.0, count: 28)
  try check("the example", Vector([1, 2.4, 2.6, 16] + ones))
  try check("codes in both halves", Vector((0..<32).map { Double($0 % 16) }))
  try check("a code for every second number", Vector((0..<32).map { Double($0 / 2) }))
  try check("no negative number", Vector((0..<32).map { 3 + Double($0 * $0 % 29) }))
  try check("no positive number", Vector((0..<32).map { -3 - Double($0 * $0 % 29) }))
  try check("halves above and below", Vector((0..<32).map { min(15, 0.49 * Double($0)) }))
  try check("one number alone at the top", Vector(Array(repeating: -2, count: 31) + [7]))
  try check("all numbers equal", Vector(repeating: 2.5, count: 32))
  try check("zeros", .zero(32))
  try check("far from 0", Vector((0..<32).map { 1000 + Double($0 * 7 % 32) / 1024 }))
  var random = SplitMix64(seed: 133)
  for round in 1...3 {
    let x = Vector((0..<32).map { _ in random.gaussian() })
    for unit in Unit.all + Unit.beyondSquares {
      try check("random numbers \(round), \(unit.name)", unit(x))
    }
  }
  func changed(_ value: Double, at place: Int) -> Vector<Double> {
    var x = Vector((0..<32).map { Double($0) })
    x[place] = value
    return x
  }
  try exam.expectRefusals(
    of: [
      "31 numbers": Vector((0..<31).map { Double($0) }),
      "33 numbers": Vector((0..<33).map { Double($0) }),
      "64 numbers": Vector((0..<64).map { Double($0) }), "no numbers": [],
      "a number that is NaN": changed(.nan, at: 31),
      "an infinite number": changed(.infinity, at: 3),
      "a number −∞": changed(-.infinity, at: 0),
    ],
    given: { ["x": $0] }, by: { try answer($0).bytes })
}
