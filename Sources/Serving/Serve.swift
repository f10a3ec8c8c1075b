internal import Answering
internal import Attempts
internal import CLastWords
internal import CProcess
internal import Foundation

/// Calls an answer whenever the check asks for it, until the check has heard enough.
///
/// The program of an answer does nothing else:
///
/// ```swift
/// serveAnswer { call in
///   let a = try call.next(Matrix<Double>.self)
///   call.reply(try Exercises01.fullRankPseudoInverse(a))
/// }
/// ```
///
/// Results go through a pipe as exact bits. The process knows nothing of the check: neither the case,
/// nor what is expected, nor a verdict. Errors of the answer go as words, ``NotAttempted`` as itself.
public func serveAnswer(_ answer: (inout AnswerCall) throws -> Void) -> Never {
  leave_last_words(AnswerChannel.lastWords)
  process_buffer_lines()  // what was printed before a crash is worth most
  let pipe = AnswerPipe()
  pipe.write(Frame(.ready))
  let process = getpid()
  while let frame = pipe.read() {
    guard frame.kind == .call else { pipe.giveUp() }
    var call = AnswerCall(frame.parcel, pipe: pipe)
    let reply: Frame
    do {
      try answer(&call)
      let size = call.results.bytes.count
      if size > Frame.largest { throw Oversized(size: size) }
      reply = Frame(.result, call.results)
    } catch is NotAttempted {
      reply = Frame(.notAttempted)
    } catch {
      var parcel = Parcel()
      "\(error)".pack(into: &parcel)
      reply = Frame(.thrown, parcel)
    }
    fflush(nil)
    // A copy of the process that the answer made has nothing to say.
    if getpid() != process { _exit(EXIT_SUCCESS) }
    pipe.write(reply)
  }
  fflush(nil)
  _exit(EXIT_SUCCESS)  // not exit: what the answer registered there is not part of a verdict
}

/// A result that nobody could have meant.
private struct Oversized: Error, CustomStringConvertible {
  let size: Int

  var description: String {
    "the result takes \(size >> 20) MB, and no exercise asks for more than \(Frame.largest >> 20)"
  }
}
