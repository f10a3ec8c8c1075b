import Foundation
import LinearAlgebra
import LowRank

/// Monarch matrices: their product beside the dense one and beside that of PyTorch, and the projection.
func monarchRows() -> [Row] {
  [
    productRow(beside: "einops and PyTorch", workload: "monarch", target: 1),
    productRow(beside: "the dense product", workload: nil, target: 0.5), projectionRow(),
  ]
}

private func productRow(beside peer: String, workload: String?, target: Double) -> Row {
  let (size, batch) = (4096, 64)
  let layout = MonarchLayout(rows: size, columns: size)
  return Row(
    name: "Monarch product of \(size)² with \(batch) columns, beside \(peer)", workload: workload,
    target: target, errorName: "the norm of the difference from the slices' product, beside that",
    allowedError: 1e-13, operations: Double(layout.operationsPerVector * batch)
  ) { folder in
    var generator = SplitMix64(seed: 13)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    let x = Matrix<Double>.gaussian(rows: size, columns: batch, using: &generator)
    let dense = Matrix(m)
    let truth = dense * x
    for (name, matrix) in [("left", m.left), ("right", m.right), ("x", x), ("truth", truth)] {
      try matrix.write(npy: folder.appending(path: "\(name).npy").path)
    }
    func turn(_ product: @escaping () -> Matrix<Double>) -> () throws -> Sample {
      {
        for _ in 0..<3 { _ = product() }
        let times = 20
        let seconds = stopwatch { for _ in 0..<times { _ = product() } }.seconds
        let error = (product() - truth).frobeniusNorm / truth.frobeniusNorm
        return Sample(seconds: seconds / Double(times), error: error)
      }
    }
    let library = [Row.library: turn { m * x }]
    if workload != nil { return library }
    return library.merging(["this library, dense": turn { dense * x }]) { $1 }
  }
}

private func projectionRow() -> Row {
  let size = 1024
  let layout = MonarchLayout(rows: size, columns: size)
  return Row(
    name: "Projection of \(size)² on Monarch matrices", workload: "projection", target: 0.3,
    errorName: "the norm of W − M, beside the least possible", allowedError: 1 + 1e-13,
    // A Gram matrix of each slice is the least that shows its largest singular value.
    operations: Double(size * size * layout.sliceRows)
  ) { folder in
    var generator = SplitMix64(seed: 14)
    let w = Matrix<Double>.gaussian(rows: size, columns: size, using: &generator)
    try w.write(npy: folder.appending(path: "a.npy").path)
    var squares = 0.0
    for group in 0..<layout.rowGroups {
      for block in 0..<layout.columnBlocks {
        let sigma = try w.slice(layout, group: group, block: block).singularValues()
        squares += sigma.dropFirst().reduce(0) { $0 + $1 * $1 }
      }
    }
    let least = squares.squareRoot()
    try Matrix(column: Vector([least])).write(npy: folder.appending(path: "truth.npy").path)
    return [
      Row.library: {
        _ = try MonarchMatrix(projecting: w, layout)
        let times = 5
        let (_, seconds) = try stopwatch {
          for _ in 0..<times { _ = try MonarchMatrix(projecting: w, layout) }
        }
        let m = try MonarchMatrix(projecting: w, layout)
        return Sample(
          seconds: seconds / Double(times), error: (w - Matrix(m)).frobeniusNorm / least)
      }
    ]
  }
}
