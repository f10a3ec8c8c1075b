import LinearAlgebra
import LowRank
import RealModule
import Testing

/// The ways to compute k leading singular values and vectors at random.
private enum Method: CaseIterable {
  case gaussian, sparseSign, trigonometric, blockKrylov, smallBlocks, singlePass

  func svd<Scalar: LinearAlgebraScalar>(
    _ a: Matrix<Scalar>, _ rank: Int, seed: UInt64 = 1
  ) throws -> SVD<Scalar> {
    var generator = SplitMix64(seed: seed)
    return switch self {
    case .gaussian: try SVD(randomized: a, rank: rank, using: &generator)
    case .sparseSign:
      try SVD(randomized: a, rank: rank, sketch: .sparseSign(), using: &generator)
    case .trigonometric:
      try SVD(randomized: a, rank: rank, sketch: .trigonometric, using: &generator)
    case .blockKrylov: try SVD(blockKrylov: a, rank: rank, using: &generator)
    case .smallBlocks:
      try SVD(
        blockKrylov: a, rank: rank, iterations: 4, blockSize: (rank + 4) / 5 + 1,
        using: &generator)
    case .singlePass: try SVD(singlePass: a, rank: rank, using: &generator)
    }
  }
}

@Suite struct `A randomized SVD` {
  @Test(arguments: precisions) func `recovers a matrix of exact rank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 5)
      for (rows, columns) in generator.shapes() {
        let rank = min(rows, columns, 4)
        let values = Vector<Scalar>((0..<rank).map { 1 / Scalar(1 + $0) })
        let a = try Matrix.random(
          rows: rows, columns: columns, singularValues: values, using: &generator)
        for method in Method.allCases {
          let svd = try method.svd(a, rank)
          // The single pass divides by a small random matrix, whose condition is at most in the tens.
          let slack = rounding(a, factor: method == .singlePass ? 1000 : 30)
          #expect((a - Matrix(svd)).frobeniusNorm <= slack, "\(method), \(a.shape)")
          try expectOrthonormal(svd, "\(method), \(a.shape)")
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `survives the stress bank at every rank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let a = entry.matrix(Scalar.self)
        let sigma = try a.singularValues()
        for method in Method.allCases where method != .singlePass {
          for rank in Set([0, 1, sigma.count / 2, sigma.count]) where rank <= sigma.count {
            let svd = try method.svd(a, rank)
            let name = "\(entry.name), \(method), rank \(rank)"
            #expect(svd.singularValues.count == rank)
            let best = rank < sigma.count ? sigma[rank] : 0
            let error = try (a - Matrix(svd)).scaled(by: 0.5).singularValues().first ?? 0
            // With p = 10 and q = 2 the theorem allows a factor of about 2 for these sizes.
            let floor = rounding(a, factor: 100) * (sigma.first ?? 0)
            let smallest = 1000 * Scalar.leastNonzeroMagnitude
            #expect(error <= 2 * best + floor + smallest, "\(name)")
            for j in 0..<rank {
              #expect(svd.singularValues[j] <= sigma[j] + floor + smallest, "\(name)")
            }
            try expectOrthonormal(svd, name)
          }
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `of a full rank is the SVD`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 8)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let sigma = try a.singularValues()
        for method in Method.allCases where method != .singlePass {
          let svd = try method.svd(a, sigma.count)
          let slack = rounding(a, factor: 30) * (sigma.first ?? 0)
          #expect((a - Matrix(svd)).frobeniusNorm <= slack, "\(method), \(a.shape)")
          #expect((svd.singularValues - sigma).norm <= slack, "\(method), \(a.shape)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `gives the same numbers for the same seed and leaves its input alone`() throws {
    var generator = SplitMix64(seed: 2)
    let a = Matrix<Double>.gaussian(rows: 30, columns: 20, using: &generator)
    let copy = Matrix(rows: 30, columns: 20, columnMajor: a.elements)
    for method in Method.allCases {
      let (one, two) = (try method.svd(a, 4, seed: 9), try method.svd(a, 4, seed: 9))
      // Some libraries add in another order each time, so that the last bits are not the seed's.
      let slack = rounding(a, factor: 100) * a.frobeniusNorm
      #expect((Matrix(one) - Matrix(two)).frobeniusNorm <= slack, "\(method)")
      let other = try method.svd(a, 4, seed: 10)
      #expect((Matrix(one) - Matrix(other)).frobeniusNorm > 1000 * slack, "\(method)")
    }
    #expect(a == copy)
  }

  @Test(arguments: precisions) func `needs no more of an operator than its products`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      func compare(_ a: some LinearOperator<Scalar>, _ dense: Matrix<Scalar>) throws {
        for sketch in [Sketch.gaussian, .sparseSign(), .trigonometric] {
          var (one, two) = (SplitMix64(seed: 11), SplitMix64(seed: 11))
          let found = try SVD(randomized: a, rank: 4, sketch: sketch, using: &one)
          let expected = try SVD(randomized: dense, rank: 4, sketch: sketch, using: &two)
          let slack = rounding(dense, factor: 1000) * dense.frobeniusNorm
          #expect((Matrix(found) - Matrix(expected)).frobeniusNorm <= slack, "\(sketch)")
        }
      }
      var generator = SplitMix64(seed: 12)
      let sigma = Vector<Scalar>((0..<20).map { .pow(2, -$0) })
      let a = try Matrix.random(rows: 50, columns: 20, singularValues: sigma, using: &generator)
      try compare(SparseMatrix(a), a)
      try compare(LowRankMatrix(left: a, right: .identity(20)), a)
      let ones = Matrix<Scalar>(rows: 50, columns: 1, repeating: 1)
      try compare(Centered(a), a - ones * (ones.transpose * a / 50))
    }
    try check(scalar)
  }

  @Test func `refuses a rank the matrix cannot have`() throws {
    let a = Matrix<Double>(rows: 6, columns: 4, repeating: 1)
    for method in Method.allCases {
      for rank in [-1, 5] {
        #expect(throws: LinearAlgebraError.rankOutOfRange(rank: rank, allowed: 0...4)) {
          _ = try method.svd(a, rank)
        }
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func `names the entry that is not finite`(
    _ bad: Double
  ) throws {
    var a = Matrix<Double>(rows: 6, columns: 4, repeating: 1)
    a[3, 2] = bad
    for method in Method.allCases {
      let error = #expect(throws: LinearAlgebraError.self) { _ = try method.svd(a, 2) }
      guard case .notFinite(_, 3, 2) = error else {
        Issue.record("\(method): \(String(describing: error))")
        continue
      }
    }
  }
}

/// Both factors have orthonormal columns, and the singular values are sorted.
func expectOrthonormal<Scalar: LinearAlgebraScalar>(_ svd: SVD<Scalar>, _ name: String) throws {
  for factor in [svd.u, svd.v] {
    let deviation = (factor.gram() - .identity(factor.columns)).maxNorm
    // A Q of reflections is off by at most √n·c·m·n·u (Higham, Accuracy and Stability, section
    // 19.3); here two are multiplied, and c is about 10.
    let (m, n) = (Scalar(factor.rows), Scalar(factor.columns))
    #expect(deviation <= 20 * m * n * n.squareRoot() * .ulpOfOne / 2, "\(name)")
  }
  let sigma = svd.singularValues
  #expect(zip(sigma, sigma.dropFirst()).allSatisfy { $0 >= $1 }, "\(name)")
  #expect(sigma.allSatisfy { $0 >= 0 }, "\(name)")
}
