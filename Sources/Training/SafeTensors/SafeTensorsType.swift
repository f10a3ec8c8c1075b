/// The type of the numbers of a tensor, by the name that the safetensors format gives it.
public enum SafeTensorsType: String, CaseIterable, Sendable {
  /// A floating-point number of eight bytes, Swift's `Double`.
  case float64 = "F64"
  /// A signed whole number of eight bytes.
  case int64 = "I64"
  /// A whole number of eight bytes, without a sign.
  case uint64 = "U64"
  /// A floating-point number of four bytes, Swift's `Float`.
  case float32 = "F32"
  /// A signed whole number of four bytes.
  case int32 = "I32"
  /// A whole number of four bytes, without a sign.
  case uint32 = "U32"
  /// The upper half of a `float32`: its range, with 8 significant bits.
  case bfloat16 = "BF16"
  /// A floating-point number of two bytes, with 11 significant bits up to 65,504.
  case float16 = "F16"
  /// A signed whole number of two bytes.
  case int16 = "I16"
  /// A whole number of two bytes, without a sign.
  case uint16 = "U16"
  /// A signed whole number of one byte.
  case int8 = "I8"
  /// A whole number of one byte, without a sign.
  case uint8 = "U8"
  /// One byte, 0 or 1.
  case bool = "BOOL"

  /// The number of bytes of one element.
  public var size: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .bfloat16, .float16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }
}
