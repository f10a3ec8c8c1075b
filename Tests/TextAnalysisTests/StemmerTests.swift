import Testing
import TextAnalysis

@Suite struct StemmerTests {
  @Test func `forms of one word have one stem`() throws {
    let stemmer = try Stemmer()
    #expect(Set(["edit", "edits", "edited", "editing"].map(stemmer.stem)) == ["edit"])
    #expect(stemmer.stem("") == "")
  }

  @Test func `a language without a stemmer is named`() {
    #expect(throws: TextAnalysisError.unknownLanguage("klingon", known: Stemmer.languages)) {
      try Stemmer(language: "klingon")
    }
    #expect(Stemmer.languages.contains("english"))
  }
}
