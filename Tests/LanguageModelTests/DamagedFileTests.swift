import Foundation
import LanguageModel
import LinearAlgebra
import Testing

/// Every file here is a small whole one with one mistake in it.
@Suite struct DamagedFileTests {
  /// Names are of one length each, so that places can be counted: the first tensor is `norm`.
  private static func whole() throws -> Data { try GGUFFileTests.small().data }

  private func reason(_ data: Data) -> GGUFError.Reason? {
    do {
      _ = try GGUFFile(data: data)
      return nil
    } catch {
      let sentence = "\(error)"
      #expect(sentence.hasSuffix(".") && !sentence.contains("\n"))
      return error.reason
    }
  }

  @Test func `a file that ends anywhere in its head says where, and never crashes`() throws {
    let whole = try Self.whole()
    for count in 0..<whole.count - 32 {
      #expect(reason(whole.prefix(count)) != nil, "after \(count) bytes")
    }
    #expect(reason(whole) == nil)
  }

  @Test func `a file that ends in its numbers names the tensor`() throws {
    let whole = try Self.whole()
    #expect(
      reason(whole.dropLast(32))
        == .truncated(tensor: "w", end: UInt64(whole.count - 24), found: whole.count - 32))
  }

  @Test func `other versions and byte orders are told apart`() throws {
    var data = try Self.whole()
    for version: UInt32 in [0, 1, 2, 4] {
      data.replaceSubrange(4..<8, with: bytes(version))
      #expect(reason(data) == .otherVersion(version))
    }
    for version: UInt32 in [1, 2, 3] {
      data.replaceSubrange(4..<8, with: bytes(version.byteSwapped))
      #expect(reason(data) == .bigEndian)
    }
  }

  @Test func `counts that the file cannot hold allocate nothing`() throws {
    let whole = try Self.whole()
    for promised: UInt64 in [1_000_000_000_000, .max, 1 << 63] {
      for (place, what) in [(8, "tensors"), (16, "facts")] {
        var data = whole
        data.replaceSubrange(place..<(place + 8), with: bytes(promised))
        #expect(
          reason(data)
            == .promisesTooMany(
              what, promised: promised, bytes: whole.count - place - 8 - (what == "tensors" ? 8 : 0)
            ))
      }
      // The count of the list of texts is in front of its first, "a".
      let place = try #require(whole.range(of: Data(bytes(UInt64(4)) + bytes(UInt64(1)) + [97])))
      var data = whole
      data.replaceSubrange(place.lowerBound..<(place.lowerBound + 8), with: bytes(promised))
      guard case .promisesTooMany("items of tokenizer.ggml.tokens", promised, _) = reason(data)
      else {
        Issue.record("a list of \(promised) texts was not refused")
        continue
      }
    }
  }

  @Test func `a tensor of more entries than can be counted is impossible`() throws {
    for size: UInt64 in [1_000_000_000_000_000_000, .max] {
      var data = try Self.whole()
      data.replaceSubrange(try dimension(of: "w", in: data), with: bytes(size))
      #expect(reason(data) == .impossibleShape(tensor: "w", shape: [2, size]))
    }
  }

  @Test func `a tensor of more entries than the file has ends behind it`() throws {
    var data = try Self.whole()
    data.replaceSubrange(try dimension(of: "w", in: data), with: bytes(UInt64(1_000_000_000_000)))
    guard case .truncated("w", _, data.count) = reason(data) else {
      Issue.record("\(String(describing: reason(data)))")
      return
    }
  }

  @Test func `a tensor without entries may have any number of columns`() throws {
    var writer = GGUFWriter()
    try writer.set("v", to: Matrix<Float>.zero(rows: 0, columns: 1 << 59), as: .f32)
    let matrix: Matrix<Float> = try GGUFFile(data: writer.data).matrix("v")
    #expect((matrix.rows, matrix.columns) == (0, 1 << 59))
  }

  @Test func `tensors that overlap or begin anywhere are named`() throws {
    var data = try Self.whole()
    let begin = try dimension(of: "w", in: data).upperBound + 8 + 4
    data.replaceSubrange(begin..<(begin + 8), with: bytes(UInt64(0)))
    #expect(reason(data) == .overlap(tensor: "w", other: "norm"))
    data.replaceSubrange(begin..<(begin + 8), with: bytes(UInt64(33)))
    #expect(reason(data) == .misaligned(tensor: "w", begin: 33, alignment: 32))
    data.replaceSubrange(begin..<(begin + 8), with: bytes(UInt64.max - 31))
    #expect(reason(data) == .truncated(tensor: "w", end: .max, found: data.count))
  }

  @Test func `a quantization that is not read here is refused by its name`() throws {
    var data = try Self.whole()
    let place = try dimension(of: "w", in: data).upperBound + 8
    for (code, name): (UInt32, String) in [(12, "Q4_K"), (39, "MXFP4"), (99, "number 99")] {
      data.replaceSubrange(place..<(place + 4), with: bytes(code))
      #expect(reason(data) == .unknownType(tensor: "w", type: name))
    }
    data.replaceSubrange(place..<(place + 4), with: bytes(GGUFType.q4_1.rawValue))
    #expect(reason(data) == .rowsNotInBlocks(tensor: "w", length: 2, type: .q4_1))
  }

  @Test func `a name that comes twice is refused`() throws {
    var data = try Self.whole()
    let key = try #require(data.range(of: Data("llama.rope.freq_base".utf8)))
    data.replaceSubrange(key, with: Data("llama.block_count   ".utf8))
    #expect(reason(data) == nil)
    let other = try #require(data.range(of: Data("general.architecture".utf8)))
    data.replaceSubrange(other, with: Data("llama.block_count   ".utf8))
    #expect(reason(data) == .duplicate("llama.block_count   "))
  }

  @Test func `other formats are told from a damaged file`() {
    #expect(reason(Data("PK\u{3}\u{4}".utf8)) == .otherFormat("an archive: unpack it"))
    guard case .otherFormat = reason(Data("ggml".utf8)) else {
      Issue.record("a file of another format was taken for this one")
      return
    }
    guard case .otherFormat = reason(Data()) else {
      Issue.record("nothing was taken for a file")
      return
    }
  }

  @Test func `what is not in the file or is of another kind is named`() throws {
    let file = try GGUFFile(data: Self.whole())
    #expect(throws: GGUFError(.missingTensor("v"))) { let _: Matrix<Float> = try file.matrix("v") }
    #expect(throws: GGUFError(.missingKey("k"))) { try file.text("k") }
    #expect(throws: GGUFError(.wrongShape(tensor: "w", expected: [2, 3], found: [2, 2]))) {
      let _: Matrix<Float> = try file.matrix("w", shape: [2, 3])
    }
    #expect(throws: GGUFError(.wrongDimensions(tensor: "norm", expected: 2, found: [3]))) {
      let _: Matrix<Float> = try file.matrix("norm")
    }
    let key = "llama.rope.freq_base"
    #expect(
      throws: GGUFError(.wrongKind(key: key, expected: "a whole number", found: "a number"))
    ) {
      try file.integer(key)
    }
    #expect(throws: GGUFError.self) { try file.texts("tokenizer.ggml.scores") }
  }

  @Test func `a name of a million letters leaves a sentence that can be read`() throws {
    var writer = GGUFWriter()
    let name = String(repeating: "汉", count: 1_000_000)
    try writer.set(name, to: Vector<Float>([1, 2]))
    let file = try GGUFFile(data: writer.data)
    for error in [
      #expect(throws: GGUFError.self) { let _: Matrix<Float> = try file.matrix(name) },
      #expect(throws: GGUFError.self) { try file.text(name) },
    ] {
      let sentence = try #require(error).description
      #expect(sentence.count < 1000 && sentence.hasSuffix("."))
    }
  }

  @Test func `numbers that a type has no place for are refused, and nothing is written`() throws {
    var writer = GGUFWriter()
    for type in GGUFType.allCases {
      let infinite = Vector<Float>(repeating: .infinity, count: 32)
      #expect(throws: GGUFError(.notRepresentable(tensor: "v", value: .infinity, type: type))) {
        try writer.set("v", to: infinite, as: type)
      }
    }
    #expect(throws: GGUFError(.notRepresentable(tensor: "v", value: 1e6, type: .f16))) {
      try writer.set("v", to: Vector<Double>([1e6]), as: .f16)
    }
    #expect(throws: GGUFError(.notRepresentable(tensor: "v", value: 1e300, type: .f32))) {
      try writer.set("v", to: Vector<Double>([1e300]), as: .f32)
    }
    #expect(throws: GGUFError(.rowsNotInBlocks(tensor: "v", length: 31, type: .q8_0))) {
      try writer.set("v", to: Vector<Float>(repeating: 0, count: 31), as: .q8_0)
    }
    #expect(throws: GGUFError.self) { try writer.write("/nowhere/model.gguf") }
    #expect(throws: GGUFError.self) { try GGUFFile("/nowhere/model.gguf") }
  }

  private func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// The place of the first dimension of a tensor, behind its name and the number of dimensions.
  private func dimension(of name: String, in data: Data) throws -> Range<Int> {
    let text = bytes(UInt64(name.utf8.count)) + name.utf8
    let place = try #require(data.range(of: Data(text), options: .backwards))
    return (place.upperBound + 4)..<(place.upperBound + 12)
  }
}
