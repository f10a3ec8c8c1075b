internal import Foundation

extension SparseMatrix {
  /// Reads a matrix from a Matrix Market file, `.mtx`.
  ///
  /// Coordinates and arrays; real, integer and pattern entries, which count as 1; general, symmetric
  /// and skew-symmetric matrices. Entries listed twice are added up. A matrix with more than 2²⁴ rows
  /// or columns is read only from a file of at least a quarter as many bytes.
  ///
  /// Source: Boisvert, Pozo and Remington, "The Matrix Market exchange formats: initial design",
  /// NISTIR 5935, 1996.
  ///
  /// - Throws: ``MatrixMarketError``, with the line.
  /// - Complexity: O(size of the file)
  public init(matrixMarket path: String) throws(MatrixMarketError) {
    var data: Data
    do { data = try RegularFile.contents(of: path) } catch {
      throw MatrixMarketError(path: path, line: nil, reason: .unreadable(error.words))
    }
    if let other = MistakenFormat(data) {
      let advice = other.advice(archive: "a zip archive: unpack it")
      throw MatrixMarketError(path: path, line: nil, reason: .otherFormat(advice))
    }
    let count = data.count
    data.append(0)
    let reading = data.withUnsafeBytes { bytes -> Result<MatrixMarketReader<Scalar>, any Error> in
      let text = bytes.assumingMemoryBound(to: CChar.self).start
      return Result { try MatrixMarketReader(text, count: count) }
    }
    switch reading {
    case .success(let file):
      self.init(rows: file.rows, columns: file.columns, entries: file.entries)
    case .failure(let error):
      let fault = (error as? MatrixMarketFault) ?? MatrixMarketFault(.notMatrixMarket)
      throw MatrixMarketError(path: path, line: fault.line, reason: fault.reason)
    }
  }

  /// Writes the matrix to a Matrix Market file, as real and general coordinates.
  ///
  /// Every number is written with the digits that bring back the same number. The file appears whole
  /// or not at all.
  ///
  /// - Throws: ``MatrixMarketError`` if the file cannot be written.
  /// - Complexity: O(rows + nonZeroCount)
  public func write(matrixMarket path: String) throws(MatrixMarketError) {
    var text = "%%MatrixMarket matrix coordinate real general\n\(rows) \(columns) \(nonZeroCount)\n"
    text.reserveCapacity(32 * (nonZeroCount + 4))
    for entry in entries { text += "\(entry.row + 1) \(entry.column + 1) \(entry.value)\n" }
    do { try RegularFile.write(Data(text.utf8), to: path) } catch {
      throw MatrixMarketError(path: path, line: nil, reason: .unwritable(error.words))
    }
  }
}

extension UnsafeBufferPointer {
  /// The first byte of a buffer that has one.
  fileprivate var start: UnsafePointer<Element> {
    guard let baseAddress else { stop("a text without its end") }
    return baseAddress
  }
}
