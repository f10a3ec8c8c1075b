import Foundation
import Testing

@testable import Proctor

@Suite struct LastWordsTests {
  @Test func `words are read line by line, and what is none is left out`() {
    let words = LastWords(
      """
      signal 4
      overflow
      message Swift/Array.swift:12: Fatal error: Index out of range
      fault 1f libswiftCore.so
      frame 20 .
      frame zz .
      nonsense
      """)
    #expect(words.isStackOverflow)
    #expect(words.message == "Swift/Array.swift:12: Fatal error: Index out of range")
    #expect(words.fault == LastWords.Frame(address: 0x1F, module: "libswiftCore.so"))
    #expect(words.places.map(\.address) == [0x1F, 0x1F])
    #expect(LastWords("").places.isEmpty)
  }
}

@Suite struct RuntimeMessageTests {
  @Test(arguments: [
    ("Swift/Array.swift:12: Fatal error: Index out of range", "index out of range"),
    ("Swift runtime failure: Division by zero", "division by zero"),
    ("LinearAlgebra/Matrix.swift:5: Fatal error: a 2 × 3 and a 4 × 4.", "a 2 × 3 and a 4 × 4"),
    (
      "Could not cast value of type 'Swift.Int' (0x7f) to 'Swift.String' (0x7e).",
      "could not cast value of type 'Int' to 'String'"
    ),
  ])
  func `the reason stands without the place in the library`(_ text: String, _ reason: String) {
    #expect(RuntimeMessage(text).reason == reason)
    #expect(RuntimeMessage(nil).reason == nil)
  }

  @Test func `an overflow is explained, and memory counted`() {
    let overflow = RuntimeMessage("Swift runtime failure: arithmetic overflow").reason ?? ""
    #expect(overflow.contains("does not fit"))
    let memory = RuntimeMessage("Fatal error: Failed to allocate 800 bytes of memory")
    #expect(memory.isOutOfMemory && memory.requestedBytes == 800)
  }

  @Test func `what an answer printed is told apart from what the runtime wrote`() {
    let printed = RuntimeMessage.printed(
      output: "", error: "mine\nx.swift:3: Fatal error: no\nCurrent stack trace:\n0  a  0x1 b + 2")
    #expect(printed.error == "mine")
  }
}

@Suite struct SymbolizerTests {
  @Test func `inlined functions stand inside out, one address after the other`() {
    let places = Symbolizer.places(
      in: """
        Swift runtime failure: arithmetic overflow
        /a/exercises/x.swift:0:0
        $s1aF
        /a/exer:cises/x.swift:12:7

        ??
        ??:0:0


        """)
    #expect(places.map(\.count) == [2, 1])
    #expect(places[0][1].path == "/a/exer:cises/x.swift" && places[0][1].line == 12)
  }
}
