internal import LinearAlgebra
internal import Foundation

/// What a job has after a pass over its files: enough to go on from there.
///
/// One `.npy` file of numbers, which rank 0 writes whole or not at all: what job it is, the number of
/// passes, and the matrix X.
struct Checkpoint<Scalar: LinearAlgebraScalar> {
  /// What distinguishes one job from another: shape, size of the sketch, passes, seed.
  let job: [Double]
  let path: String

  init(_ path: String, rows: Int, columns: Int, size: Int, passes: Int, seed: UInt64) {
    self.path = path
    job = [
      1, Double(MemoryLayout<Scalar>.size), Double(rows), Double(columns), Double(size),
      Double(passes), Double(seed >> 32), Double(seed & 0xFFFF_FFFF),
    ]
  }

  /// Keeps what a pass left; only rank 0 writes.
  func save(
    _ x: Matrix<Scalar>, after pass: Int, on communicator: Communicator
  ) throws(DistributedError) {
    guard communicator.rank == 0 else { return }
    let numbers = job + [Double(pass)] + x.elements.map { Double($0) }
    try DistributedError.file(on: 0) { () throws(NPYError) in
      try NPYArray(shape: [numbers.count], elements: numbers).write(npy: path)
    }
  }

  /// What an earlier run left, the same on all ranks; nothing if there was none.
  func resume(
    columns: Int, size: Int, on communicator: Communicator
  ) throws(DistributedError) -> (pass: Int, x: Matrix<Scalar>)? {
    var numbers = [Double](repeating: 0, count: 1 + columns * size)
    if communicator.rank == 0, FileManager.default.fileExists(atPath: path) {
      let kept = try DistributedError.file(on: 0) { () throws(NPYError) in
        try NPYArray<Double>(npy: path).elements
      }
      guard Array(kept.prefix(job.count)) == job, kept.count == job.count + numbers.count else {
        throw DistributedError(
          .checkpoint(
            path: path, "the checkpoint is of another job: remove it, or choose another name."),
          on: 0)
      }
      numbers = Array(kept.dropFirst(job.count))
    }
    numbers = try communicator.broadcast(numbers, count: numbers.count)
    guard numbers[0] > 0 else { return nil }
    let x = Matrix(
      rows: columns, columns: size, columnMajor: numbers.dropFirst().map { Scalar($0) })
    return (Int(numbers[0]), x)
  }

  /// Removes the checkpoint of a job that came to its end.
  func remove(on communicator: Communicator) {
    if communicator.rank == 0 { try? FileManager.default.removeItem(atPath: path) }
  }
}
