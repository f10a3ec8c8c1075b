import Grading
import LinearAlgebra

/// What people really get wrong about rotary positions.
func rotaryMistakes() -> [Mistake<RotaryAnswer>] { wrongAngles() + wrongTurns() }

private func wrongAngles() -> [Mistake<RotaryAnswer>] {
  [
    Mistake("turns all pairs by the same angle", caughtAt: "two pairs") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.exponent = { _, _ in 0 }
      return turn.result()
    },
    Mistake("divides whole numbers in the exponent", caughtAt: "two pairs") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.exponent = { j, d in Double(2 * j / d) }
      return turn.result()
    },
    Mistake("forgets the 2 in the exponent", caughtAt: "two pairs") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.exponent = { j, d in Double(j) / Double(d) }
      return turn.result()
    },
    Mistake("begins with pair 1", caughtAt: "the example") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.exponent = { j, d in Double(2 * j + 2) / Double(d) }
      return turn.result()
    },
    Mistake("multiplies by a power that grows", caughtAt: "two pairs") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.exponent = { j, d in -Double(2 * j) / Double(d) }
      return turn.result()
    },
    Mistake("takes the number of the column for its position", caughtAt: "the example") {
      x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.positions = Array(positions.indices)
      return turn.result()
    },
    Mistake("counts positions from 1", caughtAt: "the example") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.positions = positions.map { $0 + 1 }
      return turn.result()
    },
    Mistake("takes the size of a negative position", caughtAt: "a negative position") {
      x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.positions = positions.map(abs)
      return turn.result()
    },
    Mistake("always has the base 10 000", caughtAt: "two pairs") { x, positions, _ in
      try Turn(x, positions, 10_000).result()
    },
    Mistake("computes angles in single precision", caughtAt: "two pairs") {
      x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.rounding = { Double(Float($0)) }
      return turn.result()
    },
  ]
}

private func wrongTurns() -> [Mistake<RotaryAnswer>] {
  [
    Mistake("turns the other way", caughtAt: "the example") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.positions = positions.map { -$0 }
      return turn.result()
    },
    Mistake("pairs an entry with the one half a column below", caughtAt: "two pairs") {
      x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.second = { j, d in j + d / 2 }
      turn.first = { j, _ in j }
      return turn.result()
    },
    Mistake(
      "computes the second entry from the first one that was already turned",
      caughtAt: "the example"
    ) { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.keepsOld = false
      return turn.result()
    },
    Mistake("adds the sines and cosines, as older models do", caughtAt: "the example") {
      x, positions, base in
      let turn = try Turn(x, positions, base)
      return Matrix(rows: x.rows, columns: x.columns) { row, column in
        let angle = turn.angle(row / 2, column)
        return x[row, column] + (row % 2 == 0 ? Double.sin(angle) : Double.cos(angle))
      }
    },
    Mistake("scales by the cosine and forgets the partner", caughtAt: "the example") {
      x, positions, base in
      let turn = try Turn(x, positions, base)
      return Matrix(rows: x.rows, columns: x.columns) { row, column in
        x[row, column] * Double.cos(turn.angle(row / 2, column))
      }
    },
    Mistake("leaves the last pair as it is", caughtAt: "the example") { x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.pairs -= 1
      return turn.result()
    },
    Mistake("leaves an odd last entry as it is", caughtAt: "one row") { x, positions, base in
      var turn = Turn(unchecked: x, positions, base)
      turn.pairs = x.rows / 2
      return turn.result()
    },
    Mistake("takes the second of the pairs for the first", caughtAt: "the example") {
      x, positions, base in
      var turn = try Turn(x, positions, base)
      turn.first = { j, _ in 2 * j + 1 }
      turn.second = { j, _ in 2 * j }
      return turn.result()
    },
  ]
}

/// Columns whose pairs are turned, in parts that can be exchanged.
private struct Turn {
  var x: Matrix<Double>
  var positions: [Int]
  var base: Double
  var pairs: Int
  var exponent: (_ j: Int, _ d: Int) -> Double = { j, d in Double(2 * j) / Double(d) }
  var rounding: (Double) -> Double = { $0 }
  var first: (_ j: Int, _ d: Int) -> Int = { j, _ in 2 * j }
  var second: (_ j: Int, _ d: Int) -> Int = { j, _ in 2 * j + 1 }
  var keepsOld = true

  init(_ x: Matrix<Double>, _ positions: [Int], _ base: Double) throws {
    guard x.rows % 2 == 0 else { throw Refusal() }
    self.init(unchecked: x, positions, base)
  }

  init(unchecked x: Matrix<Double>, _ positions: [Int], _ base: Double) {
    (self.x, self.positions, self.base, pairs) = (x, positions, base, x.rows / 2)
  }

  func angle(_ j: Int, _ column: Int) -> Double {
    rounding(
      Double(positions[column]) * rounding(Double.pow(base, -exponent(j, x.rows))))
  }

  func result() -> Matrix<Double> {
    var y = x
    for column in 0..<x.columns {
      for j in 0..<pairs {
        let (one, other) = (first(j, x.rows), second(j, x.rows))
        let (cosine, sine) = (Double.cos(angle(j, column)), Double.sin(angle(j, column)))
        y[one, column] = cosine * x[one, column] - sine * x[other, column]
        let old = keepsOld ? x[one, column] : y[one, column]
        y[other, column] = sine * old + cosine * x[other, column]
      }
    }
    return y
  }
}
