import DistributedAlgebra
import Foundation
import LinearAlgebra
import LowRank
import Testing

/// Writes a matrix as files of so many rows each.
private func parts<Scalar: LinearAlgebraScalar>(
  of a: Matrix<Scalar>, rows: [Int], in folder: String
) throws -> [String] {
  let split = RowSplit(counts: rows)
  return try (0..<split.ranks).map { i in
    let path = "\(folder)/part-\(i).npy"
    try a[rows: split[i]].write(path)
    return path
  }
}

@Suite struct `A matrix in files` {
  @Test func `is read by any number of ranks, however its rows are spread over files`() throws {
    let a: Matrix<Double> = whole(23, 4)
    try withFolder { folder in
      for rows in [[23], [10, 13], [1, 0, 20, 2], [5, 5, 5, 5, 3]] {
        let paths = try parts(of: a, rows: rows, in: folder)
        for ranks in groups {
          let read = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
            try DistributedFiles<Double>(paths, on: communicator).matrix().gathered()
          }
          #expect(read.allSatisfy { $0 == a })
        }
      }
    }
  }

  @Test func `is written by all ranks as one file, and as parts`() throws {
    let a: Matrix<Float> = whole(23, 4)
    try withFolder { folder in
      for ranks in groups {
        let (path, parts) = ("\(folder)/whole.npy", "\(folder)/parts-\(ranks)")
        let back = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
          let part = DistributedMatrix(sharing: a, on: communicator)
          try part.write(npy: path)
          try part.write(parts: parts)
          let files = (0..<ranks).map { "\(parts)/part-0000\($0).npy" }
          return try DistributedFiles<Float>(files, on: communicator).matrix().gathered()
        }
        #expect(back.allSatisfy { $0 == a })
        #expect(try Matrix<Float>(npy: path) == a)
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
      }
    }
  }
}

@Suite struct `Components of files` {
  @Test func `are those of the centered matrix, in one pass and in several`() throws {
    var generator = SplitMix64(seed: 12)
    let sigma = Vector((0..<6).map { Double(sign: .plus, exponent: -$0, significand: 2) })
    let a = try Matrix.random(rows: 70, columns: 6, singularValues: sigma, using: &generator)
    try withFolder { folder in
      for (shift, unit) in [(0.0, 1.0), (3, 1), (1e6, 1), (3, 0x1p-700), (3, 0x1p+700)] {
        let moved = a.map { ($0 + shift) * unit }
        let paths = try parts(of: moved, rows: [30, 0, 33, 7], in: folder)
        let expected = try PCA(a.map { $0 + shift }, rank: 3, powerIterations: 8, using: &generator)
        let values = expected.svd.singularValues
        for ranks in groups {
          let found = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
            let files = try DistributedFiles<Double>(paths, on: communicator)
            return [
              try FilePCA(files, rank: 3),
              try FilePCA(files, rank: 3, oversampling: 3, passes: 4, seed: 1),
            ]
          }
          let tolerance = 1e-12 + 200 * shift * Double.ulpOfOne
          for pca in found.flatMap(\.self) {
            for k in 0..<3 {
              #expect(abs(pca.singularValues[k] / unit - values[k]) <= tolerance)
            }
            for j in 0..<6 {
              #expect(abs(pca.mean[j] / unit - expected.mean[j]) <= tolerance)
            }
            #expect(loss(pca.components) <= 1e-13)
          }
        }
      }
    }
  }

  @Test func `give scores that all ranks write into one file`() throws {
    let a: Matrix<Double> = whole(40, 5)
    try withFolder { folder in
      let paths = try parts(of: a, rows: [17, 23], in: folder)
      var first: Matrix<Double>?
      for ranks in groups {
        let found = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
          let files = try DistributedFiles<Double>(paths, on: communicator)
          let pca = try FilePCA(files, rank: 3)
          try pca.writeScores(npy: "\(folder)/scores.npy")
          return pca.singularValues
        }
        let scores = try Matrix<Double>(npy: "\(folder)/scores.npy")
        let squares = Matrix(diagonal: Vector(found[0].map { $0 * $0 }))
        #expect(distance(scores.gram(), squares) <= 1e-11)
        if let first { #expect(distance(scores, first) <= 1e-11) }
        first = first ?? scores
      }
    }
  }

  @Test func `of a job that stopped are found from its checkpoint, to the bit`() throws {
    let a: Matrix<Double> = whole(60, 20)
    let stopped = DistributedError(.thrown("stop"), on: 0)
    try withFolder { folder in
      let paths = try parts(of: a, rows: [20, 40], in: folder)
      let kept = "\(folder)/kept.npy"
      @Sendable func run(
        _ communicator: Communicator, checkpoint: String?, stop: Int, seed: UInt64 = 3
      ) throws(DistributedError) -> Vector<Double> {
        let files = try DistributedFiles<Double>(paths, on: communicator)
        return try FilePCA(
          files, rank: 4, passes: 5, seed: seed, checkpoint: checkpoint
        ) { (pass) throws(DistributedError) in
          if pass == stop, communicator.rank == 0 { throw stopped }
        }.singularValues
      }
      let expected = try Simulation.run(ranks: 3) { c throws(DistributedError) in
        try run(c, checkpoint: nil, stop: 0)
      }
      for stop in 1...4 {
        #expect(throws: stopped) {
          try Simulation.run(ranks: 3) { c throws(DistributedError) in
            try run(c, checkpoint: kept, stop: stop)
          }
        }
        #expect(FileManager.default.fileExists(atPath: kept))
        #expect(throws: DistributedError.self) {
          try Simulation.run(ranks: 3) { c throws(DistributedError) in
            try run(c, checkpoint: kept, stop: 0, seed: 4)
          }
        }
        let found = try Simulation.run(ranks: 3) { c throws(DistributedError) in
          try run(c, checkpoint: kept, stop: 0)
        }
        #expect(found == expected)
        #expect(!FileManager.default.fileExists(atPath: kept))
      }
    }
  }
}

@Suite struct `A part that is not whole` {
  @Test func `is named with its rank, whether it is missing, cut short, or holds NaN`() throws {
    var a: Matrix<Double> = whole(40, 3)
    try withFolder { folder in
      let paths = try parts(of: a, rows: [10, 10, 10, 10], in: folder)
      @Sendable func attempt(_ paths: [String]) throws(DistributedError) {
        _ = try Simulation.run(ranks: 4) { communicator throws(DistributedError) in
          let files = try DistributedFiles<Double>(paths, on: communicator)
          let pca = try FilePCA(files, rank: 2)
          try pca.writeScores(npy: "\(folder)/scores.npy")
        }
      }
      a[25, 1] = .nan
      try a[rows: 20..<30].write("\(folder)/nan.npy")
      let short = try #require(FileManager.default.contents(atPath: paths[1])).dropLast(9)
      try short.write(to: URL(fileURLWithPath: "\(folder)/short.npy"))
      try Matrix<Double>.zero(rows: 10, columns: 4).write("\(folder)/wide.npy")
      let cases = [
        ("\(folder)/missing.npy", 3), ("\(folder)/short.npy", 1), ("\(folder)/nan.npy", 2),
        ("\(folder)/wide.npy", 3),
      ]
      for (path, rank) in cases {
        var list = paths
        list[rank] = path
        let error = #expect(throws: DistributedError.self) { try attempt(list) }
        #expect(error?.rank == rank)
        #expect(error?.description.contains(path) == true)
        #expect(error?.description.contains("\n") == false)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/scores.npy"))
      }
      let nan = #expect(throws: DistributedError.self) {
        try attempt([paths[0], paths[1], "\(folder)/nan.npy", paths[3]])
      }
      #expect(nan?.reason == .notFinite(path: "\(folder)/nan.npy", row: 5, column: 1))
    }
  }
}
