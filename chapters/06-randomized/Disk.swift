import Foundation
import LinearAlgebra
import Literate
import LowRank

func readFromDisk(_ page: Page) throws {
  try drawBlocks(page)
  var random = SplitMix64(seed: page.seed)
  let (rows, columns, rank) = (6000, 500, 10)
  let sizes = Vector<Double>((1...40).map { 1 / Double($0) })
  let signal =
    Matrix.gaussian(rows: rows, columns: 40, using: &random)
    .scaled(columnsBy: sizes)
    * Matrix.gaussian(rows: 40, columns: columns, using: &random)
  let noise = Matrix<Double>.gaussian(
    rows: rows, columns: columns, using: &random)
  let a = signal + 0.1 * noise
  let file = FileManager.default.temporaryDirectory
    .appending(path: "low-rank-\(UUID().uuidString).npy")
  defer { try? FileManager.default.removeItem(at: file) }
  try a.write(npy: file.path, order: .rowMajor)
  let limit = 4 << 20
  let least = try a.singularValues().tail(rank)
  page.print("\(a.shape) numbers, \(megabytes(8 * rows * columns)) on disk")
  page.print("at most \(megabytes(limit)) in memory")
  var table = Table("passes", "error/least")
  for passes in [1, 2, 3, 4] {
    // snippet.stream
    let blocks = try NPYRowBlocks<Double>(file.path)
    let svd = try SVD(
      streaming: blocks, rank: rank, passes: passes, memoryLimit: limit,
      using: &random)
    // snippet.end
    let error = (a - Matrix(svd)).frobeniusNorm / least
    table.row("\(passes)", error.formatted(decimals: 4))
    if passes == 3 { page.record("disk-error", error, decimals: 4) }
  }
  page.print(table)
  page.record("disk-size", megabytes(8 * rows * columns))
  page.record("disk-limit", megabytes(limit))
}

/// Bytes as a table shows them.
func megabytes(_ bytes: Int) -> String {
  (Double(bytes) / 0x1p20).formatted(decimals: bytes < 10 << 20 ? 1 : 0)
    + " MB"
}
