import Grading
import LinearAlgebra

/// What people really get wrong about a sketch that several ranks draw.
func sketchMistakes() -> [Mistake<SketchAnswer>] { wrongSeeds() + wrongDraws() }

/// A sketch each of whose columns has a generator of its own.
private func perColumn(
  _ number: @escaping (inout SplitMix64) -> Double = { $0.gaussian() },
  seed: @escaping (_ seed: UInt64, _ column: UInt64) -> UInt64
) -> SketchAnswer {
  { rows, first, count, wanted in
    let entries = (0..<count).flatMap { offset -> [Double] in
      var random = SplitMix64(
        seed: seed(UInt64(bitPattern: Int64(wanted)), UInt64(first + offset)))
      return (0..<rows).map { _ in number(&random) }
    }
    return Matrix(rows: rows, columns: count, columnMajor: entries)
  }
}

private func mixed(_ seed: UInt64, _ column: UInt64) -> UInt64 {
  var (outer, inner) = (SplitMix64(seed: seed), SplitMix64(seed: column))
  var both = SplitMix64(seed: outer.next() ^ inner.next())
  return both.next()
}

private func wrongSeeds() -> [Mistake<SketchAnswer>] {
  [
    Mistake("starts anew with each rank", caughtAt: "1 × 2, seed 7, 2 ranks") {
      rows, _, count, seed in
      var random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
      return .gaussian(rows: rows, columns: count, using: &random)
    },
    Mistake("adds the rank's first column to the seed", caughtAt: "1 × 2, seed 7, 2 ranks") {
      rows, first, count, seed in
      var random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)) &+ UInt64(first))
      return .gaussian(rows: rows, columns: count, using: &random)
    },
    Mistake("takes a seed from the clock", caughtAt: "1 × 2, seed 7") { rows, _, count, _ in
      var random = SystemRandomNumberGenerator()
      return Matrix(rows: rows, columns: count) { _, _ in random.gaussian() }
    },
    Mistake("gives all columns one seed", caughtAt: "normal numbers") { rows, first, count, seed in
      try perColumn { seed, _ in mixed(seed, 0) }(rows, first, count, seed)
    },
    Mistake("adds seed and column", caughtAt: "twelve seeds", perColumn { $0 &+ $1 }),
    Mistake(
      "mixes the sum of seed and column", caughtAt: "twelve seeds",
      perColumn { seed, column in
        mixed(seed &+ column, 0)
      }),
    Mistake("adds a bitwise exclusive or", caughtAt: "twelve seeds", perColumn { $0 ^ $1 }),
    Mistake("multiplies seed and column", caughtAt: "normal numbers", perColumn { $0 &* $1 }),
    Mistake(
      "ignores the seed", caughtAt: "normal numbers",
      perColumn { _, column in
        mixed(0, column)
      }),
    Mistake(
      "keeps 32 bits of the seed", caughtAt: "twelve seeds",
      perColumn { seed, column in
        mixed(UInt64(UInt32(truncatingIfNeeded: seed)), column)
      }),
    Mistake("takes the magnitude of the seed", caughtAt: "twelve seeds") {
      rows, first, count, seed in
      try perColumn { seed, column in
        mixed(Int64(bitPattern: seed).magnitude, column)
      }(rows, first, count, seed)
    },
    Mistake(
      "steps the state by the generator's own step", caughtAt: "normal numbers",
      perColumn { seed, column in seed &+ column &* 0x9E37_79B9_7F4A_7C15 }),
  ]
}

private func wrongDraws() -> [Mistake<SketchAnswer>] {
  [
    Mistake("draws and throws away what belongs to others", caughtAt: "columns far down") {
      rows, first, count, seed in
      var random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
      for _ in 0..<rows * first { _ = random.gaussian() }
      return .gaussian(rows: rows, columns: count, using: &random)
    },
    Mistake(
      "draws numbers from 0 to 1", caughtAt: "normal numbers",
      perColumn({ $0.uniform() }, seed: mixed)),
    Mistake(
      "draws numbers from −1 to 1", caughtAt: "normal numbers",
      perColumn({ 2 * $0.uniform() - 1 }, seed: mixed)),
    Mistake(
      "draws signs", caughtAt: "normal numbers",
      perColumn({ $0.uniform() < 0.5 ? 1 : -1 }, seed: mixed)),
    Mistake("divides by the root of the rows", caughtAt: "normal numbers") {
      rows, first, count, seed in
      try perColumn(seed: mixed)(rows, first, count, seed) / Double(max(1, rows)).squareRoot()
    },
    Mistake("gives rows for columns", caughtAt: "1 × 2, seed 7") { rows, first, count, seed in
      try perColumn(seed: mixed)(rows, first, count, seed).transposed()
    },
    Mistake("gives one column more", caughtAt: "1 × 2, seed 7") { rows, first, count, seed in
      try perColumn(seed: mixed)(rows, first, count + 1, seed)
    },
    Mistake("makes its columns unit vectors", caughtAt: "normal numbers") {
      rows, first, count, seed in
      let psi = try perColumn(seed: mixed)(rows, first, count, seed)
      return psi.scaled(columnsBy: Vector((0..<count).map { 1 / psi[column: $0].norm }))
    },
  ]
}
