/// A type of the numbers of a tensor in a GGUF file: plain, or in blocks of 32 with a scale.
///
/// Source: ggml, `ggml.h`, `ggml-common.h`.
public enum GGUFType: UInt32, Sendable, CaseIterable {
  case f32 = 0
  case f16 = 1
  case q4_0 = 2
  case q4_1 = 3
  case q8_0 = 8
  case bf16 = 30
}
