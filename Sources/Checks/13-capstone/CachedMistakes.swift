import Grading
import LinearAlgebra

/// What people really get wrong about a cache.
func cachedMistakes() -> [Mistake<CachedAnswer>] {
  [
    mistake("begins at position 0 in each piece", caughtAt: "two tokens after one, piece 2") {
      $0.offset = { _ in 0 }
    },
    mistake("gives all new tokens the position of the first", caughtAt: "one piece") {
      $0.step = 0
    },
    mistake("is one position late after a cache", caughtAt: "two tokens after one, piece 2") {
      $0.offset = { $0 > 0 ? $0 + 1 : 0 }
      $0.isLateForQueries = false
    },
    mistake("turns the queries only", caughtAt: "one piece") { $0.turnsKeys = false },
    mistake("turns the keys only", caughtAt: "one piece") { $0.turnsQueries = false },
    mistake("turns the values too", caughtAt: "the example, piece 2") { $0.turnsValues = true },
    mistake("turns kept keys again", caughtAt: "token by token, base 10, piece 3") {
      $0.turnsAgain = true
    },
    mistake("lets a new token see as many as are new", caughtAt: "the example, piece 2") {
      $0.seen = { i, _, _ in i + 1 }
    },
    mistake("lets new tokens see later ones", caughtAt: "one piece") {
      $0.seen = { _, past, new in past + new }
    },
    mistake("sees the kept tokens and not itself", caughtAt: "the example, piece 2") {
      $0.seen = { i, past, _ in max(1, past + i) }
    },
    mistake("keeps the new piece only", caughtAt: "the example, piece 2") { $0.forgets = true },
    mistake(
      "turns all pairs of all heads by one angle", caughtAt: "in two halves, base 10, piece 1"
    ) {
      $0.exponent = { _, _, _ in 0 }
    },
    mistake("counts pairs through all heads", caughtAt: "two heads for one, base 10, piece 1") {
      $0.exponent = { row, _, rows in Double(row) / Double(rows) }
    },
    mistake("turns the other way in queries", caughtAt: "one piece") { $0.queryDirection = -1 },
    mistake("forgets the root of the head size", caughtAt: "one piece") { $0.scale = 1 },
    mistake("hands out heads in turn", caughtAt: "two for each, base 10, piece 1") {
      $0.inTurn = true
    },
  ]
}

private func mistake(
  _ description: String, caughtAt name: String, _ change: @escaping (inout Reader) -> Void
) -> Mistake<CachedAnswer> {
  Mistake(description, caughtAt: name) { q, k, v, keptKeys, keptValues, d, base in
    var reader = Reader(d: d, base: base)
    change(&reader)
    return reader.read(q, k, v, keptKeys, keptValues)
  }
}

/// A piece of text read with a cache, in parts that can be exchanged.
private struct Reader {
  let d: Int
  let base: Double
  var offset: (Int) -> Int = { $0 }
  var step = 1
  var isLateForQueries = true
  var (turnsKeys, turnsQueries, turnsValues) = (true, true, false)
  var turnsAgain = false
  var forgets = false
  var inTurn = false
  var queryDirection = 1.0
  var seen: (_ i: Int, _ past: Int, _ new: Int) -> Int = { i, past, _ in past + i + 1 }
  var exponent: (_ row: Int, _ d: Int, _ rows: Int) -> Double = { row, d, _ in
    Double(row % d) / Double(d)
  }
  lazy var scale = 1 / Double(d).squareRoot()

  init(d: Int, base: Double) { (self.d, self.base) = (d, base) }

  private func turned(
    _ x: Matrix<Double>, from start: Int, direction: Double = 1
  ) -> Matrix<Double> {
    Matrix(rows: x.rows, columns: x.columns) { row, i in
      let even = row - row % 2
      let angle =
        direction * Double(start + step * i) / Double.pow(base, exponent(even, d, x.rows))
      let (a, b) = (x[even, i], x[even + 1, i])
      return row == even
        ? a * Double.cos(angle) - b * Double.sin(angle)
        : a * Double.sin(angle) + b * Double.cos(angle)
    }
  }

  mutating func read(
    _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ keptKeys: Matrix<Double>,
    _ keptValues: Matrix<Double>
  ) -> (outputs: Matrix<Double>, keys: Matrix<Double>, values: Matrix<Double>) {
    let past = keptKeys.columns
    let start = offset(past)
    let query =
      turnsQueries
      ? turned(q, from: isLateForQueries ? start : past, direction: queryDirection) : q
    let newKeys = turnsKeys ? turned(k, from: start) : k
    let newValues = turnsValues ? turned(v, from: start) : v
    let older = turnsAgain ? turned(keptKeys, from: 0) : keptKeys
    let keys = forgets ? newKeys : older.appending(columnsOf: newKeys)
    let values = forgets ? newValues : keptValues.appending(columnsOf: newValues)
    var outputs = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
    for head in 0..<q.rows / d {
      let shared = (inTurn ? head % (k.rows / d) : head / (q.rows / k.rows)) * d
      for i in 0..<q.columns {
        let count = min(seen(i, past, q.columns), keys.columns)
        let scores = (0..<count).map { j in
          (0..<d).reduce(0) { $0 + query[head * d + $1, i] * keys[shared + $1, j] } * scale
        }
        for (j, weight) in softmax(scores).enumerated() {
          for row in 0..<d { outputs[head * d + row, i] += weight * values[shared + row, j] }
        }
      }
    }
    return (outputs, keys, values)
  }
}
