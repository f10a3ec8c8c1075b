import Foundation

/// A file that is compiled with an answer.
struct AnswerFile: Equatable, Sendable {
  /// Its path as the learner knows it, `exercises/02-svd/NumericalRank.swift`.
  let path: String
  /// Its bytes.
  let data: Data
}

/// The files that an answer may be compiled from.
struct AnswerSources: Sendable {
  /// The exercise.
  let exercise: ExerciseEntry
  /// The answer's own file.
  let own: AnswerFile
  /// Files beside it that belong to no exercise.
  let helpers: [AnswerFile]
  /// The other exercises' files, which an answer may call.
  let neighbors: [Neighbor]

  /// The file of another exercise of the chapter.
  struct Neighbor: Sendable {
    let exercise: ExerciseEntry
    let file: AnswerFile
    let isStub: Bool
  }
}
