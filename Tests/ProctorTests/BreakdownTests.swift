import Testing

@testable import Proctor

@Suite struct BreakdownTests {
  @Test(arguments: [
    (10.0, 0, "did not finish within 10 seconds: it is too slow, or a loop has no end."),
    (1.5, 4, "within 1.5 seconds: 4 of the cases held, and on the next one it is too slow"),
    (1.0, 0, "within 1 second:"), (3600.0, 1, "within 3600 seconds: 1 of the cases held"),
  ])
  func `an answer that takes too long is told how far it came`(
    _ seconds: Double, _ finished: Int, _ words: String
  ) {
    let sentence = Breakdown.ranTooLong(seconds: seconds, finished: finished).sentence
    #expect(sentence.contains(words), "\(sentence)")
  }
}
