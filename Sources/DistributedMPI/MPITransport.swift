internal import CMPI
internal import DistributedAlgebra
internal import Foundation
internal import LinearAlgebra

/// Messages that MPI carries, among all processes that one `mpiexec` started.
struct MPITransport: Transport {
  let rank: Int

  /// MPI counts with 32 bits: longer messages go in pieces.
  private static let mostBytes = 1 << 30

  func send(_ bytes: UnsafeRawBufferPointer, to other: Int) throws(DistributedError) {
    for piece in pieces(bytes.count) {
      let start = bytes.baseAddress.map { $0 + piece.lowerBound }
      try check(lowrank_mpi_send(start, Int32(piece.count), Int32(other)))
    }
  }

  func receive(_ bytes: UnsafeMutableRawBufferPointer, from other: Int) throws(DistributedError) {
    for piece in pieces(bytes.count) {
      let start = bytes.baseAddress.map { $0 + piece.lowerBound }
      try check(lowrank_mpi_receive(start, Int32(piece.count), Int32(other)))
    }
  }

  func sum(_ numbers: inout [Double]) throws(DistributedError) -> Bool {
    try numbers.withUnsafeMutableBufferPointer { (buffer) throws(DistributedError) in
      for piece in pieces(buffer.count) {
        let start = buffer.baseAddress.map { $0 + piece.lowerBound }
        try check(lowrank_mpi_sum(start, Int32(piece.count), 1, Int32(rank)))
      }
    }
    return true
  }

  func sum(_ numbers: inout [Float]) throws(DistributedError) -> Bool {
    try numbers.withUnsafeMutableBufferPointer { (buffer) throws(DistributedError) in
      for piece in pieces(buffer.count) {
        let start = buffer.baseAddress.map { $0 + piece.lowerBound }
        try check(lowrank_mpi_sum(start, Int32(piece.count), 0, Int32(rank)))
      }
    }
    return true
  }

  func broadcast(_ bytes: UnsafeMutableRawBufferPointer) throws(DistributedError) -> Bool {
    for piece in pieces(bytes.count) {
      let start = bytes.baseAddress.map { $0 + piece.lowerBound }
      try check(lowrank_mpi_broadcast(start, Int32(piece.count)))
    }
    return true
  }

  /// Leaves word of what this rank works on, for whoever must say where it died.
  func works(on path: String) { JobNotes.current?.write(rank: rank, path: path) }

  /// A message without bytes is one message too.
  private func pieces(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: max(count, 1), by: Self.mostBytes).map {
      $0..<min($0 + Self.mostBytes, count)
    }
  }

  private func check(_ error: Int32) throws(DistributedError) {
    if error == 0 { return }
    var text = [CChar](repeating: 0, count: 1024)
    lowrank_mpi_explain(error, &text)
    let words = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    throw DistributedError(
      .transport("MPI says: \(String(decoding: words, as: UTF8.self))"), on: rank)
  }
}
