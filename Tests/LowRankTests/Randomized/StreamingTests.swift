import Foundation
import LinearAlgebra
import LowRank
import Testing

/// Calls a body with the path of a matrix in a file that is removed afterwards.
private func withFile<Scalar: LinearAlgebraScalar>(
  _ a: Matrix<Scalar>, as type: NPYElementType? = nil, order: NPYOrder = .rowMajor,
  _ body: (String) throws -> Void
) throws {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("stream-\(UUID().uuidString).npy").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  try a.write(npy: path, as: type, order: order)
  try body(path)
}

private func decaying<Scalar: LinearAlgebraScalar>(
  _ rows: Int, _ columns: Int, _: Scalar.Type = Scalar.self
) throws -> Matrix<Scalar> {
  var generator = SplitMix64(seed: 31)
  let count = min(rows, columns)
  let sigma = Vector<Scalar>((0..<count).map { 1 / Scalar(1 + $0 * $0) })
  return try Matrix.random(rows: rows, columns: columns, singularValues: sigma, using: &generator)
}

@Suite struct `A matrix on disk` {
  @Test(arguments: precisions) func `gives its rows in blocks of any size`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 30)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        for order in [NPYOrder.rowMajor, .columnMajor] {
          for type in [NPYElementType.float32, .float64] {
            try withFile(a.map { Scalar(Float($0)) }, as: type, order: order) { path in
              let file = try NPYRowBlocks<Scalar>(path)
              #expect(file.rows == rows && file.columns == columns)
              var whole = Matrix<Scalar>.zero(rows: columns, columns: 0)
              var block = Matrix<Scalar>.zero(rows: 0, columns: 0)
              for range in file.ranges(ofRows: 7) {
                try file.read(range, into: &block)
                whole = whole.appending(columnsOf: block)
              }
              #expect(whole == a.map { Scalar(Float($0)) }.transposed())
            }
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `that shrinks is an error and no crash`() throws {
    try withFile(try decaying(400, 30, Double.self)) { path in
      let file = try NPYRowBlocks<Double>(path)
      #expect(truncate(path, 4000) == 0)
      var generator = SplitMix64(seed: 1)
      let error = #expect(throws: StreamError.self) {
        try SVD(streaming: file, rank: 3, using: &generator)
      }
      let promised = 400 * 30 * 8
      let expected = NPYError(.truncated(promised: promised, found: 4000 - 128), path: path)
      #expect(error == .file(expected))
      #expect(throws: expected) { _ = try NPYRowBlocks<Double>(path) }
    }
  }

  @Test func `that is none is refused when it is opened`() throws {
    #expect(throws: NPYError.self) { try NPYRowBlocks<Double>("/no/such/file.npy") }
    #expect(throws: NPYError.self) { try NPYRowBlocks<Double>("/dev/zero") }
    #expect(throws: NPYError.self) { try NPYRowBlocks<Double>(#filePath) }
    try withFile(Matrix<Double>.identity(3)) { path in
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data([1, 2, 3]))
      try handle.close()
      let expected = NPYError(.trailingBytes(3), path: path)
      #expect(throws: expected) { _ = try NPYRowBlocks<Double>(path) }
    }
  }
}

@Suite struct `A streaming SVD` {
  @Test(arguments: precisions) func `is as good as one in memory`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for (rows, columns) in [(900, 40), (40, 90), (1, 7), (7, 1), (30, 30)] {
        let a = try decaying(rows, columns, Scalar.self)
        let rank = min(6, rows, columns)
        let best = try SVD(a).truncationError(rank: rank)
        try withFile(a) { path in
          let file = try NPYRowBlocks<Scalar>(path)
          for (passes, factor) in [(1, 4), (2, 1.1), (3, 1.01), (4, 1.01)] as [(Int, Scalar)] {
            var generator = SplitMix64(seed: 3)
            let svd = try SVD(streaming: file, rank: rank, passes: passes, using: &generator)
            let error = (a - Matrix(svd)).frobeniusNorm
            #expect(error <= factor * best + rounding(a, factor: 1000), "\(a.shape), \(passes)")
            try expectOrthonormal(svd, "\(a.shape), \(passes)")
          }
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: [1, 2, 3, 20]) func `recovers a matrix of exact rank and of zeros`(
    _ passes: Int
  ) throws {
    var generator = SplitMix64(seed: 4)
    for sigma in [[3, 2, 1], [1, 1], [0], []] as [Vector<Double>] {
      let a = try Matrix.random(rows: 700, columns: 50, singularValues: sigma, using: &generator)
      try withFile(a) { path in
        let svd = try SVD(
          streaming: try NPYRowBlocks<Double>(path), rank: 4, passes: passes, using: &generator)
        #expect((a - Matrix(svd)).frobeniusNorm <= rounding(a, factor: 1000))
        try expectOrthonormal(svd, "\(sigma)")
      }
    }
  }

  @Test(arguments: [1e200, 1e-200, 1e-300]) func `does not mind the scale`(_ scale: Double) throws {
    let a = try decaying(300, 20, Double.self)
    let best = try SVD(a).truncationError(rank: 3)
    try withFile(a.scaled(by: scale)) { path in
      let file = try NPYRowBlocks<Double>(path)
      for passes in [1, 3] {
        var generator = SplitMix64(seed: 9)
        let svd = try SVD(streaming: file, rank: 3, passes: passes, using: &generator)
        let found = Matrix(svd).scaled(by: 1 / scale)
        #expect((a - found).frobeniusNorm <= (passes == 1 ? 4 : 1.01) * best)
      }
    }
  }

  @Test func `gives the same numbers however small the blocks are`() throws {
    let a = try decaying(500, 40, Double.self)
    try withFile(a) { path in
      let file = try NPYRowBlocks<Double>(path)
      // Enough for the factors, and then for one row, or for some.
      let factors = (500 * (3 * 14 + 4) + 5 * 40 * 14) * 8
      for passes in [1, 3] {
        let results = try [factors + 768, factors + 10_000, 256 << 20].map { limit in
          var generator = SplitMix64(seed: 5)
          return Matrix(
            try SVD(
              streaming: file, rank: 4, passes: passes, memoryLimit: limit, using: &generator))
        }
        #expect((results[0] - results[2]).frobeniusNorm <= 1e-12)
        #expect((results[1] - results[2]).frobeniusNorm <= 1e-12)
      }
      var generator = SplitMix64(seed: 5)
      let expected = LinearAlgebraError.countOutOfRange(
        of: "bytes of memory", count: 100_000, allowed: (factors + 768)...Int.max)
      #expect(throws: StreamError.numbers(expected)) {
        try SVD(streaming: file, rank: 4, memoryLimit: 100_000, using: &generator)
      }
    }
  }

  @Test(arguments: [1, 3]) func `names the row that is not finite`(_ passes: Int) throws {
    for bad in [Double.nan, .infinity] {
      var a = try decaying(3000, 20, Double.self)
      a[2345, 17] = bad
      try withFile(a) { path in
        var generator = SplitMix64(seed: 6)
        let error = #expect(throws: StreamError.self) {
          try SVD(
            streaming: try NPYRowBlocks<Double>(path), rank: 2, passes: passes, using: &generator)
        }
        guard case .numbers(.notFinite(_, 2345, 17)) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(error?.description.contains("row 2345") == true)
      }
    }
  }

  @Test func `refuses a rank the file cannot have`() throws {
    try withFile(try decaying(30, 8, Double.self)) { path in
      var generator = SplitMix64(seed: 7)
      for rank in [-1, 9] {
        let expected = LinearAlgebraError.rankOutOfRange(rank: rank, allowed: 0...8)
        #expect(throws: StreamError.numbers(expected)) {
          try SVD(streaming: try NPYRowBlocks<Double>(path), rank: rank, using: &generator)
        }
      }
      let none = try SVD(streaming: try NPYRowBlocks<Double>(path), rank: 0, using: &generator)
      #expect(none.singularValues.isEmpty && none.u.rows == 30 && none.v.rows == 8)
    }
  }
}

@Suite struct `Principal components` {
  @Test(arguments: precisions) func `are the singular vectors of the centered matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 8)
      let offset = Matrix<Scalar>.gaussian(rows: 1, columns: 30, using: &generator)
      let ones = Matrix<Scalar>(rows: 300, columns: 1, repeating: 1)
      let a = try decaying(300, 30, Scalar.self) + ones * offset
      let mean = ones.transpose * a / 300
      let centered = a - ones * mean
      let exact = try SVD(centered).truncated(toRank: 4)
      try withFile(a) { path in
        let file = try NPYRowBlocks<Scalar>(path)
        let slack: Scalar = Scalar.self == Double.self ? 1e-5 : 1e-3
        var all = [
          try PCA(a, rank: 4, powerIterations: 4, using: &generator),
          try PCA(streaming: file, rank: 4, passes: 4, using: &generator),
        ]
        for pca in all {
          #expect((Matrix(pca.svd) - Matrix(exact)).frobeniusNorm <= slack)
          #expect((pca.scores.transpose * ones).maxNorm <= slack)
          let spread = exact.singularValues.map { $0 * $0 / 299 }
          #expect((pca.variances - Vector(spread)).norm <= slack)
        }
        all.append(try PCA(streaming: file, rank: 4, passes: 1, using: &generator))
        for pca in all {
          #expect((Matrix(row: pca.mean) - mean).frobeniusNorm <= rounding(a, factor: 100))
        }
        let best = (centered - Matrix(exact)).frobeniusNorm
        #expect((centered - Matrix(all[2].svd)).frobeniusNorm <= 4 * best)
      }
    }
    try check(scalar)
  }
}
