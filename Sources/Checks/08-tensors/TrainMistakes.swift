import Grading
import LinearAlgebra

/// What people really get wrong about successive SVDs.
func trainMistakes() -> [Mistake<TrainAnswer>] { wrongShapes() + wrongVectors() + wrongRanks() }

/// The method of successive SVDs, with one thing done otherwise.
private struct Splitting {
  var basis: (_ matrix: Matrix<Double>) throws -> Matrix<Double> = { try SVD($0).u }
  var rank: (_ limit: Int, _ values: Vector<Double>) -> Int = { min($0, $1.count) }
  var rest: (_ u: Matrix<Double>, _ matrix: Matrix<Double>) throws -> Matrix<Double> = {
    $0.transpose * $1
  }
  var core: (_ u: Matrix<Double>, _ matrix: Matrix<Double>) throws -> Matrix<Double> = { u, _ in u }

  func answer() -> TrainAnswer {
    { x, limit in
      var rest = x.reshaped(to: [1] + x.sizes)
      var cores: [Tensor<Double>] = []
      for _ in 1..<x.order {
        let matrix = rest.matricized(leading: 2)
        let kept = self.rank(limit, try matrix.singularValues())
        let u = try self.basis(matrix)[columns: 0..<kept]
        cores.append(
          Tensor(try self.core(u, matrix)).reshaped(to: [rest.sizes[0], rest.sizes[1], kept]))
        rest = Tensor(try self.rest(u, matrix)).reshaped(to: [kept] + rest.sizes.dropFirst(2))
      }
      return cores + [rest.reshaped(to: rest.sizes + [1])]
    }
  }
}

private func wrongShapes() -> [Mistake<TrainAnswer>] {
  [
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
    Mistake("leaves out the first rank of 1", caughtAt: "ones with rank 1") { x, rank in
      var cores = try Splitting().answer()(x, rank)
      cores[0] = cores[0].reshaped(to: Array(cores[0].sizes.dropFirst()))
      return cores
    },
    Mistake("leaves out the last rank of 1", caughtAt: "ones with rank 1") { x, rank in
      let cores = try Splitting().answer()(x, rank)
      return cores.dropLast() + cores.suffix(1).map { $0.reshaped(to: $0.sizes.dropLast()) }
    },
    Mistake("returns the cores from the last to the first", caughtAt: "ones with rank 2") {
      x, rank in try Splitting().answer()(x, rank).reversed()
    },
    Mistake("makes a column of a vector", caughtAt: "a vector") { x, rank in
      if x.order == 1 { return [x.reshaped(to: [x.count, 1, 1])] }
      return try Splitting().answer()(x, rank)
    },
  ]
}

private func wrongVectors() -> [Mistake<TrainAnswer>] {
  [
    Mistake(
      "forgets the singular values", caughtAt: "ones with rank 1",
      Splitting(rest: { u, a in try SVD(a).v[columns: 0..<u.columns].transposed() }).answer()),
    Mistake(
      "uses the singular values twice", caughtAt: "ones with rank 1",
      Splitting(core: { u, a in
        u.scaled(columnsBy: try a.singularValues()[0..<u.columns])
      }).answer()),
    Mistake(
      "keeps the smallest singular values", caughtAt: "ones with rank 1",
      Splitting(basis: { a in
        let u = try SVD(a).u
        return u[columns: Array((0..<u.columns).reversed())]
      }).answer()),
    Mistake(
      "orthonormalizes the first columns", caughtAt: "diag(2, 3) with rank 1",
      Splitting(basis: { try QR($0).q }).answer()),
    Mistake(
      "orthonormalizes pivot columns",
      caughtAt: "sizes 5 × 6, singular values that fall slowly, rank 1",
      Splitting(basis: { try ColumnPivotedQR($0).q }).answer()),
    Mistake(
      "takes eigenvectors of the Gram matrix",
      caughtAt: "sizes 5 × 6, singular values that fall fast, rank 4",
      Splitting(basis: { a in
        let vectors = try SymmetricEigen(a.rowGram()).eigenvectors
        return vectors[columns: Array((0..<a.rows).reversed())]
      }).answer()),
  ]
}

private func wrongRanks() -> [Mistake<TrainAnswer>] {
  func ranked(
    _ name: String, at caseName: String, _ rank: @escaping (Int, Vector<Double>) -> Int
  ) -> Mistake<TrainAnswer> { Mistake(name, caughtAt: caseName, Splitting(rank: rank).answer()) }
  return [
    ranked("keeps all ranks", at: "ones with rank 1") { _, values in values.count },
    ranked("keeps one rank too few", at: "diag(2, 3) with rank 2") {
      max(1, min($0, $1.count) - 1)
    },
    ranked("lets the rank of zeros be 0", at: "a tensor of zeros") { limit, values in
      min(limit, values.filter { $0 > 1e-14 * values[0] }.count)
    },
    ranked("drops values below 1e-12", at: "two entries of a cube, rank 2 times 2^-200") {
      limit, values in max(1, min(limit, values.filter { $0 > 1e-12 }.count))
    },
    ranked(
      "drops values below 1e-8 of the largest",
      at: "sizes 5 × 6, singular values that fall fast, rank 4"
    ) { limit, values in
      max(1, min(limit, values.filter { $0 > 1e-8 * values[0] }.count))
    },
    ranked(
      "keeps 99.99 % of the energy", at: "sizes 5 × 6, singular values that fall fast, rank 2"
    ) { limit, values in
      let share = 0.9999 * values.norm * values.norm
      var (rank, energy) = (0, 0.0)
      while rank < min(limit, values.count) && energy < share {
        energy += values[rank] * values[rank]
        rank += 1
      }
      return max(1, rank)
    },
    Mistake("applies the limit to the first step alone", caughtAt: "ones with rank 1") {
      x, rank in
      var isFirst = true
      return try Splitting(rank: { limit, values in
        defer { isFirst = false }
        return isFirst ? min(limit, values.count) : values.count
      }).answer()(x, rank)
    },
    Mistake(
      "drops small entries", caughtAt: "diag(2, 3) with rank 1 times 2^-200"
    ) { x, rank in
      try Splitting().answer()(x, rank).map { core in core.map { abs($0) < 1e-12 ? 0 : $0 } }
    },
    Mistake("rounds to single precision", caughtAt: "ones with rank 1") { x, rank in
      try Splitting().answer()(x, rank).map { core in core.map { Double(Float($0)) } }
    },
  ]
}
