import Foundation
import LanguageModel
import LinearAlgebra
import Testing

/// What others read in the language model of the book, where it was fetched.
private let path = "build/data/smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
private let isHere = FileManager.default.fileExists(atPath: path)

@Suite(.enabled(if: isHere, "the language model was not fetched: `make data` does it"))
struct RealFileTests {
  /// By Hugging Face's tokenizers 0.22.2: digits one by one, then GPT-2's words and pairs.
  static let texts: [(text: String, ids: [Int])] = [
    (
      "The best second factor, when the first is given.",
      [504, 1450, 1796, 4186, 28, 645, 260, 808, 314, 1836, 30]
    ),
    (
      "def f(x):\n    return x**2  # squares\n",
      [1604, 275, 24, 104, 727, 472, 1003, 1792, 828, 34, 216, 907, 16207, 198]
    ),
    (
      "for (int i = 0; i < 10; ++i) { a[i] = 0x1F; }\n\n\n",
      [
        1710, 365, 591, 2056, 446, 216, 32, 43, 2056, 2067, 216, 33, 32, 43, 1232, 27, 89, 25, 1662,
        253, 75, 89, 77, 446, 216, 32, 104, 33, 54, 43, 4029, 16506,
      ]
    ),
    (
      "A⁺ = V Σ⁺ Uᵀ, ‖A − B‖₂ ≤ σₖ₊₁",
      [
        49, 32571, 135, 446, 717, 5664, 113, 32571, 135, 514, 172, 130, 218, 28, 459, 240, 49,
        20826, 389, 321, 240, 44059, 38599, 32437, 25699, 240, 25699, 228, 25699, 219,
      ]
    ),
    (
      "线性代数是数学的一个分支，研究向量空间。",
      [
        39076, 140, 37911, 117, 15076, 113, 18265, 27830, 18265, 18753, 116, 11567, 43340, 37349,
        36694, 124, 12831, 43108, 238, 178, 119, 131, 16357, 235, 48387, 178, 119, 135, 45732,
        19076,
      ]
    ),
    (
      "日本語のテキスト、한국어 텍스트",
      [
        23274, 115, 40993, 179, 120, 248, 26453, 11100, 224, 10391, 251, 10391, 134, 11100, 226,
        29917, 33085, 246, 181, 130, 251, 183, 240, 129, 48138, 223, 231, 183, 228, 114, 184, 228,
        133,
      ]
    ),
    (
      "👩\u{200D}🔬🏳\u{FE0F}\u{200D}🌈 ok 👍🏽!!",
      [
        10813, 235, 119, 321, 231, 10813, 238, 122, 10813, 233, 128, 31752, 321, 231, 10813, 230,
        226, 10907, 15107, 235, 231, 10813, 233, 138, 10095,
      ]
    ),
    ("   leading, trailing   ", [256, 2899, 28, 35079, 333]),
    (
      "\t\ttabs\r\n\r\n  and  1  2 34",
      [197, 197, 100, 7366, 18682, 216, 284, 256, 33, 256, 34, 216, 35, 36]
    ),
    (
      "it's we'll they've I'd 'sure' rock'n'roll",
      [269, 506, 392, 3060, 502, 3543, 339, 6737, 637, 99, 424, 23, 4022, 23, 94, 23, 2197]
    ),
    (
      "3.14159 2024年 ½ Ⅷ ①٣",
      [
        35, 30, 33, 36, 33, 37, 41, 216, 34, 32, 34, 36, 32090, 129, 216, 16738, 216, 173, 223, 117,
        216, 173, 235, 250, 164, 113,
      ]
    ),
    (
      "a\0b\u{4}c\u{7F}d\u{85}e\u{A0}f\u{2028}g\u{3000}h",
      [81, 190, 82, 83, 217, 84, 141, 223, 85, 15442, 86, 321, 118, 87, 12109, 218, 88]
    ),
    ("e\u{301} é ﬁ ﬁ ǅ", [85, 151, 219, 26411, 40367, 40367, 216, 146, 223]),
    (
      "Пример текста и ελληνικά",
      [
        155, 249, 46879, 17868, 29668, 38106, 6643, 13760, 24674, 6511, 29972, 32524, 17162, 17162,
        25723, 11517, 12001, 21118, 26112,
      ]
    ),
    ("\u{FEFF}BOM \u{200B} zero", [186, 136, 140, 50, 9232, 459, 229, 6708]),
    ("<|im_end|> is a name", [44, 108, 306, 79, 486, 108, 46, 314, 253, 1462]),
    (
      "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      [49, 46880, 46880, 46880, 46880, 46880, 46880, 46880, 46880, 46880, 46880, 11510, 81]
    ),
    ("\n \n  \n   x", [198, 3717, 256, 11181, 1792]),
    (" 's 'S 'll'", [637, 99, 637, 67, 637, 764, 23]),
    (
      "ไทย हिन्दी العربية עברית",
      [
        31933, 222, 10283, 241, 10283, 112, 12335, 134, 27011, 30658, 16525, 44757, 37189, 27819,
        34966, 20602, 31462, 23339, 43463, 12960, 112, 37657, 30825, 28532, 120,
      ]
    ),
  ]

  static let broken: [(bytes: [UInt8], ids: [Int])] = [
    ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x6F, 0x6B], [83, 1939, 24211, 10907]),
    ([0xED, 0xA0, 0x80, 0xF0, 0x9F, 0x98], [24211, 24211, 24211, 24211]),
    ([0xC0, 0x80, 0x61, 0xFF, 0xFE, 0x31], [24211, 24211, 81, 24211, 24211, 33]),
    ([0xE6, 0xB1, 0x20, 0xF4, 0x90, 0x80, 0x80], [24211, 216, 24211, 24211, 24211, 24211]),
  ]

  @Test func `the ids of texts of many kinds are those of the public implementation`() throws {
    let tokenizer = try Tokenizer(GGUFFile(path))
    for (text, ids) in Self.texts { #expect(tokenizer.encode(text) == ids, "\(text)") }
    for (bytes, ids) in Self.broken { #expect(tokenizer.encode(utf8: bytes) == ids, "\(bytes)") }
  }

  @Test func `what has a token for each byte comes back as it was`() throws {
    let tokenizer = try Tokenizer(GGUFFile(path))
    for (text, ids) in Self.texts where !text.contains("\u{4}") {
      #expect(Array(tokenizer.decode(ids).utf8) == Array(text.utf8))
    }
  }

  @Test func `a question in its frame has the ids of the file's own program`() throws {
    let file = try GGUFFile(path)
    let tokenizer = try Tokenizer(file)
    let template = try ChatTemplate(file, tokenizer)
    let ids = template.encode([.init(.user, "What is a matrix?")], with: tokenizer)
    #expect(
      ids == [
        1, 9690, 198, 2683, 359, 253, 5356, 5646, 11173, 3365, 3511, 308, 34519, 28, 7018, 411, 407,
        19712, 8182, 2, 198, 1, 4093, 198, 1780, 314, 253, 6736, 47, 2, 198, 1, 520, 9531, 198,
      ]
    )
  }

  @Test func `numbers are those that ggml's own reader gives`() throws {
    let file = try GGUFFile(path)
    #expect(file.names.count == 272)
    #expect(try file.integer("llama.block_count") == 30)
    let key: Matrix<Float> = try file.matrix("blk.14.attn_k.weight", shape: [192, 576])
    let embedding: Matrix<Float> = try file.transposedMatrix("token_embd.weight")
    #expect(key[0, 0] == -0.011657715)
    #expect(key[1, 33] == -0.018554688)
    #expect(key[100, 575] == 0.09851074)
    #expect(key[191, 17] == 0.0036621094)
    #expect(embedding[0, 0] == -0.106544495)
    #expect(embedding[33, 1] == 0.18083191)
    #expect(embedding[575, 100] == 0.12830353)
    #expect(embedding[17, 191] == 0.48225403)
  }
}
