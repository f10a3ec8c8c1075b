import Attempts
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
    try exam.expect(got.levels, closeTo: published, within: 1e-6, as: "the levels")
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
  var generator = SplitMix64(seed: 77)
  try check("several blocks", Vector((0..<150).map { _ in generator.gaussian() }), 64)
  try check("a block of zeros", [0, 0, 0, 1, -1, 0.2], 3)
  try check("no values", [], 4)
  for (name, size) in [("no block size", 0), ("a negative block size", -2)] {
    exam.begin(name, given: ["blockSize": size])
    try exam.expectError(as: "a block of nothing") { try answer([1, 2], size).codes }
  }
}

private func expectNearest(
  _ code: Int, to target: Double, as subject: String, _ exam: Exam
) throws {
  try exam.expect(
    published.indices.contains(code), as: subject, expected: "the index of a level",
    got: "\(code)")
  let nearest = published.map { abs($0 - target) }.min() ?? 0
  // The published levels are single precision, and so is what is halfway between them.
  try exam.expect(
    abs(published[code] - target) <= nearest + 1e-6, as: subject,
    expected: "the code of a level nearest to \(target.formatted(digits: 4))",
    got: "\(code), the code of \(published[code].formatted(digits: 4))")
}

/// The levels in the words of the library bitsandbytes, in single precision.
private let published: Vector<Double> = [
  -1, -0.6961928, -0.5250731, -0.3949175, -0.2844414, -0.1847734, -0.0910500, 0, 0.0795803,
  0.1609302, 0.2461123, 0.3379152, 0.4407098, 0.5626170, 0.7229568, 1,
]

private func right(_ values: Vector<Double>, _ size: Int) throws -> Quantized {
  try Solutions07.normalFloat(values, blockSize: size)
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("takes the last level below", caughtAt: "the example") { values, size in
      let (levels, _, scales) = try right(values, size)
      let codes = values.indices.map { i in
        let scale = scales[i / size]
        let target = scale > 0 ? values[i] / scale : 0
        return max(0, levels.elements.lastIndex { $0 <= target } ?? 0)
      }
      return (levels, codes, scales)
    },
    Mistake("cuts from −1 to 1 evenly", caughtAt: "the example") { values, size in
      let (_, codes, scales) = try right(values, size)
      return (Vector((0..<16).map { -1 + 2 * Double($0) / 15 }), codes, scales)
    },
    Mistake("forgets to divide the levels by the largest", caughtAt: "the example") {
      values, size in
      let (levels, codes, scales) = try right(values, size)
      return (1.848 * levels, codes, scales)
    },
    Mistake("takes one scale for all values", caughtAt: "several blocks") { values, size in
      _ = try right(values, size)
      return try right(values, max(1, values.count))
    },
    Mistake("takes the largest value, not the largest magnitude", caughtAt: "negative values") {
      values, size in
      let (levels, codes, scales) = try right(values, size)
      let largest = scales.indices.map { k in
        values[(k * size)..<min(values.count, (k + 1) * size)].reduce(0) { max($0, $1) }
      }
      return (levels, codes, Vector(largest))
    },
    Mistake("forgets the last, shorter block", caughtAt: "several blocks") { values, size in
      if values.count < size || size < 1 { return try right(values, size) }
      return try right(values[0..<(values.count / size * size)], size)
    },
    Mistake("gives zeros the first code", caughtAt: "a block of zeros") { values, size in
      let (levels, codes, scales) = try right(values, size)
      return (levels, codes.indices.map { scales[$0 / size] == 0 ? 0 : codes[$0] }, scales)
    },
    Mistake("takes a negative block size", caughtAt: "a negative block size") { values, size in
      let empty = try right([], 1)
      return size < 0 ? empty : try right(values, size)
    },
  ]
}
