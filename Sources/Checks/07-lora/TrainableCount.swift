import Answering
import Attempts
import Grading
import LinearAlgebra
import Solutions07

private typealias Answer = ([(rows: Int, columns: Int)], Int) throws -> Int

let trainableCount: Exercise = Exercise(
  "TrainableCount",
  learner: { call in { shapes, rank in try call(shapes.map { Pair($0.rows, $0.columns) }, rank) } },
  reference: Solutions07.trainableCount,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  let cases: [(String, [(rows: Int, columns: Int)], Int, Int)] = [
    ("the example", [(1000, 1000)], 10, 20_000),
    ("a rectangular layer", [(3, 5)], 2, 16),
    ("several layers", [(4, 4), (4, 16), (16, 4)], 3, 144),
    ("the queries and values of LLaMA-7B", Array(repeating: (4096, 4096), count: 64), 8, 4_194_304),
    ("the largest rank", [(3, 5)], 3, 24),
    ("no layers", [], 4, 0),
    ("no layers, rank 0", [], 0, 0),
  ]
  for (name, shapes, rank, count) in cases {
    exam.begin(name, given: ["shapes": text(shapes), "rank": rank])
    try exam.expect(try answer(shapes, rank), equals: count, as: "the count")
  }
  for (name, rank) in [("rank above a side", 4), ("rank 0", 0), ("a negative rank", -1)] {
    for (place, shapes) in [("last", [(9, 9), (3, 5)]), ("first", [(3, 5), (9, 9)])] {
      exam.begin(
        "\(name), small weight \(place)", given: ["shapes": text(shapes), "rank": rank])
      try exam.expectError(as: "an impossible rank") { try answer(shapes, rank) }
    }
  }
}

/// Shapes as a message shows them: not more than three of them.
private func text(_ shapes: [(rows: Int, columns: Int)]) -> String {
  let shown = shapes.prefix(3).map { "\($0.rows) × \($0.columns)" }
  return "[" + (shown + (shapes.count > 3 ? ["…"] : [])).joined(separator: ", ") + "]"
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("counts the frozen weights too", caughtAt: "the example") { shapes, rank in
      try shapes.reduce(Solutions07.trainableCount(shapes: shapes, rank: rank)) {
        $0 + $1.rows * $1.columns
      }
    },
    Mistake("counts one factor", caughtAt: "the example") { shapes, rank in
      _ = try Solutions07.trainableCount(shapes: shapes, rank: rank)
      return shapes.reduce(0) { $0 + rank * $1.rows }
    },
    Mistake("takes all layers for square", caughtAt: "a rectangular layer") { shapes, rank in
      _ = try Solutions07.trainableCount(shapes: shapes, rank: rank)
      return shapes.reduce(0) { $0 + 2 * rank * $1.rows }
    },
    Mistake("counts the first layer only", caughtAt: "several layers") { shapes, rank in
      try Solutions07.trainableCount(shapes: Array(shapes.prefix(1)), rank: rank)
    },
    Mistake("takes any rank", caughtAt: "rank above a side, small weight last") { shapes, rank in
      if rank < 1 { return try Solutions07.trainableCount(shapes: shapes, rank: rank) }
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("takes rank 0", caughtAt: "rank 0, small weight last") { shapes, rank in
      rank == 0 ? 0 : try Solutions07.trainableCount(shapes: shapes, rank: rank)
    },
    Mistake("looks at the rank first", caughtAt: "no layers, rank 0") { shapes, rank in
      if rank < 1 { throw Solutions07.ImpossibleRank(rank: rank) }
      return try Solutions07.trainableCount(shapes: shapes, rank: rank)
    },
    Mistake("looks at the last weight only", caughtAt: "rank above a side, small weight first") {
      shapes, rank in
      _ = try Solutions07.trainableCount(shapes: Array(shapes.suffix(1)), rank: rank)
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
  ]
}
