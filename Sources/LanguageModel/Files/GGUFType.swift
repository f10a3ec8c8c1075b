/// How a GGUF file keeps the numbers of a tensor: one by one, or in blocks of 32 that share a scale.
///
/// | type | a block | entry |
/// |---|---|---|
/// | `f32`, `f16`, `bf16` | one number | itself |
/// | `q8_0` | scale d in 16 bits, 32 whole numbers q in 8 | d q |
/// | `q4_0` | scale d in 16 bits, 32 whole numbers q in 4 | d (q − 8) |
/// | `q4_1` | scale d and least entry m in 16 bits each, 32 whole numbers q in 4 | d q + m |
///
/// In four bits, a byte has entry j of its block in its lower half and entry j + 16 in its upper
/// one. Source: ggml, `ggml-common.h` and `ggml-quants.c`, https://github.com/ggml-org/ggml.
public enum GGUFType: UInt32, CaseIterable, Sendable {
  /// Single precision.
  case f32 = 0
  /// The 16 bits of IEEE 754, binary16.
  case f16 = 1
  /// Four bits around zero: 18 bytes for 32 entries.
  case q4_0 = 2
  /// Four bits from the least entry up: 20 bytes for 32 entries.
  case q4_1 = 3
  /// Eight bits around zero: 34 bytes for 32 entries.
  case q8_0 = 8
  /// The upper 16 bits of single precision.
  case bf16 = 30

  /// The number of entries in a block.
  public var blockSize: Int {
    switch self {
    case .f32, .f16, .bf16: 1
    case .q4_0, .q4_1, .q8_0: 32
    }
  }

  /// The number of bytes of a block.
  public var blockBytes: Int {
    switch self {
    case .f32: 4
    case .f16, .bf16: 2
    case .q4_0: 18
    case .q4_1: 20
    case .q8_0: 34
    }
  }

  /// The bits of an entry with its share of the scale: 5 for `q4_1`, 8.5 for `q8_0`.
  public var bitsPerEntry: Double { 8 * Double(blockBytes) / Double(blockSize) }
}

extension GGUFType: CustomStringConvertible {
  /// The name that ggml gives the type, such as `Q4_1`.
  public var description: String { Self.name(ofCode: rawValue) }

  /// The name of any type of the format, or its number where it has none.
  static func name(ofCode code: UInt32) -> String {
    names[code] ?? "number \(code)"
  }

  private static let names: [UInt32: String] = [
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 6: "Q5_0", 7: "Q5_1", 8: "Q8_0", 9: "Q8_1",
    10: "Q2_K", 11: "Q3_K", 12: "Q4_K", 13: "Q5_K", 14: "Q6_K", 15: "Q8_K", 16: "IQ2_XXS",
    17: "IQ2_XS", 18: "IQ3_XXS", 19: "IQ1_S", 20: "IQ4_NL", 21: "IQ3_S", 22: "IQ2_S",
    23: "IQ4_XS", 24: "I8", 25: "I16", 26: "I32", 27: "I64", 28: "F64", 29: "IQ1_M", 30: "BF16",
    34: "TQ1_0", 35: "TQ2_0", 39: "MXFP4",
  ]
}
