import Foundation
import LinearAlgebra
import LowRank

/// The principal components of a matrix that stays on disk.
///
/// The library works in a process of its own, so that what it needs at most can be measured, and
/// the system refuses it more than is allowed.
func streamRow() -> Row {
  Row(
    name: "PCA of 200,000 × 2,000 on disk, rank 20", workload: "stream", target: 0.5,
    errorName: "largest relative error of a singular value", allowedError: 0.01,
    operations: 2 * 200_000 * 2000 * 20, isSingle: true, allowedMegabytes: 300, mostRounds: 1
  ) { folder in
    let path = folder.appending(path: "a.npy").path
    try writeLargeMatrix(to: path, truth: folder.appending(path: "truth.npy").path)
    return [Row.library: { try sampleApart(["--stream", path], megabytes: 400) }]
  }
}

/// Computes the components of a file and prints the sample as JSON.
func printStreamSample(_ path: String) throws {
  var generator = SplitMix64(seed: 8)
  let (pca, seconds) = try stopwatch {
    try PCA(
      streaming: NPYRowBlocks<Float>(path), rank: 20, oversampling: 20, passes: 4,
      memoryLimit: 128 << 20, using: &generator)
  }
  let folder = URL(filePath: path).deletingLastPathComponent()
  let truth = try Vector<Double>(npy: folder.appending(path: "truth.npy").path)
  let errors = zip(pca.svd.singularValues, truth).map { abs(Double($0) - $1) / $1 }
  try print(Sample(seconds: seconds, error: errors.max(), megabytes: peakMegabytes))
}

/// Writes low rank and noise block by block, and the singular values of it all, centered.
private func writeLargeMatrix(to path: String, truth: String) throws {
  var generator = SplitMix64(seed: 9)
  let (rows, columns, rank, height) = (200_000, 2000, 60, 5000)
  let weights = Vector<Float>((0..<rank).map { 1 / Float(1 + $0) })
  let right = Matrix<Float>.gaussian(rows: rank, columns: columns, using: &generator)
    .scaled(rowsBy: weights)
  let noise = Matrix<Float>.random(
    rows: height, columns: columns, in: -0.05...0.05, using: &generator)
  var header = try NPYArray<Float>(shape: [1, columns], elements: right[row: 0].elements)
    .npyData(order: .rowMajor).prefix(128)
  let shape = Data("(1, \(columns)), }".utf8)
  guard let range = header.range(of: shape) else { throw CocoaError(.fileWriteUnknown) }
  let text = "(\(rows), \(columns)), }"
  header.replaceSubrange(
    range.lowerBound..<(range.lowerBound + text.utf8.count), with: Data(text.utf8))
  try header.write(to: URL(filePath: path))
  let file = try FileHandle(forWritingTo: URL(filePath: path))
  defer { try? file.close() }
  try file.seekToEnd()
  var gram = Matrix<Double>.zero(rows: columns, columns: columns)
  var sum = Vector<Double>.zero(columns)
  for _ in 0..<(rows / height) {
    let left = Matrix<Float>.gaussian(rows: height, columns: rank, using: &generator)
    let block = left * right + noise
    try block.transposed().elements.withUnsafeBytes { try file.write(contentsOf: Data($0)) }
    gram += Matrix<Double>(block.gram())
    sum = sum + Vector(Matrix<Double>(block).transpose * Vector(repeating: 1, count: height))
  }
  gram -= (1 / Double(rows)) * sum.outer(sum)
  let squares = try SymmetricEigen(gram).eigenvalues.elements.reversed()
  try Vector(squares.prefix(rank).map { $0.squareRoot() }).write(npy: truth)
}
