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

  @Test func `a process that ends meanwhile takes no time away`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "while :; do :; done"]
    try process.run()
    usleep(50_000)
    let clock = ProcessorTime(counting: [process.processIdentifier])
    let seconds = clock.seconds {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(seconds >= 0)
  }

  @Test func `the growth of what works in a process counts that its first call starts`() throws {
    let worker = Worker()
    defer { worker.end() }
    let exam = Exam()
    let verdict = exam.verdict {
      try exam.expect(timeFrom: (50, 400), growsAtMostWithPower: 1.5, as: "the time") { n in
        try worker.count(to: n * n)
      }
    }
    guard case .failed = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }
}

/// A program that counts as far as it is told to, as often as it is told to.
private final class Worker {
  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())

  func count(to number: Int) throws {
    if !process.isRunning {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = [
        "-c", "while read n; do i=0; while [ $i -lt $n ]; do i=$((i+1)); done; echo; done",
      ]
      (process.standardInput, process.standardOutput) = (input, output)
      try process.run()
    }
    try input.fileHandleForWriting.write(contentsOf: Data("\(number)\n".utf8))
    _ = output.fileHandleForReading.availableData
  }

  func end() { kill(process.processIdentifier, SIGKILL) }
}
