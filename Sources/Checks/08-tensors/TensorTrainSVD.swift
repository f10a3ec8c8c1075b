import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions08

typealias TrainAnswer = (Tensor<Double>, Int) throws -> [Tensor<Double>]

let tensorTrainSVD: Exercise = Exercise(
  "TensorTrainSVD",
  learner: { call in { x, maximalRank in try call(x, maximalRank) } },
  reference: Solutions08.tensorTrain(_:maximalRank:) as TrainAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: trainMistakes()
) { (answer: TrainAnswer, exam: Exam) in
  for (name, x, rank) in try small() + falling() + sized() {
    exam.begin(name, given: ["X": x, "maximalRank": rank])
    try exam.expect(try answer(x, rank), isTrainOf: x, upTo: rank)
  }
}

private typealias Case = (name: String, x: Tensor<Double>, rank: Int)

/// Tensors that can be taken apart by hand.
private func small() -> [Case] {
  let ones = Tensor<Double>(sizes: [2, 2, 2], repeating: 1)
  let diagonal = Tensor<Double>([[2, 0], [0, 3]])
  // Both cuts have the singular values 5 and 1.
  let cube = Tensor<Double>(sizes: [2, 2, 2]) { $0 == [1, 0, 1] ? 5 : $0 == [0, 1, 0] ? 1 : 0 }
  return [
    ("ones with rank 1", ones, 1), ("ones with rank 2", ones, 2),
    ("diag(2, 3) with rank 1", diagonal, 1), ("diag(2, 3) with rank 2", diagonal, 2),
    ("a matrix with other vectors on the right", Tensor([[0, 3], [2, 0]]), 1),
    ("a vector", Tensor(sizes: [3], columnMajor: [3, 0, 4]), 1),
    ("two entries of a cube, rank 1", cube, 1), ("two entries of a cube, rank 2", cube, 2),
    ("one entry", Tensor(sizes: [1, 1, 1], repeating: -7), 2),
    ("a tensor of zeros", .zero(sizes: [2, 3, 2]), 2), ("a vector of zeros", .zero(sizes: [3]), 1),
    ("slices of zeros", Tensor(sizes: [3, 2, 2]) { $0[0] == 1 ? Double($0[1] + $0[2]) : 0 }, 2),
  ]
    + Unit.extremes.flatMap { unit -> [Case] in
      [
        ("diag(2, 3) with rank 1 \(unit.name)", unit(diagonal), 1),
        ("two entries of a cube, rank 2 \(unit.name)", unit(cube), 2),
      ]
    }
}

/// Sums of orthogonal terms: all cuts have the same singular values, and what a rank leaves behind is
/// known.
private func falling() throws -> [Case] {
  var generator = SplitMix64(seed: 861)
  let spectra: [(String, Vector<Double>)] = [
    ("fall slowly", .algebraic(5)), ("fall fast", [1, 1e-3, 1e-4, 1e-9, 1e-12]),
    ("repeat", .staircase(5, tread: 2, ratio: 0.1)),
  ]
  // In a matrix there is one cut alone, and the bound is the least error that is possible.
  return try spectra.flatMap { name, values in
    try [[5, 6], [6, 5, 7], [5, 5, 5, 5]].flatMap { sizes in
      let x = try Tensor.diagonal(values, sizes: sizes, using: &generator)
      return (1...5).map {
        ("sizes \(words(sizes)), singular values that \(name), rank \($0)", x, $0)
      }
    }
  }
}

/// Orders 1 to 8, without structure and with low ranks.
///
/// Where sizes allow all cuts but one no more than the maximal rank, that one alone counts.
private func sized() -> [Case] {
  var generator = SplitMix64(seed: 86)
  let any = [
    ([6], 2), ([4, 3], 2), ([4, 3], 3), ([3, 4, 2], 2), ([2, 4, 3], 2), ([3, 4, 5], 2),
    ([3, 4, 5], 4), ([3, 4, 5], 100), ([2, 3, 1, 3, 2], 3), ([1, 4, 1], 2),
    ([2, 2, 2, 2, 2], 2), (Array(repeating: 2, count: 8), 4), (Array(repeating: 2, count: 8), 100),
  ].map { sizes, rank in
    (
      "sizes \(words(sizes)), rank \(rank)",
      Tensor<Double>.gaussian(sizes: sizes, using: &generator), rank
    )
  }
  let planted = full(randomTrain([4, 5, 4, 3], rank: 2, using: &generator))
  return any + (1...3).map { ("a tensor of train ranks 2, rank \($0)", planted, $0) }
}

extension Exam {
  /// Expects cores that follow each other, ranks within the limits, and an error within the bound of
  /// the theorem for the largest ranks that are allowed.
  fileprivate func expect(
    _ cores: [Tensor<Double>], isTrainOf x: Tensor<Double>, upTo limit: Int
  ) throws {
    try expectTrain(self, cores, sizes: x.sizes)
    var tails: [Double] = []
    for (k, got) in ranks(of: cores).enumerated() {
      let right = x.sizes[(k + 1)...].reduce(1, *)
      let most = min(limit, cores[k].sizes[0] * x.sizes[k], right)
      try expect(
        1 <= got && got <= most, as: "rank \(k + 1)", expected: "1 to \(most)", got: "\(got)")
      tails.append(try tail(of: x.matricized(leading: k + 1), beyond: limit))
    }
    // Each SVD and product adds some multiple of ε times the size of its matrix: far less than 10⁻¹².
    let bound = Vector(tails).norm + 1e-12 * x.frobeniusNorm
    let error = (x - full(cores)).frobeniusNorm
    try expect(
      error <= bound, as: "the error ‖X − X̂‖",
      expected: "at most \(bound.exhibit), by the theorem", got: error.exhibit)
  }
}
