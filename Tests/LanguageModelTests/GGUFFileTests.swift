import LanguageModel
import Testing

@Suite struct GGUFFileTests {
  @Test func `the codes of types are those of ggml`() {
    #expect(GGUFType(rawValue: 3) == .q4_1)
  }
}
