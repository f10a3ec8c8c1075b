import Foundation
import LanguageModel
import LinearAlgebra
import Testing

@Suite struct GGUFFileTests {
  @Test func `the facts that are written come back, each as its own kind`() throws {
    let file = try GGUFFile(data: Self.small().data)
    #expect(try file.text("general.architecture") == "llama")
    #expect(try file.integer("llama.block_count") == 2)
    #expect(try file.number("llama.block_count") == 2)
    #expect(try file.number("llama.rope.freq_base") == 100_000)
    #expect(try file.flag("tokenizer.ggml.add_bos_token") == false)
    #expect(try file.texts("tokenizer.ggml.tokens") == ["a", "", "Ġthe", "字"])
    #expect(try file.integers("tokenizer.ggml.token_type") == [1, 3, -1])
    #expect(try file.numbers("tokenizer.ggml.scores") == [0.5, -1])
    #expect(!file.has("llama.vocab_size"))
  }

  @Test(arguments: [GGUFType.f32, .f16, .bf16])
  func `a matrix of small whole numbers comes back exactly`(_ type: GGUFType) throws {
    let a = Matrix<Double>(rows: 3, columns: 5) { i, j in Double(10 * i - j) }
    var writer = GGUFWriter()
    try writer.set("a", to: a, as: type)
    let file = try GGUFFile(data: writer.data)
    #expect(file.shape(of: "a") == [3, 5])
    #expect(file.type(of: "a") == type)
    #expect(try file.matrix("a") == a)
    #expect(try file.transposedMatrix("a") == a.transposed())
    #expect(file.byteCount(of: "a") == 15 * type.blockBytes)
  }

  @Test(arguments: GGUFType.allCases)
  func `rows and columns of a matrix keep their places in every type`(_ type: GGUFType) throws {
    var generator = SplitMix64(seed: 3)
    let a = Matrix<Float>.gaussian(rows: 7, columns: 96, using: &generator)
    var writer = GGUFWriter()
    try writer.set("first", to: Vector<Float>([1, 2, 3]))
    try writer.set("a", to: a, as: type)
    let file = try GGUFFile(data: writer.data)
    let again: Matrix<Float> = try file.matrix("a", shape: [7, 96])
    #expect(try file.transposedMatrix("a") == again.transposed())
    #expect(try file.vector("first", count: 3) == Vector<Float>([1, 2, 3]))
    // Half a step of the coarsest code, sixteenths of twice the largest entry, and 16 bits of scale.
    let largest = a.elements.reduce(0) { max($0, $1.magnitude) }
    #expect((again - a).elements.allSatisfy { $0.magnitude <= largest * (1.0 / 8 + 0x1p-9) })
  }

  @Test func `what one block means is what ggml defines`() throws {
    // q4_1 with d = 0.5 and m = −2: byte j has entry j below and entry j + 16 above.
    let codes = (0..<16).map { UInt8($0) | UInt8(15 - $0) << 4 }
    let q41 = try Self.file(type: .q4_1, block: [0x00, 0x38, 0x00, 0xC0] + codes)
    let rising = (0..<16).map { Float($0) / 2 - 2 }
    let expected = rising + rising.reversed()
    #expect(try q41.vector("t") == Vector<Float>(expected))
    let q40 = try Self.file(type: .q4_0, block: [0x00, 0x38] + codes)
    #expect(try q40.vector("t") == Vector<Float>(expected.map { number in number - 2 }))
    let bytes = (0..<32).map { UInt8(bitPattern: Int8($0 - 16)) }
    let q80 = try Self.file(type: .q8_0, block: [0x00, 0xBC] + bytes)
    let falling = (0..<32).map { Float(16 - $0) }
    #expect(try q80.vector("t") == Vector<Float>(falling))
  }

  @Test func `a file can be taken over, changed, and read again`() throws {
    let old = try GGUFFile(data: Self.small().data)
    var writer = try GGUFWriter(old)
    let again = try Self.small().data
    #expect(writer.data == again)
    writer.set("llama.block_count", to: .integer(3))
    writer.remove(tensor: "norm")
    try writer.set("w", to: Matrix<Float>.identity(32), as: .q8_0)
    let new = try GGUFFile(data: writer.data)
    #expect(new.keys == old.keys)
    #expect(try new.integer("llama.block_count") == 3)
    #expect(new.names == ["w"])
    let rounded = try Matrix<Float>.identity(32).rounded(as: .q8_0)
    #expect(try new.matrix("w") == rounded)
  }

  static func small() throws -> GGUFWriter {
    var writer = GGUFWriter()
    writer.set("general.architecture", to: .text("llama"))
    writer.set("llama.block_count", to: .integer(2))
    writer.set("llama.rope.freq_base", to: .number(100_000))
    writer.set("tokenizer.ggml.add_bos_token", to: .flag(false))
    writer.set("tokenizer.ggml.tokens", to: .texts(["a", "", "Ġthe", "字"]))
    writer.set("tokenizer.ggml.token_type", to: .integers([1, 3, -1]))
    writer.set("tokenizer.ggml.scores", to: .numbers([0.5, -1]))
    try writer.set("norm", to: Vector<Float>([1, 2, 3]))
    try writer.set("w", to: Matrix<Float>.identity(2), as: .f16)
    return writer
  }

  /// A file with one tensor of 32 entries, whose bytes are given.
  static func file(type: GGUFType, block: [UInt8]) throws -> GGUFFile {
    var writer = GGUFWriter()
    try writer.set("t", to: Vector<Float>(repeating: 0, count: 32), as: type)
    var data = writer.data
    let start = data.count - (block.count + 31) / 32 * 32
    data.replaceSubrange(start..<(start + block.count), with: block)
    return try GGUFFile(data: data)
  }
}
