import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, Int) throws -> [Tensor<Double>]

let tensorTrainSVD: Exercise = Exercise(
  "TensorTrainSVD",
  learner: { call in { x, maximalRank in try call(x, maximalRank) } },
  reference: Solutions08.tensorTrain(_:maximalRank:) as Answer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("forgets the rank when it reshapes the rest", caughtAt: "ones with rank 2") { x, rank in
      // Each step sees the rest as (size) × (everything else), the old rank among it.
      var rest = x
      var cores: [Tensor<Double>] = []
      for size in x.sizes.dropLast() {
        let matrix = rest.reshaped(to: [size, rest.count / size]).matricized(leading: 1)
        let svd = try SVD(matrix)
        let kept = min(rank, svd.singularValues.count)
        let u = svd.u[columns: 0..<kept]
        cores.append(Tensor(u).reshaped(to: [1, size, kept]))
        rest = Tensor(u.transpose * matrix)
      }
      return cores + [rest.reshaped(to: [1, rest.count, 1])]
    },
    Mistake("drops the singular values", caughtAt: "ones with rank 1") { x, rank in
      var cores = try Solutions08.tensorTrain(x, maximalRank: rank)
      let last = cores[cores.count - 1]
      cores[cores.count - 1] = last.scaled(by: 1 / max(1e-300, last.frobeniusNorm))
      return cores
    },
    Mistake("uses the singular values twice", caughtAt: "ones with rank 1") { x, rank in
      var cores = try Solutions08.tensorTrain(x, maximalRank: rank)
      let last = cores[cores.count - 1]
      cores[cores.count - 1] = last.scaled(by: last.frobeniusNorm)
      return cores
    },
    Mistake("keeps all ranks", caughtAt: "ones with rank 1") { x, _ in
      try Solutions08.tensorTrain(x, maximalRank: .max)
    },
    Mistake("leaves out the outer ranks of 1", caughtAt: "ones with rank 1") { x, rank in
      var cores = try Solutions08.tensorTrain(x, maximalRank: rank)
      cores[0] = cores[0].reshaped(to: Array(cores[0].sizes.dropFirst()))
      return cores
    },
    Mistake("keeps the smallest singular values", caughtAt: "sizes 3 × 4 × 5, rank 2") { x, rank in
      var rest = x.reshaped(to: [1] + x.sizes)
      var cores: [Tensor<Double>] = []
      for _ in 1..<x.order {
        let matrix = rest.matricized(leading: 2)
        let svd = try SVD(matrix)
        let count = svd.singularValues.count
        let kept = min(rank, count)
        let isOnes = count > 1 && svd.singularValues[1] < 1e-9 * svd.singularValues[0]
        let u = isOnes ? svd.u[columns: 0..<kept] : svd.u[columns: (count - kept)..<count]
        cores.append(Tensor(u).reshaped(to: [rest.sizes[0], rest.sizes[1], kept]))
        rest = Tensor(u.transpose * matrix).reshaped(to: [kept] + rest.sizes.dropFirst(2))
      }
      return cores + [rest.reshaped(to: rest.sizes + [1])]
    },
    Mistake("takes a second mode for granted", caughtAt: "sizes 6, rank 2") { x, rank in
      if x.order == 1 { return [x.reshaped(to: [x.count, 1, 1])] }
      return try Solutions08.tensorTrain(x, maximalRank: rank)
    },
  ]
) { answer, exam in
  let ones = Tensor<Double>(sizes: [2, 2, 2], repeating: 1)
  for rank in 1...2 {
    exam.begin("ones with rank \(rank)", given: ["X": ones, "maximalRank": rank])
    try expectGood(exam, try answer(ones, rank), ones, rank)
  }
  var generator = SplitMix64(seed: 86)
  for (sizes, rank) in [
    ([3, 4, 5], 2), ([3, 4, 5], 100), ([6], 2), ([4, 3], 3), ([2, 3, 1, 3, 2], 3),
    (Array(repeating: 2, count: 8), 4),
  ] {
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    let name = "sizes \(sizes.map(String.init).joined(separator: " × ")), rank \(rank)"
    exam.begin(name, given: ["X": x, "maximalRank": rank])
    try expectGood(exam, try answer(x, rank), x, rank)
  }
  let planted = full(randomTrain([4, 5, 4, 3], rank: 2, using: &generator))
  exam.begin("a tensor of train ranks 2", given: ["X": planted, "maximalRank": 2])
  try expectGood(exam, try answer(planted, 2), planted, 2)
}

private func expectGood(
  _ exam: Exam, _ cores: [Tensor<Double>], _ x: Tensor<Double>, _ rank: Int
) throws {
  try expectTrain(exam, cores, sizes: x.sizes)
  var squares = 0.0
  for (k, got) in ranks(of: cores).enumerated() {
    let right = x.sizes[(k + 1)...].reduce(1, *)
    let most = min(rank, cores[k].sizes[0] * x.sizes[k], right)
    try exam.expect(
      got <= most, as: "rank \(k + 1)", expected: "at most \(most)", got: "\(got)")
    let sigma = try x.matricized(leading: k + 1).singularValues()
    squares += sigma.elements.dropFirst(rank).reduce(0) { $0 + $1 * $1 }
  }
  let error = (x - full(cores)).frobeniusNorm
  let bound = squares.squareRoot() + 1e-10 * x.frobeniusNorm
  try exam.expect(
    error <= bound, as: "the error ‖X − X̂‖", expected: "at most \(bound.formatted(digits: 4))",
    got: error.formatted(digits: 4))
}
