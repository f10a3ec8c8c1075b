internal import Answering
internal import Attempts
internal import CProcess
internal import Foundation

/// The process that runs an answer: it is asked, watched and ended.
///
/// Whatever happens to it, everything that it started is ended with it, also in sessions of its own.
/// If the proctor goes away or the time is up, standard input ends, and the answer with it.
final class AnswerProcess {
  private let process: pid_t
  private let calls: Int32
  private let results: Int32
  private let words: Int32
  private let tellsSignalsByCode: Bool
  private var received: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var status: Int32?
  private var end = AnswerEnd()
  /// What is told how the process ended when it does so too early.
  private let onEnd: (AnswerEnd) -> Never

  /// Starts a process; nil if the system has none to give.
  init?(in cell: Cell, onEnd: @escaping (AnswerEnd) -> Never) {
    process_adopt_orphans()
    signal(SIGPIPE, SIG_IGN)
    var pipes = [[Int32]](repeating: [-1, -1], count: 3)
    for index in pipes.indices where process_pipe(&pipes[index]) != 0 { return nil }
    let allowance = cell.allowance
    process = Self.withCStrings(cell.command) { command in
      Self.withCStrings(cell.environment.map { "\($0)=\($1)" }) { environment in
        process_start_confined(
          command, environment, pipes[0][0], pipes[1][1], pipes[2][1], allowance.memory,
          allowance.file, UInt64(allowance.seconds) + 5)
      }
    }
    for end in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(end) }
    (calls, results, words) = (pipes[0][1], pipes[1][0], pipes[2][0])
    self.onEnd = onEnd
    tellsSignalsByCode = cell.tellsSignalsByCode
    for descriptor in [calls, results, words] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    if process < 0 { return nil }
  }

  /// Calls the function.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - entry: What the function may ask for, entry by entry.
  ///   - unpack: Takes the values out of what came back.
  /// - Returns: The values.
  /// - Throws: What the function threw, by its words.
  func answer<Result>(
    to arguments: Parcel,
    entry: (Int, Int) throws -> Double = { _, _ in throw Parcel.Damage.otherType },
    unpack: (inout Parcel) throws -> Result
  ) throws -> Result {
    send(Frame(.call, arguments))
    while true {
      var frame = nextFrame()
      do {
        switch frame.kind {
        case .result:
          end.leftOutputOpen = try Bool(from: &frame.parcel)
          let result = try unpack(&frame.parcel)
          try frame.parcel.expectEnd()
          return result
        case .thrown:
          throw ThrownElsewhere(description: try String(from: &frame.parcel))
        case .notAttempted: throw NotAttempted()
        case .question:
          let (row, column) = (try Int(from: &frame.parcel), try Int(from: &frame.parcel))
          var parcel = Parcel()
          try entry(row, column).pack(into: &parcel)
          send(Frame(.entry, parcel))
        case .ready: end.hasStarted = true
        case .call, .entry: throw Parcel.Damage.otherType
        }
      } catch is Parcel.Damage {
        stop(garbled: true)
      }
    }
  }

  /// Ends the process after the last call.
  ///
  /// - Returns: What was seen of it.
  func finish() -> AnswerEnd {
    close(calls)
    // What a thread of the answer still does is of no interest.
    for _ in 0..<50 where !hasEnded() { usleep(2000) }
    return ended()
  }
}

extension AnswerProcess {
  private func stop(garbled: Bool = false, closed: Bool = false) -> Never {
    end.isGarbled = garbled
    var end = ended()
    // It was ended because nothing more could come from it.
    if closed { (end.code, end.signal) = (AnswerChannel.closedCode, 0) }
    onEnd(end)
  }

  private func send(_ frame: Frame) {
    var rest = frame.bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(calls, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno == EAGAIN {
        wait(for: calls, POLLOUT)
        // A full pipe must not stop both sides.
        drain()
      } else if !(count < 0 && errno == EINTR) {
        return  // its end is seen when the answer is waited for
      }
    }
  }

  /// The next frame, which an answer may take its time for.
  private func nextFrame() -> Frame {
    while true {
      let isOpen = drain()
      if let frame = takeFrame() { return frame }
      if !isOpen || hasEnded() {
        // What it wrote before its end may have come in between.
        while wait(for: results, POLLIN, milliseconds: 0), drain() {}
        if let frame = takeFrame() { return frame }
        for _ in 0..<500 where !hasEnded() { usleep(2000) }
        stop(closed: !hasEnded())
      }
      wait(for: results, POLLIN)
    }
  }

  private func takeFrame() -> Frame? {
    guard received.count >= Frame.headerSize else { return nil }
    guard let (kind, length) = Frame.announced(by: Array(received.prefix(Frame.headerSize))) else {
      stop(garbled: true)
    }
    guard received.count >= Frame.headerSize + length else { return nil }
    let bytes = Array(received[Frame.headerSize..<Frame.headerSize + length])
    received.removeFirst(Frame.headerSize + length)
    return Frame(kind, Parcel(bytes))
  }

  /// Takes what has come.
  ///
  /// - Returns: Whether more may come.
  @discardableResult
  private func drain() -> Bool {
    while true {
      let count = read(results, &buffer, buffer.count)
      if count > 0 {
        received += buffer[..<count]
        if received.count > Frame.largest + Frame.headerSize { stop(garbled: true) }
      } else if count == 0 {
        return false
      } else if errno != EINTR {
        return errno == EAGAIN
      }
    }
  }

  /// Waits a moment for a pipe, and ends everything if nobody waits for the verdict any more.
  @discardableResult
  private func wait(for pipe: Int32, _ events: Int32, milliseconds: Int32 = 200) -> Bool {
    var requests = [
      pollfd(fd: pipe, events: Int16(events), revents: 0),
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
    ]
    poll(&requests, 2, milliseconds)
    if requests[1].revents != 0 { stop() }
    return requests[0].revents & Int16(events) != 0
  }

  private func hasEnded() -> Bool {
    if status != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    self.status = status
    return true
  }

  /// Ends what is left, and says how the process itself ended.
  private func ended() -> AnswerEnd {
    let isOver = hasEnded()
    end.leftProcesses = endEverything() && isOver
    end.lastWords = lastWords()
    if let status {
      (end.code, end.signal) = (process_exit_code(status), process_signal(status))
      if tellsSignalsByCode && end.code > 128 { (end.code, end.signal) = (-1, end.code - 128) }
    }
    return end
  }

  /// What it said as it died, all of which was said at once.
  private func lastWords() -> String {
    let count = read(words, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
  }

  /// Ends what the process started, also in sessions of its own.
  ///
  /// - Returns: Whether there was anything.
  private func endEverything() -> Bool {
    var found = kill(-process, SIGKILL) == 0
    for _ in 0..<500 {
      var status: Int32 = 0
      let ended = waitpid(-1, &status, WNOHANG)
      if ended < 0 { break }
      if ended > 0 {
        if ended == process { self.status = status }
        continue
      }
      found = true
      for orphan in Children.all() { kill(orphan, SIGKILL) }
      usleep(2000)
    }
    return found
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
