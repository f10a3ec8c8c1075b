import Attempts
import Grading
import LinearAlgebra
import Solutions14

let treeOrthogonal: Exercise = Exercise(
  "TreeOrthogonal",
  learner: { call in { leaves, levels in try call(leaves, levels) } },
  reference: Solutions14.orthogonalBlocks(leaves:levels:) as BlocksAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: blocksMistakes()
) { answer, exam in
  for item in cases() {
    let tree = try OrthogonalTree(item.blocks)
    exam.begin(item.name, given: ["leaves": tree.leaves, "levels": tree.levels])
    let (q, words) = try answer(tree.leaves, tree.levels)
    try exam.expect(q.count, equals: item.blocks.count, as: "the number of blocks")
    for (rank, (got, block)) in zip(q, item.blocks).enumerated() {
      try exam.expect(
        got, hasShape: (block.rows, tree.r.rows), as: "the block of rank \(rank)")
    }
    // Of the tree's factors there is one product, whatever order it is computed in.
    try exam.expect(orthonormalColumnsOf: stacked(q), within: 1e-12, as: "Q")
    for (rank, (got, block)) in zip(q, item.blocks).enumerated() {
      try exam.expect(
        got * tree.r, closeTo: block, within: 1e-12, beside: stacked(item.blocks).frobeniusNorm,
        as: "the block of rank \(rank), times R")
    }
    try exam.expect(words, equals: tree.words, as: "the number of words sent")
  }
}

typealias BlocksAnswer = ([Matrix<Double>], [[Matrix<Double>]]) throws -> (
  blocks: [Matrix<Double>], words: Int
)

private func cases() -> [(name: String, blocks: [Matrix<Double>])] {
  func split(_ heights: [Int], columns: Int, seed: UInt64) -> [Matrix<Double>] {
    blocks(of: gaussian(heights.reduce(0, +), columns, seed: seed), heights: heights)
  }
  return [
    ("two ranks, one column", [[[3]], [[4]]]),
    ("a single rank", [gaussian(5, 2, seed: 151)]),
    ("two ranks", split([4, 3], columns: 2, seed: 152)),
    ("three ranks", split([4, 3, 5], columns: 2, seed: 153)),
    ("four ranks", split([3, 3, 3, 3], columns: 3, seed: 154)),
    ("five ranks", split([4, 2, 3, 2, 5], columns: 2, seed: 155)),
    ("six ranks", split([2, 2, 2, 2, 2, 2], columns: 2, seed: 156)),
    ("seven ranks", split([3, 4, 3, 4, 3, 4, 3], columns: 3, seed: 157)),
    ("thirteen ranks", split(Array(repeating: 2, count: 13), columns: 2, seed: 158)),
    ("a first rank with one row", split([1, 4], columns: 3, seed: 159)),
    ("a last rank with one row", split([4, 1], columns: 3, seed: 160)),
    ("a third rank with one row", split([4, 4, 1, 4], columns: 3, seed: 166)),
    ("a row for each rank", split([1, 1, 1, 1, 1], columns: 3, seed: 161)),
    ("a rank without rows", split([3, 0, 4], columns: 2, seed: 162)),
    ("a first rank without rows", split([0, 3, 4, 2], columns: 2, seed: 163)),
    ("fewer rows than columns together", split([1, 2, 1], columns: 6, seed: 164)),
    ("many rows", split([40, 60, 50], columns: 6, seed: 165)),
  ]
}
