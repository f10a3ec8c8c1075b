import Testing

@testable import Literate

@Suite("A transcript is compared with its recording")
struct TranscriptTests {
  private func agree(_ a: String, _ b: String) -> Bool { Transcript.agree(a[...], b[...]) }

  @Test(
    "numbers may differ by one in the last digit printed",
    arguments: [
      ("1.234", "1.235"), ("σ₁ = 3.10", "σ₁ = 3.09"), ("4.77e+05", "4.78e+05"), ("-0.50", "-0.51"),
      ("0.99", "1"), ("9e-3", "1e-2"),
    ])
  func lastDigit(_ pair: (String, String)) { #expect(agree(pair.0, pair.1)) }

  @Test(
    "anything more is a difference",
    arguments: [
      ("1.234", "1.236"), ("4.77e+05", "4.77e+06"), ("0.5", "-0.5"), ("error 1.0", "errors 1.0"),
      ("1.0  2.0", "1.0"), ("a", "b"), ("1.23", "1.23 4.5"), ("rank 5", "rank 6"), ("x1", "x2"),
      ("1e-3", "1e-2"), ("0.98", "1"),
    ])
  func differences(_ pair: (String, String)) { #expect(!agree(pair.0, pair.1)) }

  @Test("whole numbers are counts, and must be equal") func wholeNumbers() {
    #expect(!agree("3 layers", "4 layers"))
    #expect(agree("3 layers", "3 layers"))
  }

  @Test("spaces that align a column do not matter") func alignment() {
    #expect(agree("k   1.00", "k  1.00"))
    #expect(agree("  9.999", " 10.000"))
  }

  @Test("the first differing line is named, with both versions and what to do") func message()
    throws
  {
    let recorded = Transcript(text: "— A —\n\nrank 5\n")
    let error = try #require(throws: TranscriptMismatch.self) {
      try Transcript(text: "— A —\n\nrank 6\n").compare(
        with: recorded, named: "chapters/x/transcript.txt")
    }
    #expect(error.description.contains("chapters/x/transcript.txt:3:"))
    #expect(error.description.contains("recorded: rank 5"))
    #expect(error.description.contains("printed:  rank 6"))
    #expect(error.description.contains("make transcripts CHAPTER=x"))
  }

  @Test("a value that only the prose shows is compared as well") func values() throws {
    func transcript(_ text: String) -> Transcript {
      var transcript = Transcript(text: "— A —\n")
      transcript.append([Page.Value(name: "letters", text: text, isMeasured: false)])
      return transcript
    }
    try transcript("0.381").compare(with: transcript("0.382"), named: "t")
    #expect(throws: TranscriptMismatch.self) {
      try transcript("0.38").compare(with: transcript("0.42"), named: "t")
    }
  }

  @Test("line ends are not compared") func lineEnds() throws {
    try Transcript(text: "a\n1.5\n").compare(with: Transcript(text: "a\r\n1.5\r\n"), named: "t")
  }

  @Test("a recording that is shorter or longer is a difference") func length() {
    let short = Transcript(text: "a\n")
    let long = Transcript(text: "a\nb\n")
    #expect(throws: TranscriptMismatch.self) { try short.compare(with: long, named: "t") }
    #expect(throws: TranscriptMismatch.self) { try long.compare(with: short, named: "t") }
  }
}
