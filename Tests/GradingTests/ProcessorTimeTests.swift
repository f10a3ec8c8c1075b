import Foundation
import Testing

@testable import Grading

@Suite struct ProcessorTimeTests {
  @Test func `waiting takes none of it, work does`() {
    // Other tests start processes that work meanwhile.
    let clock = ProcessorTime(counting: [])
    #expect(clock.seconds { usleep(200_000) } < 0.1)
    var sum = 0.0
    let working = clock.seconds {
      for i in 0..<2_000_000 { sum += Double(i).squareRoot() }
    }
    #expect(working > 1e-3 && sum > 0)
  }

  @Test func `the work of a process that was started counts, also of one that it started`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "sh -c 'while :; do :; done' & wait"]
    try process.run()
    defer {
      // A shell may block the signal that would end its waiting, and would hold the output for ever.
      let all = Children.andTheirs(of: process.processIdentifier) + [process.processIdentifier]
      for each in all { kill(each, SIGKILL) }
    }
    // On a busy machine it may have to wait for a processor.
    var working = 0.0
    for _ in 0..<50 where working < 1e-3 {
      working += ProcessorTime().seconds { usleep(100_000) }
    }
    #expect(working >= 1e-3)
  }
}
