import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions08

typealias Tucker = (core: Tensor<Double>, factors: [Matrix<Double>])
typealias TuckerAnswer = (Tensor<Double>, [Int]) throws -> Tucker

let higherOrderSVD: Exercise = Exercise(
  "HigherOrderSVD",
  learner: { call in { x, ranks in try call(x, ranks) } },
  reference: Solutions08.higherOrderSVD(_:ranks:) as TuckerAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: tuckerMistakes()
) { answer, exam in
  for (name, x, ranks, core) in small() {
    exam.begin(name, given: ["X": x, "ranks": ranks])
    let got = try answer(x, ranks)
    try exam.expect(got, isNearTo: x, ranks: ranks)
    try exam.expect(
      got.core.frobeniusNorm, closeTo: core, within: 1e-12, as: "the norm of the core")
  }
  for (name, x, ranks) in try falling() + sized() {
    exam.begin(name, given: ["X": x, "ranks": ranks])
    try exam.expect(try answer(x, ranks), isNearTo: x, ranks: ranks)
  }
}

/// Tensors that can be decomposed by hand, and the norm that the core has.
private func small() -> [(name: String, x: Tensor<Double>, ranks: [Int], core: Double)] {
  let diagonal = Tensor<Double>([[3, 0], [0, 2]])
  let other = Tensor<Double>([[2, 0], [0, 3]])
  let cube = Tensor<Double>(sizes: [2, 2, 2]) { $0 == [1, 0, 1] ? 5 : $0 == [0, 1, 0] ? 1 : 0 }
  return [
    ("diag(3, 2) with ranks 1, 1", diagonal, [1, 1], 3),
    ("diag(2, 3) with ranks 1, 1", other, [1, 1], 3),
    ("diag(2, 3) with ranks 2, 2", other, [2, 2], 13.0.squareRoot()),
    ("a matrix with other vectors on the right", Tensor([[0, 3], [2, 0]]), [1, 1], 3),
    ("two entries of a cube, ranks 1", cube, [1, 1, 1], 5),
    ("two entries of a cube, ranks 2", cube, [2, 2, 2], 26.0.squareRoot()),
    ("a vector", Tensor(sizes: [2], columnMajor: [3, 4]), [1], 5),
    ("a vector with small entries", Tensor(sizes: [5]) { $0[0] == 0 ? 1 : 0.9e-12 }, [1], 1),
    ("one entry", Tensor(sizes: [1, 1, 1], repeating: -7), [1, 1, 1], 7),
    ("a tensor of zeros", .zero(sizes: [3, 2, 2]), [2, 1, 2], 0),
    ("a vector of zeros", .zero(sizes: [3]), [1], 0),
    (
      "slices of zeros, ranks above what is needed",
      Tensor(sizes: [3, 2, 2]) { $0[0] == 1 ? 1 : 0 }, [2, 2, 2], 2
    ),
  ]
    + Unit.extremes.map { ("diag(2, 3) \($0.name)", $0(other), [1, 1], $0(3)) }
}

/// Sums of orthogonal terms: all unfoldings have the same singular values, and what a rank leaves
/// behind is known.
private func falling() throws -> [(name: String, x: Tensor<Double>, ranks: [Int])] {
  var generator = SplitMix64(seed: 851)
  let spectra: [(String, Vector<Double>)] = [
    ("fall slowly", .algebraic(5)), ("fall fast", [1, 1e-3, 1e-4, 1e-9, 1e-12]),
    ("repeat", .staircase(5, tread: 2, ratio: 0.1)),
  ]
  return try spectra.flatMap { name, values in
    let (x, cube) = (
      try Tensor.diagonal(values, sizes: [6, 5, 7], using: &generator),
      try Tensor.diagonal(values, sizes: [5, 5, 5], using: &generator)
    )
    return (1...5).flatMap { rank in
      [
        ("singular values that \(name), ranks \(rank)", x, [rank, rank, rank]),
        ("a cube whose singular values \(name), ranks \(rank)", cube, [rank, rank, rank]),
      ]
        // Where one mode alone is cut, the bound is the least error that is possible.
        + (0..<3).map { mode in
          var ranks = [5, 5, 5]
          ranks[mode] = rank
          return ("singular values that \(name), rank \(rank) in mode \(mode)", x, ranks)
        }
    }
  }
    + Unit.extremes.map { unit in
      let x = try Tensor.diagonal(.algebraic(5), sizes: [6, 5, 7], using: &generator)
      return ("singular values that fall slowly, \(unit.name)", unit(x), [3, 5, 7])
    }
}

/// Orders 1 to 5, without structure and with low ranks.
private func sized() -> [(name: String, x: Tensor<Double>, ranks: [Int])] {
  var generator = SplitMix64(seed: 85)
  let any = [
    ([4], [1]), ([6, 5], [3, 3]), ([5, 6], [5, 5]), ([5, 4, 6], [2, 3, 4]),
    ([5, 4, 6], [5, 4, 6]),
    ([7, 1, 3], [2, 1, 2]), ([3, 4, 3, 2], [2, 3, 2, 2]), ([2, 3, 2, 2, 3], [2, 2, 1, 2, 2]),
  ].map { sizes, ranks in
    (
      "sizes \(words(sizes)), ranks \(words(ranks))",
      Tensor<Double>.gaussian(sizes: sizes, using: &generator), ranks
    )
  }
  let exact = [([8, 7, 6], [2, 3, 2]), ([4, 4, 4], [2, 2, 2]), ([3, 4, 3, 4], [2, 2, 1, 2])]
    .flatMap { sizes, ranks in
      let factors = zip(sizes, ranks).map {
        Matrix<Double>.gaussian(rows: $0, columns: $1, using: &generator)
      }
      let x = Tensor<Double>.gaussian(sizes: ranks, using: &generator).multiplied(byAll: factors)
      return [
        ("sizes \(words(sizes)), the ranks itself", x, ranks),
        ("sizes \(words(sizes)), ranks above its own", x, ranks.map { $0 + 1 }),
      ]
    }
  return any + exact
}

extension Exam {
  /// Expects sizes, orthonormal factors, and an error within the bound of the theorem.
  fileprivate func expect(_ got: Tucker, isNearTo x: Tensor<Double>, ranks: [Int]) throws {
    try expect(got.core.sizes, equals: ranks, as: "the sizes of the core")
    try expect(got.factors.count, equals: x.order, as: "the number of factors")
    for (mode, factor) in got.factors.enumerated() {
      try expect(factor, hasShape: (x.sizes[mode], ranks[mode]), as: "factor \(mode)")
      try expect(orthonormalColumnsOf: factor, within: 1e-12, as: "factor \(mode)")
    }
    let tails = try x.sizes.indices.map { try tail(of: x.unfolding($0), beyond: ranks[$0]) }
    // Each SVD and product adds some multiple of ε times the size of a mode: far less than 10⁻¹².
    let bound = Vector(tails).norm + 1e-12 * x.frobeniusNorm
    let error = (x - got.core.multiplied(byAll: got.factors)).frobeniusNorm
    try expect(
      error <= bound, as: "the error ‖X − X̂‖",
      expected: "at most \(bound.exhibit), by the theorem", got: error.exhibit)
  }
}
