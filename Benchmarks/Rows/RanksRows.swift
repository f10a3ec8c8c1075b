import Foundation
import LinearAlgebra

/// Factorizations and components on two ranks, which are processes of their own.
///
/// They need MPI, and the program `ranks` beside this one; where either is missing, the library has
/// no answer and says why.
func ranksRows() -> [Row] {
  [tallRow(rival: "ScaLAPACK", target: 0.6), tallRow(rival: "Dask", target: 0.5), partsRow()]
}

/// TSQR with its Q, against what is there for one machine and for many.
private func tallRow(rival: String, target: Double) -> Row {
  let (rows, columns) = (1_000_000, 100)
  return Row(
    name: "QR of 1,000,000 × 100 on 2 ranks, against \(rival)",
    workload: rival == "Dask" ? "tsqr" : nil, target: target,
    errorName: "largest entry of QᵀQ − I", allowedError: 1e-11,
    operations: 4 * Double(rows * columns * columns), rival: rival
  ) { folder in
    try Matrix<Double>([[Double(rows), Double(columns)]])
      .writeRows(to: folder.appending(path: "shape.npy").path)
    var turns = [
      Row.library: {
        try sample(
          of: inProcess(
            ranksProgram, ["qr", "\(rows)", "\(columns)", "--ranks", "2", "--times", "1"]))
      }
    ]
    if rival == "ScaLAPACK" {
      let program = folder.appending(path: "scalapack")
      let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scalapack.c")
      let compiled = try inProcess(
        "/usr/bin/env",
        ["mpicc.mpich", "-O2", source.path, "-lscalapack-mpich", "-lm", "-o", program.path])
      turns[rival] = {
        guard compiled.status == 0 else {
          return Sample(seconds: nil, error: nil, remark: "libscalapack-mpich-dev is missing")
        }
        return try sample(
          of: inProcess(
            "/usr/bin/env",
            [
              "OPENBLAS_NUM_THREADS=1", "mpiexec.mpich", "-n", "2", program.path, "\(rows)",
              "\(columns)",
            ]))
      }
    }
    return turns
  }
}

/// Principal components of a set of files, with little memory on each rank.
private func partsRow() -> Row {
  Row(
    name: "PCA of 4,000,000 × 100 in 16 files on 2 ranks, rank 20", workload: "parts", target: 0.3,
    errorName: "largest relative error of a singular value", allowedError: 0.01,
    operations: 2 * 4_000_000 * 100 * 20, allowedMegabytes: 256, mostRounds: 1
  ) { folder in
    let paths = try writeParts(to: folder)
    return [
      Row.library: {
        let (ended, seconds) = try stopwatch {
          try inProcess(
            ranksProgram, ["pca"] + paths + ["--rank", "20", "--ranks", "2", "--memory"])
        }
        let lines = ended.output.split(separator: "\n").map { $0.split(separator: " ") }
        let values = lines.prefix(20).compactMap { $0.count == 2 ? Double($0[1]) : nil }
        guard ended.status == 0, values.count == 20 else {
          return Sample(seconds: nil, error: nil, remark: ended.errors)
        }
        let truth = try Vector<Double>(npy: folder.appending(path: "truth.npy").path)
        let errors = zip(values, truth).map { abs($0 - $1) / $1 }
        return Sample(
          seconds: seconds, error: errors.max(),
          megabytes: lines.last.flatMap { $0.count > 1 ? Double($0[1]) : nil }, remark: "2 ranks")
      }
    ]
  }
}

/// The program of the ranks, beside this one.
private var ranksProgram: String {
  URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "ranks").path
}

/// What a program said, and how it ended.
private func inProcess(
  _ program: String, _ arguments: [String]
) throws -> (output: String, errors: String, status: Int32) {
  guard FileManager.default.isExecutableFile(atPath: program) else {
    return ("", "\(program) is not built", 1)
  }
  let (process, output, errors) = (Process(), Pipe(), Pipe())
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  let said = output.fileHandleForReading.readDataToEndOfFile()
  let complaint = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (
    String(decoding: said, as: UTF8.self),
    String(decoding: complaint, as: UTF8.self).trimmingCharacters(in: .newlines),
    process.terminationStatus
  )
}

/// Reads `seconds … orthogonality …`, by the clock of the ranks themselves.
private func sample(of ended: (output: String, errors: String, status: Int32)) -> Sample {
  let words = ended.output.split(whereSeparator: \.isWhitespace)
  guard ended.status == 0, words.count == 4 else {
    return Sample(seconds: nil, error: nil, remark: ended.errors)
  }
  return Sample(seconds: Double(words[1]), error: Double(words[3]), remark: "2 ranks")
}

/// Writes low rank, noise and a mean as files of 250,000 rows, and the singular values of it all,
/// centered.
private func writeParts(to folder: URL) throws -> [String] {
  var generator = SplitMix64(seed: 19)
  let (columns, height, parts) = (100, 250_000, 16)
  let weights = Vector<Double>((0..<columns).map { 1 / Double(1 + $0) })
  let right = Matrix<Double>.gaussian(rows: columns, columns: columns, using: &generator)
    .scaled(rowsBy: weights)
  let left = Matrix<Double>.gaussian(rows: height, columns: columns, using: &generator)
  var gram = Matrix<Double>.zero(rows: columns, columns: columns)
  var sum = Vector<Double>.zero(columns)
  var paths: [String] = []
  for part in 0..<parts {
    // Every file has other columns in front: one draw serves for all.
    let order = (0..<columns).map { ($0 + 7 * part) % columns }
    let block = (left[columns: order] * right).map { $0 + 3 }
    let path = folder.appending(path: "part-\(part < 10 ? "0" : "")\(part).npy").path
    try block.writeRows(to: path)
    paths.append(path)
    gram += block.gram()
    sum = sum + block.transpose * Vector(repeating: 1, count: height)
  }
  gram -= (1 / Double(height * parts)) * sum.outer(sum)
  let squares = try SymmetricEigen(gram).eigenvalues.elements.reversed()
  try Vector(squares.map { max($0, 0).squareRoot() })
    .write(npy: folder.appending(path: "truth.npy").path)
  return paths
}

extension Matrix {
  /// Writes the matrix with its rows one after the other, as NumPy does.
  fileprivate func writeRows(to path: String) throws {
    try NPYArray(shape: [rows, columns], elements: elements).write(npy: path, order: .rowMajor)
  }
}
