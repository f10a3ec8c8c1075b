import Foundation
import LinearAlgebra
import LowRank
import TextAnalysis

/// The leading directions of what Debian's packages say of themselves.
///
/// The texts are on every Debian and Ubuntu, and change with every release; all read the same matrix. The
/// library works in a process of its own, so that what it needs beside the matrix can be measured. The factors
/// alone are fifteen times as large as the matrix; the remark says both.
func packagesRow() -> Row {
  Row(
    name: "Rank 100 of TF-IDF of all package lines", workload: "packages", target: 0.5,
    errorName: "the norm of AᵀU − VΣ or of AV − UΣ, the larger, beside σ₁",
    allowedError: nil, operations: 4 * 3.2e5 * 100, mostRounds: 3
  ) { folder in
    let lines = packageLines()
    if lines.isEmpty {
      let remark = "There is no apt-cache here that lists packages."
      return [Row.library: { Sample(seconds: nil, error: nil, remark: remark) }]
    }
    let tokenizer = Tokenizer(stopWords: StopWords.english)
    let texts = lines.map { tokenizer.words(in: $0) }
    let counts = try Vocabulary(of: texts).counts(texts)
    let path = folder.appending(path: "a.mtx").path
    try TermWeights(.tfidf, counts: counts).weights(counts).write(matrixMarket: path)
    return [Row.library: { try sampleApart(["--packages", path]) }]
  }
}

/// Decomposes the matrix of a file and prints the sample as JSON.
func printPackagesSample(_ path: String) throws {
  var generator = SplitMix64(seed: 20)
  let a = try SparseMatrix<Double>(matrixMarket: path)
  let before = restartPeakMegabytes()
  let (svd, seconds) = try stopwatch { try SVD(lanczos: a, rank: 100, using: &generator) }
  let megabytes = peakMegabytes.flatMap { peak in before.map { peak - $0 } }
  let (u, v) = (
    svd.u.scaled(columnsBy: svd.singularValues), svd.v.scaled(columnsBy: svd.singularValues)
  )
  let residuals = [a.transposeProduct(svd.u) - v, a.product(svd.v) - u]
  let factors = Double((a.rows + a.columns + 1) * 100 * 8) / 1_048_576
  let matrix = Double(a.nonZeroCount * 12 + (a.rows + 1) * 8) / 1_048_576
  let sample = Sample(
    seconds: seconds,
    error: (residuals.map(\.frobeniusNorm).max() ?? 0) / svd.singularValues[0],
    megabytes: megabytes,
    remark: "beside a matrix of \(matrix.formatted(decimals: 0)) MB, "
      + "of which the factors are \(factors.formatted(decimals: 0)) MB")
  try print(sample)
}

/// The descriptions in one line that `apt-cache dumpavail` lists, each once; none where there is none.
private func packageLines() -> [String] {
  let (process, pipe) = (Process(), Pipe())
  process.executableURL = URL(filePath: "/usr/bin/apt-cache")
  process.arguments = ["dumpavail"]
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil, let bytes = try? pipe.fileHandleForReading.readToEnd() else {
    return []
  }
  process.waitUntilExit()
  var seen = Set<String>()
  return TextLines.lines(of: bytes).compactMap { line in
    let parts = line.split(separator: ": ", maxSplits: 1)
    guard parts.count == 2, parts[0] == "Description" || parts[0] == "Description-en" else {
      return nil
    }
    let summary = String(parts[1])
    return seen.insert(summary).inserted ? summary : nil
  }
}
