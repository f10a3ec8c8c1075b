import LinearAlgebra

extension GGUFType {
  /// The numbers that bytes stand for, one after another.
  func read(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutableBufferPointer<Float>) {
    // As if they were one column of short rows, each a block.
    readBlocks(bytes, rows: 1, blocks: bytes.count / blockBytes, stride: 1, to: target)
  }

  /// The numbers of a matrix whose rows come one after another, column after column.
  func readColumns(
    _ bytes: UnsafeRawBufferPointer, rows: Int, columns: Int,
    to target: UnsafeMutableBufferPointer<Float>
  ) {
    readBlocks(bytes, rows: rows, blocks: columns / blockSize, stride: rows, to: target)
  }

  private func readBlocks(
    _ bytes: UnsafeRawBufferPointer, rows: Int, blocks: Int, stride: Int,
    to target: UnsafeMutableBufferPointer<Float>
  ) {
    // Without entries, there may be any number of rows or of columns.
    guard !bytes.isEmpty, let source = bytes.baseAddress, let target = target.baseAddress else {
      return
    }
    let place = Places(
      source: source, target: target, rows: rows, blocks: blocks, stride: stride,
      blockBytes: blockBytes, blockSize: blockSize)
    switch self {
    case .f32:
      place.each { source, target in
        target.initialize(to: Float(bitPattern: source.littleEndian(UInt32.self)))
      }
    case .f16: place.each { source, target in target.initialize(to: source.half) }
    case .bf16:
      place.each { source, target in
        target.initialize(to: Float(upperHalf: source.littleEndian(UInt16.self)))
      }
    case .q8_0:
      place.each { source, target in
        let scale = source.half
        for j in 0..<32 {
          let q = (source + 2 + j).loadUnaligned(as: Int8.self)
          (target + j * stride).initialize(to: Float(q) * scale)
        }
      }
    case .q4_0:
      place.each { source, target in
        let scale = source.half
        source.halfBytes(from: 2, to: target, stride: stride) { q in Float(Int(q) - 8) * scale }
      }
    case .q4_1:
      place.each { source, target in
        let (scale, least) = (source.half, (source + 2).half)
        source.halfBytes(from: 4, to: target, stride: stride) { q in Float(q) * scale + least }
      }
    }
  }
}

/// Where the blocks of a matrix are in a file, and where their numbers go.
private struct Places {
  let source: UnsafeRawPointer
  let target: UnsafeMutablePointer<Float>
  let rows: Int
  let blocks: Int
  /// From one entry of a row to the next.
  let stride: Int
  let blockBytes: Int
  let blockSize: Int

  /// Visits every block.
  ///
  /// A strip of 32 columns is filled from top to bottom before the next, so that few places of the
  /// memory are written at once.
  @inline(__always)
  func each(_ body: (UnsafeRawPointer, UnsafeMutablePointer<Float>) -> Void) {
    let strip = 32 / blockSize
    for first in Swift.stride(from: 0, to: blocks, by: strip) {
      for row in 0..<rows {
        for block in first..<min(first + strip, blocks) {
          body(
            source + (row * blocks + block) * blockBytes, target + row + block * blockSize * stride)
        }
      }
    }
  }
}

/// What all patterns of 16 bits stand for: looking it up is faster than computing it.
private let halves: [Float] = (0...UInt16.max).map { Float(halfPrecision: $0) }

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func littleEndian<Word: FixedWidthInteger & BitwiseCopyable>(_: Word.Type) -> Word {
    Word(littleEndian: loadUnaligned(as: Word.self))
  }

  @inline(__always)
  fileprivate var half: Float { halves[Int(littleEndian(UInt16.self))] }

  /// The numbers of 16 bytes: the lower halves are the first 16, the upper halves the others.
  @inline(__always)
  fileprivate func halfBytes(
    from start: Int, to target: UnsafeMutablePointer<Float>, stride: Int,
    _ number: (UInt8) -> Float
  ) {
    for j in 0..<16 {
      let byte = (self + start + j).loadUnaligned(as: UInt8.self)
      (target + j * stride).initialize(to: number(byte & 15))
      (target + (j + 16) * stride).initialize(to: number(byte >> 4))
    }
  }
}
