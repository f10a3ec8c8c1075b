import Attempts
import Exercises07
import Grading
import LinearAlgebra
import Solutions07

private typealias Codes = (codes: [Int], scales: Vector<Double>)
private typealias Answer = (Vector<Double>, Vector<Double>, Int) throws -> Codes

let normalFloat: Exercise = Exercise(
  "NormalFloat",
  learner: Exercises07.normalFloatCodes, reference: Solutions07.normalFloatCodes,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  let small: Vector<Double> = [-1, -0.3, 0, 0.5, 1]
  func check(_ name: String, _ values: Vector<Double>, _ levels: Vector<Double>, _ size: Int) throws
  {
    exam.begin(name, given: ["values": values, "levels": levels, "blockSize": size])
    let got = try answer(values, levels, size)
    let blocks = (values.count + size - 1) / size
    try exam.expect(got.codes.count, equals: values.count, as: "the number of codes")
    try exam.expect(got.scales.count, equals: blocks, as: "the number of scales")
    for k in 0..<blocks {
      let range = (k * size)..<min(values.count, (k + 1) * size)
      let scale = range.map { abs(values[$0]) }.max() ?? 0
      try exam.expect(got.scales[k], closeTo: scale, as: "scale \(k)")
      for i in range {
        let code = got.codes[i]
        try exam.expect(
          levels.indices.contains(code), as: "code \(i)", expected: "the index of a level",
          got: "\(code)")
        let target = scale > 0 ? values[i] / scale : 0
        let nearest = levels.map { abs($0 - target) }.min() ?? 0
        try exam.expect(
          abs(levels[code] - target) <= nearest + 1e-12, as: "code \(i)",
          expected: "a nearest level", got: "\(code)")
      }
    }
  }
  try check("the example", [2, -0.5, 0.8], small, 3)
  try check("negative values", [-4, 1, -2, -0.1], small, 4)
  var generator = SplitMix64(seed: 77)
  let values = Vector((0..<150).map { _ in generator.gaussian() })
  try check("several blocks", values, normalFloatLevels, 64)
  try check("a block of zeros", [0, 0, 0, 1, -1, 0.2], small, 3)
  try check("no values", [], small, 4)
  exam.begin("no block size")
  try exam.expectError(as: "a block of nothing") { try answer([1, 2], small, 0).codes }
}

private let normalFloatLevels: Vector<Double> = [
  -1, -0.6961928, -0.5250731, -0.3949175, -0.2844414, -0.1847734, -0.0910500, 0, 0.0795803,
  0.1609302, 0.2461123, 0.3379152, 0.4407098, 0.5626170, 0.7229568, 1,
]

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("takes the last level below", caughtAt: "the example") { values, levels, size in
      let right = try Solutions07.normalFloatCodes(values, levels: levels, blockSize: size)
      let codes = values.indices.map { i in
        let scale = right.scales[i / size]
        let target = scale > 0 ? values[i] / scale : 0
        return max(0, levels.elements.lastIndex { $0 <= target } ?? 0)
      }
      return (codes, right.scales)
    },
    Mistake("takes one scale for all values", caughtAt: "several blocks") { values, levels, size in
      guard size > 0 else { throw Solutions07.EmptyBlock() }
      return try Solutions07.normalFloatCodes(
        values, levels: levels, blockSize: max(1, values.count))
    },
    Mistake("takes the largest value, not the largest magnitude", caughtAt: "negative values") {
      values, levels, size in
      let right = try Solutions07.normalFloatCodes(values, levels: levels, blockSize: size)
      let scales = right.scales.indices.map { k in
        values[(k * size)..<min(values.count, (k + 1) * size)].reduce(0) { max($0, $1) }
      }
      return (right.codes, Vector(scales))
    },
    Mistake("forgets the last, shorter block", caughtAt: "several blocks") { values, levels, size in
      guard size > 0 else { throw Solutions07.EmptyBlock() }
      if values.count < size {
        return try Solutions07.normalFloatCodes(values, levels: levels, blockSize: size)
      }
      let whole = values.count / size * size
      return try Solutions07.normalFloatCodes(
        values[0..<whole], levels: levels, blockSize: size)
    },
    Mistake("gives zeros the first code", caughtAt: "a block of zeros") { values, levels, size in
      let right = try Solutions07.normalFloatCodes(values, levels: levels, blockSize: size)
      let codes = right.codes.indices.map { right.scales[$0 / size] == 0 ? 0 : right.codes[$0] }
      return (codes, right.scales)
    },
  ]
}
