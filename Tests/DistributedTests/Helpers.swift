import DistributedAlgebra
import DistributedMPI
import Foundation
import LinearAlgebra

/// The numbers of ranks that results must not depend on.
let groups = [1, 2, 3, 4, 7]

/// The largest difference between two matrices, or infinity for other shapes.
func distance<Scalar>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Scalar {
  guard a.rows == b.rows, a.columns == b.columns else { return .infinity }
  return (a - b).maxNorm
}

/// How far columns are from orthonormal.
func loss<Scalar>(_ q: Matrix<Scalar>) -> Scalar {
  (q.gram() - .identity(q.columns)).maxNorm
}

/// A matrix with random singular vectors, the same for every rank.
func whole<Scalar: LinearAlgebraScalar>(
  _ rows: Int, _ columns: Int, seed: UInt64 = 3
) -> Matrix<Scalar> {
  var generator = SplitMix64(seed: seed)
  return .gaussian(rows: rows, columns: columns, using: &generator)
}

/// A folder for the files of one test, removed afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ranks-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

extension Matrix {
  /// Writes the matrix as NumPy would.
  func write(_ path: String) throws {
    try NPYArray(shape: [rows, columns], elements: elements).write(npy: path, order: .rowMajor)
  }
}

/// The program of the ranks, which stands beside the tests.
var ranksProgram: URL {
  var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  while folder.path.count > 1 {
    folder.deleteLastPathComponent()
    let program = folder.appending(path: "ranks")
    if FileManager.default.isExecutableFile(atPath: program.path) { return program }
  }
  return folder
}
