import Grading
import LinearAlgebra

/// What people really get wrong about a block of four bits.
func blockMistakes() -> [Mistake<BlockAnswer>] {
  [
    Mistake("divides by 16", caughtAt: "the example") { x in
      var block = try Block(x)
      block.scale = (block.most - block.least) / 16
      return block.result()
    },
    Mistake("cuts off in place of rounding", caughtAt: "the example") { x in
      var block = try Block(x)
      block.rounding = { $0.rounded(.down) }
      return block.result()
    },
    Mistake("rounds up", caughtAt: "the example") { x in
      var block = try Block(x)
      block.rounding = { $0.rounded(.up) }
      return block.result()
    },
    Mistake("has no minimum, only a scale for both signs", caughtAt: "the example") { x in
      var block = try Block(x)
      let size = max(-block.least, block.most)
      (block.scale, block.minimum) = (size / 8, 0)
      block.code = { x in Int(min(15, (x / (size / 8) + 8).rounded())) }
      return block.result()
    },
    Mistake("takes the middle for the minimum", caughtAt: "the example") { x in
      var block = try Block(x)
      block.minimum = (block.least + block.most) / 2
      return block.result()
    },
    Mistake("exchanges the halves of a byte", caughtAt: "the example") { x in
      var block = try Block(x)
      block.pack = { codes in (0..<16).map { 16 * codes[$0] + codes[$0 + 16] } }
      return block.result()
    },
    Mistake("puts neighbors into one byte", caughtAt: "the example") { x in
      var block = try Block(x)
      block.pack = { codes in (0..<16).map { codes[2 * $0] + 16 * codes[2 * $0 + 1] } }
      return block.result()
    },
    Mistake("gives a byte to each number", caughtAt: "the example") { x in
      var block = try Block(x)
      block.pack = { $0 }
      return block.result()
    },
    Mistake("keeps the first sixteen only", caughtAt: "codes in both halves") { x in
      var block = try Block(x)
      block.pack = { Array($0.prefix(16)) }
      return block.result()
    },
    Mistake("shifts by three bits", caughtAt: "codes in both halves") { x in
      var block = try Block(x)
      block.pack = { codes in (0..<16).map { codes[$0] + 8 * codes[$0 + 16] } }
      return block.result()
    },
    Mistake("counts codes down from the greatest", caughtAt: "the example") { x in
      var block = try Block(x)
      let (most, scale) = (block.most, block.scale)
      block.code = { scale > 0 ? Int(((most - $0) / scale).rounded()) : 0 }
      return block.result()
    },
    Mistake("does not subtract the minimum", caughtAt: "the example") { x in
      var block = try Block(x)
      let scale = block.scale
      block.code = { scale > 0 ? Int(max(0, min(15, ($0 / scale).rounded()))) : 0 }
      return block.result()
    },
    Mistake("refuses a block of equal numbers", caughtAt: "all numbers equal") { x in
      let block = try Block(x)
      guard block.scale > 0 else { throw Refusal() }
      return block.result()
    },
    Mistake("takes a small scale for none", caughtAt: "random numbers 1, times 2^-200") { x in
      var block = try Block(x)
      if block.scale < 1e-8 { block.code = { _ in 0 } }
      return block.result()
    },
    Mistake("does not count the numbers", caughtAt: "31 numbers") { x in
      guard x.isFinite else { throw Refusal() }
      let padded = Vector(x.elements.prefix(32) + Array(repeating: 0, count: 32))
      var block = try Block(padded.firstHalf)
      block.pack = { codes in (0..<16).map { codes[$0] + 16 * codes[$0 + 16] } }
      return block.result()
    },
    Mistake("does not look for numbers that are none", caughtAt: "a number that is NaN") { x in
      guard x.count == 32 else { throw Refusal() }
      return try Block(Vector(x.map { $0.isFinite ? $0 : 0 })).result()
    },
  ]
}

extension Vector<Double> {
  fileprivate var firstHalf: Vector { Vector(elements.prefix(32)) }
  fileprivate var isFinite: Bool { elements.allSatisfy(\.isFinite) }
}

/// A block in parts that can be exchanged.
private struct Block {
  let x: Vector<Double>
  let (least, most): (Double, Double)
  var minimum: Double
  var scale: Double
  var rounding: (Double) -> Double = { $0.rounded() }
  var code: ((Double) -> Int)?
  var pack: ([Int]) -> [Int] = { codes in (0..<16).map { codes[$0] + 16 * codes[$0 + 16] } }

  init(_ x: Vector<Double>) throws {
    guard x.count == 32, x.isFinite else { throw Refusal() }
    (self.x, least, most) = (x, x.min() ?? 0, x.max() ?? 0)
    (minimum, scale) = (least, (most - least) / 15)
  }

  func result() -> (scale: Double, minimum: Double, bytes: [Int]) {
    let codes = x.map { entry in
      code?(entry) ?? (scale > 0 ? Int(rounding((entry - least) / scale)) : 0)
    }
    return (scale, minimum, pack(codes))
  }
}
