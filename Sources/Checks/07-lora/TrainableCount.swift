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
    ("the largest rank of a wide weight", [(3, 5)], 3, 24),
    ("the largest rank of a tall weight", [(5, 3)], 3, 24),
    ("the largest rank of a square weight", [(4, 4)], 4, 32),
    ("rank 1", [(1, 1), (1, 7)], 1, 10),
    ("the same weight twice", [(2, 3), (2, 3)], 1, 10),
    ("a count of more than 32 bits", [(1 << 20, 1 << 20)], 1 << 12, 1 << 33),
    ("no layers", [], 4, 0),
    ("no layers, rank 0", [], 0, 0),
    ("no layers, rank -1", [], -1, 0),
  ]
  for (name, shapes, rank, count) in cases {
    exam.begin(name, given: ["shapes": text(shapes), "rank": rank])
    try exam.expect(try answer(shapes, rank), equals: count, as: "the count")
  }
  let refused: [(name: String, shape: (rows: Int, columns: Int), rank: Int)] = [
    ("a rank above the rows", (3, 5), 4), ("a rank above the columns", (5, 3), 4),
    ("a rank above both sides", (3, 3), 4), ("rank 0", (3, 5), 0), ("rank -1", (3, 5), -1),
    ("a weight without rows", (0, 5), 1),
  ]
  for (name, shape, rank) in refused {
    for (place, shapes) in [
      ("alone", [shape]), ("last", [(9, 9), shape]), ("first", [shape, (9, 9)]),
      ("between others", [(9, 9), shape, (9, 9)]),
    ] {
      exam.begin("\(name), \(place)", given: ["shapes": text(shapes), "rank": rank])
      try exam.expectError(as: "an impossible rank") { try answer(shapes, rank) }
    }
  }
}

/// Shapes as a message shows them: not more than three of them.
private func text(_ shapes: [(rows: Int, columns: Int)]) -> String {
  let shown = shapes.prefix(3).map { "\($0.rows) × \($0.columns)" }
  return "[" + (shown + (shapes.count > 3 ? ["…"] : [])).joined(separator: ", ") + "]"
}

private struct ImpossibleRank: Error {}

/// Refuses a rank that a weight cannot have.
private func refuse(_ shapes: [(rows: Int, columns: Int)], _ rank: Int) throws {
  for shape in shapes where rank < 1 || rank > min(shape.rows, shape.columns) {
    throw ImpossibleRank()
  }
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("counts the frozen weights too", caughtAt: "the example") { shapes, rank in
      try refuse(shapes, rank)
      return shapes.reduce(0) { $0 + $1.rows * $1.columns + rank * ($1.rows + $1.columns) }
    },
    Mistake("counts one factor", caughtAt: "the example") { shapes, rank in
      try refuse(shapes, rank)
      return shapes.reduce(0) { $0 + rank * $1.rows }
    },
    Mistake("multiplies the sides", caughtAt: "the example") { shapes, rank in
      try refuse(shapes, rank)
      return shapes.reduce(0) { $0 + rank * $1.rows * $1.columns }
    },
    Mistake("takes all layers for square", caughtAt: "a rectangular layer") { shapes, rank in
      try refuse(shapes, rank)
      return shapes.reduce(0) { $0 + 2 * rank * $1.rows }
    },
    Mistake("takes off the r² of a free basis", caughtAt: "the example") { shapes, rank in
      try refuse(shapes, rank)
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns - rank) }
    },
    Mistake("counts the first layer only", caughtAt: "several layers") { shapes, rank in
      try refuse(shapes, rank)
      guard let first = shapes.first else { return 0 }
      return rank * (first.rows + first.columns)
    },
    Mistake("takes any rank", caughtAt: "a rank above the rows, alone") { shapes, rank in
      shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("looks at the rows only", caughtAt: "a rank above the columns, alone") {
      shapes, rank in
      for shape in shapes where rank < 1 || rank > shape.rows { throw ImpossibleRank() }
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("compares with the larger side", caughtAt: "a rank above the rows, alone") {
      shapes, rank in
      for shape in shapes where rank < 1 || rank > max(shape.rows, shape.columns) {
        throw ImpossibleRank()
      }
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("refuses the largest rank", caughtAt: "the largest rank of a wide weight") {
      shapes, rank in
      for shape in shapes where rank < 1 || rank >= min(shape.rows, shape.columns) {
        throw ImpossibleRank()
      }
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("takes rank 0", caughtAt: "rank 0, alone") { shapes, rank in
      for shape in shapes where rank < 0 || rank > min(shape.rows, shape.columns) {
        throw ImpossibleRank()
      }
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("looks at the rank first", caughtAt: "no layers, rank 0") { shapes, rank in
      if rank < 1 { throw ImpossibleRank() }
      try refuse(shapes, rank)
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
    Mistake("looks at the last weight only", caughtAt: "a rank above the rows, first") {
      shapes, rank in
      try refuse(Array(shapes.suffix(1)), rank)
      return shapes.reduce(0) { $0 + rank * ($1.rows + $1.columns) }
    },
  ]
}
