public import LinearAlgebra
internal import Foundation

/// An `.npy` file that all ranks write, each its own rows.
///
/// It is written under another name beside its place, `NAME.partial`, and renamed when all ranks have
/// come to the end: there is never a file that looks whole and is not.
final class SharedNPYFile<Scalar: LinearAlgebraScalar> {
  private let path: String
  private let communicator: Communicator
  private let descriptor: Int32
  private let columns: Int
  private let dataOffset: Int
  private var nextRow: Int

  private var partialPath: String { path + ".partial" }

  init(
    _ path: String, split: RowSplit, columns: Int, on communicator: Communicator
  ) throws(DistributedError) {
    let header = Self.header(rows: split.rows, columns: columns)
    (self.path, self.communicator, self.columns) = (path, communicator, columns)
    (dataOffset, nextRow) = (header.count, split[communicator.rank].lowerBound)
    let partial = path + ".partial"
    if communicator.rank == 0 {
      let size = header.count + split.rows * columns * MemoryLayout<Scalar>.size
      try Self.lay(header, size: size, at: partial)
    }
    try communicator.meet()
    descriptor = open(partial, O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { throw Self.error(partial, on: communicator.rank) }
    communicator.transport.works(on: partial)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes the next rows of this rank, given as columns.
  func append(_ block: Matrix<Scalar>) throws(DistributedError) {
    demand(block.rows == columns, "rows of \(block.rows) entries do not fit \(columns) columns")
    let size = MemoryLayout<Scalar>.size
    var (done, total) = (0, block.elements.count * size)
    let start = dataOffset + nextRow * columns * size
    while done < total {
      let count = block.elements.withUnsafeBytes { bytes in
        pwrite(descriptor, bytes.baseAddress.map { $0 + done }, total - done, off_t(start + done))
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw Self.error(partialPath, on: communicator.rank) }
      done += count
    }
    total = block.columns
    nextRow += total
  }

  /// Waits for all ranks, and gives the file its name.
  func finish() throws(DistributedError) {
    // What the disk refuses late, it says here.
    if fsync(descriptor) != 0 { throw Self.error(partialPath, on: communicator.rank) }
    try communicator.meet()
    if communicator.rank == 0, rename(partialPath, path) != 0 { throw Self.error(path, on: 0) }
    try communicator.meet()
  }

  private static func lay(
    _ header: [UInt8], size: Int, at path: String
  ) throws(DistributedError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw error(path, on: 0) }
    defer { close(file) }
    guard write(file, header, header.count) == header.count, ftruncate(file, off_t(size)) == 0
    else { throw error(path, on: 0) }
  }

  private static func error(_ path: String, on rank: Int) -> DistributedError {
    let why = "the system says: \(String(cString: strerror(errno)))"
    return DistributedError(.file(NPYError(.unwritable(why), path: path)), on: rank)
  }

  /// The header of a matrix in row-major order, as NumPy writes it.
  private static func header(rows: Int, columns: Int) -> [UInt8] {
    let type = "<f\(MemoryLayout<Scalar>.size)"
    let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
    let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
    let padding = String(repeating: " ", count: length - text.utf8.count - 1)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)]
      + Array((text + padding + "\n").utf8)
  }
}

extension DistributedMatrix {
  /// Writes the matrix as one `.npy` file that `numpy.load` reads, each rank its own rows.
  ///
  /// The file appears when all ranks have written, whole or not at all; until then it is called
  /// `NAME.partial`.
  ///
  /// - Parameter path: The file, which may exist already, on a disk that all ranks see.
  /// - Throws: ``DistributedError`` with the rank and the file if it cannot be written.
  public func write<Number>(npy path: String) throws(DistributedError)
  where Local == Matrix<Number> {
    let file = try SharedNPYFile<Number>(path, split: split, columns: columns, on: communicator)
    let count = max(1, 1_048_576 / max(1, columns))
    for start in stride(from: 0, to: local.rows, by: count) {
      try file.append(local[rows: start..<min(start + count, local.rows)].transposed())
    }
    try file.finish()
  }

  /// Writes the matrix as a folder of `.npy` files, one from each rank, `part-00000.npy` and so on.
  ///
  /// The folder appears when all ranks have written; until then it is called `NAME.partial`.
  ///
  /// - Parameter folder: The folder, which must not exist yet.
  /// - Throws: ``DistributedError`` with the rank and the file if it cannot be written.
  public func write<Number>(parts folder: String) throws(DistributedError)
  where Local == Matrix<Number> {
    let (partial, rank) = (folder + ".partial", communicator.rank)
    if rank == 0 {
      let files = FileManager.default
      guard !files.fileExists(atPath: folder) else {
        throw DistributedError(
          .file(NPYError(.unwritable("it exists already"), path: folder)), on: 0)
      }
      do {
        try? files.removeItem(atPath: partial)
        try files.createDirectory(atPath: partial, withIntermediateDirectories: true)
      } catch {
        throw DistributedError(
          .file(NPYError(.unwritable("its folder cannot be made"), path: folder)), on: 0)
      }
    }
    try communicator.meet()
    let digits = String(rank)
    let name = "part-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".npy"
    let part = NPYArray(shape: [local.rows, local.columns], elements: local.elements)
    try DistributedError.file(on: rank) { () throws(NPYError) in
      try part.write(npy: "\(partial)/\(name)", order: .rowMajor)
    }
    try communicator.meet()
    if rank == 0, rename(partial, folder) != 0 {
      throw DistributedError(
        .file(NPYError(.unwritable("the system refuses to rename it"), path: folder)), on: 0)
    }
    try communicator.meet()
  }
}
