import Foundation
import Testing
import TextAnalysis

@Suite struct TokenizerTests {
  @Test func `words are runs of letters and digits in lower case`() {
    #expect(
      Tokenizer().words(in: "The 1st JPEG-file, déjà vu: x = 42!")
        == ["the", "1st", "jpeg", "file", "déjà", "vu", "42"])
    #expect(Tokenizer(minimumLength: 1).words(in: "don't") == ["don", "t"])
  }

  @Test func `other scripts have words too`() {
    #expect(Tokenizer().words(in: "Привет, мир — 你好 हिन्दी") == ["привет", "мир", "你好", "हिन्दी"])
  }

  @Test func `an accent is the same however it is written`() {
    let composed = Tokenizer().words(in: "Caf\u{E9}")
    let apart = Tokenizer().words(in: "Cafe\u{301}")
    #expect(composed.map { Array($0.unicodeScalars) } == apart.map { Array($0.unicodeScalars) })
  }

  @Test func `an empty text and one of stop words have no words`() {
    let tokenizer = Tokenizer(stopWords: StopWords.english)
    #expect(tokenizer.words(in: "").isEmpty)
    #expect(tokenizer.words(in: "And so it was.").isEmpty)
    #expect(StopWords.english.count == 318)
  }

  @Test func `stop words are left out before stems are taken`() throws {
    let tokenizer = Tokenizer(stopWords: ["being"], stemmer: try Stemmer())
    #expect(tokenizer.words(in: "being edited, beings") == ["edit", "be"])
  }
}

@Suite struct TextLinesTests {
  @Test func `lines lose their ends and the mark at the beginning`() {
    #expect(TextLines.lines(of: Data("\u{FEFF}one\r\n\r\ntwo\n".utf8)) == ["one", "", "two"])
    #expect(TextLines.lines(of: Data("one\ntwo".utf8)) == ["one", "two"])
    #expect(TextLines.lines(of: Data()).isEmpty)
  }

  @Test func `what is not UTF-8 is read as Latin-1`() {
    #expect(TextLines.lines(of: Data([0x43, 0x61, 0x66, 0xE9])) == ["Café"])
    #expect(TextLines.lines(of: Data("Café".utf8)) == ["Café"])
  }
}
