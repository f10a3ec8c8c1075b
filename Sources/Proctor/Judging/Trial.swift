public import Foundation
import Grading

/// What a file would be worth as the answer of an exercise.
public struct Trial: Encodable, Sendable {
  /// The file.
  public let file: String
  /// `passed`, `failed`, `not attempted`, `refused`, `does not compile`, or how it broke.
  public let verdict: String
  /// The case at which it did not hold or broke.
  public let caseName: String?
  /// What did not hold, in a few words.
  public let finding: String?
  /// Seconds that the check took.
  public let seconds: Double

  enum CodingKeys: String, CodingKey {
    case file, verdict, caseName = "case", finding, seconds
  }

  init(_ outcome: Outcome, file: URL) {
    self.file = file.path
    seconds = outcome.seconds
    var (caseName, finding) = (outcome.running?.name, String?.none)
    switch outcome.end {
    case .verdict(.passed): verdict = "passed"
    case .verdict(.notAttempted), .needsNeighbor: verdict = "not attempted"
    case .verdict(.failed(let mismatch)):
      verdict = "failed"
      (caseName, finding) = (mismatch.caseName, mismatch.subject)
    case .broke(let breakdown): verdict = breakdown.name
    case .refused(let refusal): (verdict, finding) = ("refused", refusal.sentence)
    case .doesNotCompile(let errors):
      (verdict, finding) = ("does not compile", errors.first.map { "\($0.line): \($0.message)" })
    case .absent(let absence): (verdict, finding) = (absence.name, absence.sentence)
    case .unreadable(let reason), .ungraded(let reason):
      (verdict, finding) = ("not graded", reason)
    }
    (self.caseName, self.finding) = (caseName, finding)
  }

  /// The trial as a line of JSON.
  public var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }
}

extension Examiner {
  /// Judges files as answers of an exercise, on all cores.
  ///
  /// - Parameters:
  ///   - files: The files; the references of the chapter's other exercises stand beside each.
  ///   - exercise: The exercise.
  ///   - report: Told of each file in its turn, as soon as those before it are judged.
  /// - Throws: ``ProctorError`` if the check cannot be built or a file cannot be read.
  public func tryOut(
    _ files: [URL], for exercise: ExerciseEntry, report: (Trial) -> Void
  ) throws(ProctorError) {
    guard let chapter = catalog.chapter(exercise.number.chapter) else { return }
    let desk = try desk(for: chapter)
    let slots = catalog.root.appending(path: ".build/workbook/tries/\(getpid())")
    defer { try? FileManager.default.removeItem(at: slots) }
    var neighbors: [AnswerSources.Neighbor] = []
    for other in chapter.exercises where other != exercise {
      let solution = try Files.bytes(of: catalog.root.appending(path: other.solutionPath))
      neighbors.append(
        AnswerSources.Neighbor(
          exercise: other, file: AnswerFile(path: other.answerPath, data: solution), isStub: false))
    }
    // A few at a time, so that the first lines come soon.
    let width = 8 * ProcessInfo.processInfo.activeProcessorCount
    for start in stride(from: 0, to: files.count, by: width) {
      var batch: [(file: URL, sources: AnswerSources)] = []
      for file in files[start..<min(start + width, files.count)] {
        let answer = AnswerFile(path: exercise.answerPath, data: try Files.bytes(of: file))
        batch.append(
          (
            file,
            AnswerSources(exercise: exercise, own: answer, helpers: [], neighbors: neighbors)
          ))
      }
      let trials = inParallel(Array(batch.indices)) { [batch] index in
        let slot = slots.appending(path: "\(start + index)")
        defer { try? FileManager.default.removeItem(at: slot) }
        return Trial(desk.judge(batch[index].sources, in: slot), file: batch[index].file)
      }
      trials.forEach(report)
    }
  }
}
