import Attempts
import Foundation
import Grading
import LinearAlgebra
import Solutions07

private typealias Quantized = (levels: Vector<Double>, codes: [Int], scales: Vector<Double>)
private typealias Answer = (Vector<Double>, Int) throws -> Quantized

let normalFloat: Exercise = Exercise(
  "NormalFloat",
  learner: { call in { values, blockSize in try call(values, blockSize) } },
  reference: Solutions07.normalFloat,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  func check(_ name: String, _ values: Vector<Double>, _ size: Int) throws {
    exam.begin(name, given: ["values": values, "blockSize": size])
    let got = try answer(values, size)
    try exam.expect(got.levels, eachCloseTo: exactLevels, within: 1e-10, as: "the levels")
    let blocks = (values.count + size - 1) / size
    try exam.expect(got.codes.count, equals: values.count, as: "the number of codes")
    try exam.expect(got.scales.count, equals: blocks, as: "the number of scales")
    for k in 0..<blocks {
      let range = (k * size)..<min(values.count, (k + 1) * size)
      let scale = range.map { abs(values[$0]) }.max() ?? 0
      try exam.expect(got.scales[k], closeTo: scale, as: "scale \(k)")
      for i in range {
        let target = scale > 0 ? values[i] / scale : 0
        try expectNearest(got.codes[i], to: target, as: "code \(i)", exam)
      }
    }
  }
  try check("the example", [2, -0.5, 0.8], 3)
  try check("negative values", [-4, 1, -2, -0.1], 4)
  try check("a block for each value", [3, -0.25, 0], 1)
  try check("blocks of very different sizes", [1, 0.3, 0x1p-80, -0x1.8p-81, 0x1p80, 0x1p79], 2)
  try check("a block larger than the values", [1, -0.7, 0.2], 10)
  try check("a block of exactly the values", [1, -0.7, 0.2], 3)
  try check("a last block of one value", [1, -0.7, 0.2, 0.05], 3)
  try check("a block of zeros", [0, 0, 0, 1, -1, 0.2], 3)
  try check("zeros in the last block", [1, 0.5, 0], 2)
  try check("no values", [], 4)
  let middles = zip(exactLevels, exactLevels.elements.dropFirst()).map { ($0 + $1) / 2 }
  try check(
    "just below the middle of two levels", Vector([1] + middles.map { $0 * (1 - 1e-8) }), 16)
  try check(
    "just above the middle of two levels", Vector([1] + middles.map { $0 * (1 + 1e-8) }), 16)
  try check("the levels themselves", exactLevels, 16)
  var generator = SplitMix64(seed: 77)
  let values = Vector<Double>((0..<150).map { _ in generator.gaussian() })
  try check("several blocks", values, 64)
  for unit in Unit.extremes + Unit.beyondSquares {
    try check("several blocks \(unit.name)", unit(values), 64)
  }
  try check("a block of more than 64 values", values, 100)
  try exam.expectRefusals(
    of: ["no block size without values": 0, "a negative block size without values": -2],
    given: { ["blockSize": $0] }, by: { try answer([], $0).codes })
  try exam.expectRefusals(
    of: ["no block size": 0, "a negative block size": -2],
    butNotOf: ["a block size of one": 1],
    given: { ["values": [1, 2] as Vector<Double>, "blockSize": $0] },
    by: { try answer([1, 2], $0).codes })
}

private func expectNearest(
  _ code: Int, to target: Double, as subject: String, _ exam: Exam
) throws {
  try exam.expect(
    exactLevels.indices.contains(code), as: subject, expected: "the index of a level",
    got: "\(code)")
  let nearest = exactLevels.map { abs($0 - target) }.min() ?? 0
  try exam.expect(
    abs(exactLevels[code] - target) <= nearest + 2e-10, as: subject,
    expected: "the code of a level nearest to \(target.formatted(digits: 4))",
    got: "\(code), the code of \(exactLevels[code].formatted(digits: 4))")
}

/// The levels by Newton's iteration, which ends at the last digits; they agree with those of the
/// library bitsandbytes in single precision.
private let exactLevels: Vector<Double> = {
  func quantile(_ p: Double) -> Double {
    var x = 0.0
    for _ in 0..<50 {
      x -= (erfc(-x / 2.0.squareRoot()) / 2 - p) * (2 * Double.pi).squareRoot() * exp(x * x / 2)
    }
    return x
  }
  let p = (29.0 / 30 + 31.0 / 32) / 2
  let below = (0..<7).map { -quantile(p - (p - 0.5) * Double($0) / 7) }
  let above = (0..<8).map { quantile(p - (p - 0.5) * Double($0) / 8) }
  return Vector(below + [0] + above.reversed()) / above[0]
}()

/// The levels, codes and scales, with a part of the way to them exchanged.
private func quantized(
  _ values: Vector<Double>, _ size: Int, levels: [Double] = exactLevels.elements,
  scale: (ArraySlice<Double>) -> Double = { $0.reduce(0) { max($0, abs($1)) } },
  code: ([Double], Double) -> Int = nearest
) throws -> Quantized {
  if size < 1 { throw EmptyBlock() }
  var (codes, scales): ([Int], [Double]) = ([], [])
  for start in stride(from: 0, to: values.count, by: size) {
    let block = values.elements[start..<min(start + size, values.count)]
    scales.append(scale(block))
    let size = scale(block)
    codes += block.map { code(levels, size > 0 ? $0 / size : 0) }
  }
  return (Vector(levels), codes, Vector(scales))
}

private func nearest(_ levels: [Double], _ target: Double) -> Int {
  levels.indices.min { abs(levels[$0] - target) < abs(levels[$1] - target) } ?? 0
}

private struct EmptyBlock: Error {}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("takes the last level below", caughtAt: "the example") { values, size in
      try quantized(
        values, size,
        code: { levels, target in
          levels.lastIndex { $0 <= target } ?? 0
        })
    },
    Mistake("takes the first level above", caughtAt: "the example") { values, size in
      try quantized(
        values, size,
        code: { levels, target in
          levels.firstIndex { $0 >= target } ?? 15
        })
    },
    Mistake("cuts from −1 to 1 evenly", caughtAt: "the example") { values, size in
      try quantized(values, size, levels: (0..<16).map { -1 + 2 * Double($0) / 15 })
    },
    Mistake("takes the levels from the largest down", caughtAt: "the example") { values, size in
      try quantized(values, size, levels: exactLevels.reversed())
    },
    Mistake("does not look at magnitudes", caughtAt: "negative values") { values, size in
      try quantized(values, size, scale: { $0.max() ?? 0 })
    },
    Mistake("takes the norm for the scale", caughtAt: "the example") { values, size in
      try quantized(values, size, scale: { Vector(Array($0)).norm })
    },
    Mistake("takes one scale for all values", caughtAt: "a block for each value") {
      values, size in
      if size < 1 { throw EmptyBlock() }
      return try quantized(values, max(1, values.count))
    },
    Mistake("forgets the last, shorter block", caughtAt: "a block larger than the values") {
      values, size in
      if size < 1 { throw EmptyBlock() }
      return try quantized(values[0..<(values.count / size * size)], size)
    },
    Mistake("gives zeros the first code", caughtAt: "a block for each value") { values, size in
      try quantized(
        values, size,
        code: { levels, target in
          target == 0 ? 0 : nearest(levels, target)
        })
    },
    Mistake("takes a block of tiny values for zeros", caughtAt: "blocks of very different sizes") {
      values, size in
      if size < 1 { throw EmptyBlock() }
      let right = try quantized(values, size)
      let codes = right.codes.indices.map {
        right.scales[$0 / size] < 1e-12 ? 7 : right.codes[$0]
      }
      return (right.levels, codes, right.scales)
    },
    Mistake("types the levels in single precision", caughtAt: "the example") { values, size in
      try quantized(values, size, levels: exactLevels.map { Double(Float($0)) })
    },
    Mistake("looks for values first", caughtAt: "no block size without values") { values, size in
      values.isEmpty ? (exactLevels, [], []) : try quantized(values, size)
    },
    Mistake("takes block size 0 for one block", caughtAt: "no block size without values") {
      values, size in
      try quantized(values, size == 0 ? max(1, values.count) : size)
    },
  ]
}
