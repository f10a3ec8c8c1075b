import Foundation

/// The answers in a project of one's own: each where the stub was, under its name, letter for letter.
struct OwnAnswers: AnswerShelf {
  /// The exercises, and where they are.
  let catalog: Catalog

  /// The file under the name of an exercise.
  func found(for exercise: ExerciseEntry) -> Finding {
    let file = catalog.root.appending(path: exercise.answerPath)
    // A file system that does not tell case finds the file under any name.
    let names = (try? Files.names(in: file.deletingLastPathComponent())) ?? []
    let wanted = file.lastPathComponent
    if !names.contains(wanted) {
      let other = names.first { $0.lowercased() == wanted.lowercased() }
      return .absent(
        other.map {
          .misnamed("exercises/\(exercise.folder)/\($0)", expected: exercise.answerPath)
        } ?? .missing(exercise.answerPath))
    }
    switch HandedFile.Content.reading(file.resolvingSymlinksInPath().path, limits: .standard) {
    case .bytes(let data):
      // In another encoding it would be read as no code at all.
      let handed = HandedFile(path: [exercise.answerPath], content: .bytes(data))
      if case .none(let reason) = handed.text {
        return .unreadable("\(exercise.answerPath) \(reason).")
      }
      return .file(data)
    case .unreadable(let reason): return .unreadable("\(exercise.answerPath) \(reason).")
    }
  }

  /// Swift files beside the answers.
  func helperFiles(of chapter: Chapter) -> [AnswerFile] {
    let folder = "exercises/\(chapter.folder)"
    let taken = Set(chapter.exercises.map { "\($0.name).swift".lowercased() })
    let names = (try? Files.names(in: catalog.root.appending(path: folder))) ?? []
    return names.filter { $0.hasSuffix(".swift") && !taken.contains($0.lowercased()) }
      .compactMap { name in
        let file = catalog.root.appending(path: "\(folder)/\(name)").resolvingSymlinksInPath()
        guard case .bytes(let data) = HandedFile.Content.reading(file.path, limits: .standard)
        else { return nil }
        return AnswerFile(path: "\(folder)/\(name)", data: data)
      }
  }
}

extension Submission: AnswerShelf {
  /// What was handed in for an exercise.
  func found(for exercise: ExerciseEntry) -> Finding {
    switch answer(to: exercise) {
    case .text(let text): .file(Data(text.utf8))
    case .missing: .absent(.missing(exercise.answerPath))
    case .unreadable(let reason): .unreadable(reason)
    }
  }

  /// The Swift files of a chapter that are no exercise's.
  func helperFiles(of chapter: Chapter) -> [AnswerFile] {
    helpers(of: chapter).map {
      AnswerFile(path: "exercises/\(chapter.folder)/\($0.name)", data: Data($0.text.utf8))
    }
  }
}
