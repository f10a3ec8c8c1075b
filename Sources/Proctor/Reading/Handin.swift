import Foundation

/// What there is for an exercise, ready to be judged.
enum Handin: Sendable {
  /// Files to compile.
  case sources(AnswerSources)
  /// The stub, as it is handed out.
  case stub
  /// Nothing to compile, and why.
  case absent(Absence)
  /// Something that is not read, and why, in a sentence.
  case unreadable(String)
}

/// A place where answers are found: a project of one's own, or what was handed in.
protocol AnswerShelf {
  /// What there is under the name of an exercise.
  func found(for exercise: ExerciseEntry) -> Finding
  /// Files of a chapter that belong to no exercise.
  func helperFiles(of chapter: Chapter) -> [AnswerFile]
}

/// What there is under the name of an exercise.
enum Finding {
  /// A file, by its bytes.
  case file(Data)
  /// Nothing, and why.
  case absent(Absence)
  /// Something that is not read, and why, in a sentence.
  case unreadable(String)
}

extension AnswerShelf {
  /// Reads what there is for an exercise, and what may be compiled with it.
  func handin(for exercise: ExerciseEntry, in catalog: Catalog) throws(ProctorError) -> Handin {
    let stub = try catalog.stub(of: exercise)
    switch found(for: exercise) {
    case .absent(let absence): return .absent(absence)
    case .unreadable(let reason): return .unreadable(reason)
    case .file(let data):
      if String(anyText: data) == stub { return .stub }
      guard let chapter = catalog.chapter(exercise.number.chapter) else { return .stub }
      return .sources(
        AnswerSources(
          exercise: exercise, own: AnswerFile(path: exercise.answerPath, data: data),
          helpers: helperFiles(of: chapter),
          neighbors: try neighbors(of: exercise, in: chapter, catalog)))
    }
  }

  private func neighbors(
    of exercise: ExerciseEntry, in chapter: Chapter, _ catalog: Catalog
  ) throws(ProctorError) -> [AnswerSources.Neighbor] {
    var neighbors: [AnswerSources.Neighbor] = []
    for other in chapter.exercises where other != exercise {
      let stub = try catalog.stub(of: other)
      var data = Data(stub.utf8)
      if case .file(let found) = found(for: other) { data = found }
      neighbors.append(
        AnswerSources.Neighbor(
          exercise: other, file: AnswerFile(path: other.answerPath, data: data),
          isStub: String(anyText: data) == stub))
    }
    return neighbors
  }
}
