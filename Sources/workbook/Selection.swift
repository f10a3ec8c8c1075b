import ArgumentParser
import Foundation
import Proctor

/// What a learner means by `2.3`, `2`, `numerical-rank`, `NumericalRank` or the path of a file.
struct Selection {
  /// The exercises, in order.
  let exercises: [ExerciseEntry]
  /// Whether a whole chapter is meant.
  let isChapter: Bool

  init(_ text: String, in catalog: Catalog) throws {
    if let chapter = Int(text).flatMap(catalog.chapter) {
      (exercises, isChapter) = (chapter.exercises, true)
      return
    }
    let name = URL(filePath: text).deletingPathExtension().lastPathComponent
    let match = catalog.exercises.first {
      $0.number == ExerciseNumber(text) || $0.slug == name || $0.name == name
        || $0.statementFile == name + ".md"
    }
    guard let match else { throw Complaint(Self.unknown(text, in: catalog)) }
    (exercises, isChapter) = ([match], false)
  }

  /// One sentence, and what is near.
  private static func unknown(_ text: String, in catalog: Catalog) -> String {
    if Int(text) != nil {
      let numbers = catalog.chapters.map { "\($0.number)" }
      return "There is no chapter \(text) with exercises; there is \(list(numbers))."
    }
    guard let number = ExerciseNumber(text) else {
      let near = catalog.exercises.sorted {
        $0.slug.distance(to: text) < $1.slug.distance(to: text)
      }
      return "There is no exercise “\(text)”; the nearest are "
        + "\(list(near.prefix(3).map { "\($0.number) \($0.slug)" }))."
    }
    let near = catalog.exercises.sorted {
      $0.number.distance(to: number) < $1.number.distance(to: number)
    }
    let nearest = near.prefix(2).map(\.number).sorted().map(\.description)
    return "There is no exercise \(text); the nearest are \(list(nearest))."
  }

  private static func list(_ items: [String]) -> String {
    items.count < 2
      ? items.joined() : items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
  }
}

extension ExerciseNumber {
  fileprivate func distance(to other: ExerciseNumber) -> Int {
    abs(chapter - other.chapter) * 100 + abs(index - other.index)
  }
}
