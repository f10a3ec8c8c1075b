import LinearAlgebra

extension GGUFType {
  /// The numbers that bytes stand for, one after another.
  func read(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutableBufferPointer<Float>) {
    guard let source = bytes.baseAddress, let target = target.baseAddress else { return }
    for block in 0..<(bytes.count / blockBytes) {
      readBlock(source + block * blockBytes, to: target + block * blockSize, stride: 1)
    }
  }

  /// The numbers of a matrix whose rows come one after another, column after column.
  ///
  /// Each strip of as many columns as a block has entries is filled from top to bottom, so that few
  /// places of the memory are written at once.
  func readColumns(
    _ bytes: UnsafeRawBufferPointer, rows: Int, columns: Int,
    to target: UnsafeMutableBufferPointer<Float>
  ) {
    guard let source = bytes.baseAddress, let target = target.baseAddress else { return }
    let rowBytes = columns / blockSize * blockBytes
    // Numbers without blocks are passed over in strips as well.
    let strip = 32 / blockSize
    let blocks = columns / blockSize
    for first in stride(from: 0, to: blocks, by: strip) {
      for row in 0..<rows {
        for block in first..<min(first + strip, blocks) {
          readBlock(
            source + row * rowBytes + block * blockBytes,
            to: target + row + block * blockSize * rows, stride: rows)
        }
      }
    }
  }

  /// The numbers of one block, each a stride from the one before.
  @inline(__always)
  private func readBlock(
    _ source: UnsafeRawPointer, to target: UnsafeMutablePointer<Float>, stride: Int
  ) {
    switch self {
    case .f32:
      target.initialize(to: Float(bitPattern: source.littleEndian(UInt32.self)))
    case .f16: target.initialize(to: source.half)
    case .bf16: target.initialize(to: Float(upperHalf: source.littleEndian(UInt16.self)))
    case .q8_0:
      let scale = source.half
      for j in 0..<32 {
        let q = (source + 2 + j).loadUnaligned(as: Int8.self)
        (target + j * stride).initialize(to: Float(q) * scale)
      }
    case .q4_0:
      readHalfBytes(source + 2, to: target, stride: stride) { [scale = source.half] q in
        Float(Int(q) - 8) * scale
      }
    case .q4_1:
      let (scale, least) = (source.half, (source + 2).half)
      readHalfBytes(source + 4, to: target, stride: stride) { q in Float(q) * scale + least }
    }
  }

  @inline(__always)
  private func readHalfBytes(
    _ source: UnsafeRawPointer, to target: UnsafeMutablePointer<Float>, stride: Int,
    _ number: (UInt8) -> Float
  ) {
    for j in 0..<16 {
      let byte = (source + j).loadUnaligned(as: UInt8.self)
      (target + j * stride).initialize(to: number(byte & 15))
      (target + (j + 16) * stride).initialize(to: number(byte >> 4))
    }
  }
}

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func littleEndian<Word: FixedWidthInteger & BitwiseCopyable>(_: Word.Type) -> Word {
    Word(littleEndian: loadUnaligned(as: Word.self))
  }

  @inline(__always)
  fileprivate var half: Float { Float(halfPrecision: littleEndian(UInt16.self)) }
}
