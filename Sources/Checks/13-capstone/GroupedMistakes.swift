import Grading
import LinearAlgebra

/// What people really get wrong about attention in groups.
func groupedMistakes() -> [Mistake<GroupedAnswer>] {
  [
    Mistake("hands out the heads in turn", caughtAt: "four heads and two of keys") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.group = { head, share in head % (q.rows / d / share) }
      return heads.outputs()
    },
    Mistake("gives all heads the first keys", caughtAt: "four heads and two of keys") {
      q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.group = { _, _ in 0 }
      return heads.outputs()
    },
    Mistake("looks at later tokens", caughtAt: "the example") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.seen = { _, n in n }
      return heads.outputs()
    },
    Mistake("does not let a token see itself", caughtAt: "the example") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.seen = { i, _ in max(1, i) }
      return heads.outputs()
    },
    Mistake("forgets the root of the head size", caughtAt: "a first token with large scores") {
      q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.scale = 1
      return heads.outputs()
    },
    Mistake("divides by the head size", caughtAt: "a first token with large scores") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.scale = 1 / Double(d)
      return heads.outputs()
    },
    Mistake("divides by the root of all rows", caughtAt: "the example") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.scale = 1 / Double(q.rows).squareRoot()
      return heads.outputs()
    },
    Mistake("multiplies by the root", caughtAt: "a first token with large scores") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.scale = Double(d).squareRoot()
      return heads.outputs()
    },
    Mistake("takes powers of scores as they are", caughtAt: "large scores") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.weights = { scores in
        let powers = scores.map { Double.exp($0) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
      }
      return heads.outputs()
    },
    Mistake("does not divide by the sum", caughtAt: "the example") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.weights = { scores in scores.map { Double.exp($0 - (scores.max() ?? 0)) } }
      return heads.outputs()
    },
    Mistake("puts zeros for later tokens before the softmax", caughtAt: "equal scores") {
      q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.pads = true
      return heads.outputs()
    },
    Mistake("weighs by the scores, without exponentials", caughtAt: "the example") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.weights = { scores in
        let sum = scores.reduce(0, +)
        return scores.map { sum == 0 ? 1 / Double(scores.count) : $0 / sum }
      }
      return heads.outputs()
    },
    Mistake("takes the largest score for all", caughtAt: "the example") { q, k, v, d in
      var heads = try Heads(q, k, v, d)
      heads.weights = { scores in
        let best = scores.firstIndex(of: scores.max() ?? 0)
        return scores.indices.map { $0 == best ? 1 : 0 }
      }
      return heads.outputs()
    },
    Mistake("lets some heads go without", caughtAt: "three heads for two") { q, k, v, d in
      if q.rows % k.rows == 0 { return try Heads(q, k, v, d).outputs() }
      return q
    },
  ]
}

/// Attention in parts that can be exchanged.
private struct Heads {
  let (q, k, v): (Matrix<Double>, Matrix<Double>, Matrix<Double>)
  let d: Int
  var scale: Double
  var pads = false
  var group: (_ head: Int, _ share: Int) -> Int = { $0 / $1 }
  var seen: (_ i: Int, _ n: Int) -> Int = { i, _ in i + 1 }
  var weights: ([Double]) -> [Double] = softmax

  init(_ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ d: Int) throws {
    guard q.rows % k.rows == 0 else { throw Refusal() }
    (self.q, self.k, self.v, self.d) = (q, k, v, d)
    scale = 1 / Double(d).squareRoot()
  }

  func outputs() -> Matrix<Double> {
    var result = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
    for head in 0..<q.rows / d {
      let from = group(head, q.rows / k.rows) * d
      for i in 0..<q.columns {
        let count = seen(i, q.columns)
        var scores = (0..<count).map { j in
          (0..<d).reduce(0) { $0 + q[head * d + $1, i] * k[from + $1, j] } * scale
        }
        if pads { scores += Array(repeating: 0, count: q.columns - count) }
        for (j, weight) in weights(scores).prefix(count).enumerated() {
          for row in 0..<d { result[head * d + row, i] += weight * v[from + row, j] }
        }
      }
    }
    return result
  }
}
