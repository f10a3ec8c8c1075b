import Foundation

/// Finds out which of the files that were handed in answers which exercise.
///
/// The place counts first (`exercises/02-svd/`, then `02-svd/`, then anywhere), the name second
/// (as it should be, then in another case or with what systems add to copies). Whatever is decided
/// between several files is said.
struct Sorting {
  /// The file for each exercise that has one.
  private(set) var answers: [(exercise: ExerciseEntry, file: HandedFile)] = []
  /// The other Swift files, by the folder of their chapter.
  private(set) var helpers: [String: [HandedFile]] = [:]
  /// What was decided, in sentences.
  private(set) var notes: [String] = []

  private let catalog: Catalog

  init(_ files: [HandedFile], catalog: Catalog) {
    self.catalog = catalog
    let places = files.map { Place($0, catalog: catalog) }
    // A whole project that was handed in has the references and the libraries, too.
    let isProject =
      places.contains { $0.isInExercises }
      && places.contains { $0.isReference || $0.file.name == "Package.swift" }
    var candidates: [ExerciseNumber: [Candidate]] = [:]
    var rest: [Place] = []
    for place in places where place.isInExercises || !isProject {
      if let candidate = candidate(at: place) {
        candidates[candidate.exercise.number, default: []].append(candidate)
      } else {
        rest.append(place)
      }
    }
    for exercise in catalog.exercises {
      choose(among: candidates[exercise.number] ?? [], for: exercise)
    }
    rest.forEach { noteNearMiss(of: $0) }
    noteLeftOut(rest.filter { !add(helper: $0) })
    for folder in helpers.keys { helpers[folder]?.sort { $0.name < $1.name } }
  }

  /// The exercise that a file's name stands for.
  private func candidate(at place: Place) -> Candidate? {
    for name in FileName.readings(of: place.file.stem) {
      let matches = catalog.exercises.filter { name.stands(for: $0) }
      guard let exercise = matches.first(where: { $0.folder == place.chapter }) ?? matches.first
      else { continue }
      return Candidate(
        exercise: exercise, place: place, isExact: place.file.name == "\(exercise.name).swift",
        isCopy: name.isCopy, isElsewhere: place.chapter.map { $0 != exercise.folder } ?? false)
    }
    return nil
  }

  private mutating func choose(among candidates: [Candidate], for exercise: ExerciseEntry) {
    // Whoever puts an answer elsewhere often leaves the stub where it was.
    let stub = candidates.count > 1 ? try? catalog.stub(of: exercise) : nil
    let isStub = { (candidate: Candidate) in
      if case .some(let text) = candidate.place.file.text {
        text.withPlainLines == stub
      } else {
        false
      }
    }
    let order = { (candidate: Candidate) in [isStub(candidate) ? 1 : 0] + candidate.order }
    let ordered = candidates.sorted { order($0).lexicographicallyPrecedes(order($1)) }
    guard let first = ordered.first else { return }
    answers.append((exercise, first.place.file))
    if !first.isExact {
      notes.append(
        "\(exercise.number): \(first.place.file.shown) was taken for \(exercise.name).swift.")
    } else if first.isElsewhere {
      notes.append("\(exercise.number): it was found at \(first.place.file.shown).")
    }
    for other in ordered.dropFirst() where other.place.file.content != first.place.file.content {
      notes.append(
        "\(exercise.number): there are several files; \(first.place.file.shown) was graded, "
          + "\(other.place.file.shown) was not.")
    }
  }

  /// Takes a file that is no exercise's.
  ///
  /// - Returns: Whether there is a chapter that it belongs to.
  private mutating func add(helper place: Place) -> Bool {
    let name = place.file.name
    if name == "Package.swift" { return true }
    let folders = place.chapter.map { [$0] } ?? chapters(besides: place)
    for folder in folders {
      let isTaken = helpers[folder]?.contains { $0.name.lowercased() == name.lowercased() } ?? false
      if !isTaken { helpers[folder, default: []].append(place.file) }
    }
    return !folders.isEmpty
  }

  /// The chapters of the answers that lie in the same folder, where folders do not tell.
  private func chapters(besides place: Place) -> [String] {
    let folder = place.file.path.dropLast()
    let folders = answers.filter { $0.file.path.dropLast() == folder }.map(\.exercise.folder)
    return Set(folders).sorted()
  }

  private mutating func noteNearMiss(of place: Place) {
    let stem = place.file.stem
    let missing = catalog.exercises.first { exercise in
      exercise.name.distance(to: stem) <= 2
        && !answers.contains { $0.exercise.number == exercise.number }
    }
    guard let missing else { return }
    notes.append(
      "\(missing.number): there is no \(missing.name).swift; \(place.file.shown) was not taken for it."
    )
  }

  private mutating func noteLeftOut(_ places: [Place]) {
    if places.isEmpty || answers.isEmpty { return }
    let list = places.prefix(5).map(\.file.shown).joined(separator: ", ")
    let rest = places.count > 5 ? " and \(places.count - 5) more" : ""
    notes.append("Left out, since they lie with no exercise: \(list)\(rest).")
  }
}

/// A file that may be an exercise's answer.
private struct Candidate {
  let exercise: ExerciseEntry
  let place: Place
  let isExact: Bool
  let isCopy: Bool
  let isElsewhere: Bool

  /// What is sorted by: the first wins.
  var order: [Int] {
    [isCopy ? 1 : 0, isElsewhere ? 3 : place.rank, isExact ? 0 : 1, place.file.path.count]
  }
}

/// Where a file lies.
private struct Place {
  let file: HandedFile
  /// The folder of the chapter that it lies in, as the project writes it.
  let chapter: String?
  /// 0 in `exercises/02-svd`, 1 in `02-svd`, 2 anywhere.
  let rank: Int
  /// Whether it lies below a folder `exercises`.
  let isInExercises: Bool
  /// Whether it lies where the project has its references.
  let isReference: Bool

  init(_ file: HandedFile, catalog: Catalog) {
    self.file = file
    let folders = file.path.dropLast().map(\.comparable)
    let chapters = catalog.chapters.map(\.folder)
    let index = folders.lastIndex { folder in chapters.contains { $0.comparable == folder } }
    chapter = index.flatMap { place in chapters.first { $0.comparable == folders[place] } }
    let parent = index.flatMap { $0 > 0 ? folders[$0 - 1] : nil }
    rank = chapter == nil ? 2 : parent == "exercises" ? 0 : 1
    isInExercises = folders.contains("exercises") && !folders.contains("backups")
    isReference = chapter != nil && parent == "solutions"
  }
}

/// One way to read the name of a file.
private struct FileName {
  let letters: String
  /// Whether something was taken off that systems add to copies.
  let isCopy: Bool

  /// The name itself, and without what Canvas, browsers and desktops add: `-1`, ` (2)`, ` copy`.
  static func readings(of stem: String) -> [FileName] {
    let stem = stem.precomposedStringWithCanonicalMapping
    let bare = stem.replacing(
      /( - Copy| copy|-Kopie| - Kopie)?([ _-]?\(?\d+\)?)?$/.ignoresCase(), with: "")
    return [FileName(letters: stem.comparable, isCopy: false)]
      + (bare == stem || bare.isEmpty ? [] : [FileName(letters: bare.comparable, isCopy: true)])
  }

  /// Whether it is an exercise's name in any case, with or without hyphens.
  func stands(for exercise: ExerciseEntry) -> Bool {
    let plain = letters.filter { $0.isLetter || $0.isNumber }
    return letters == exercise.name.comparable || plain == exercise.name.comparable
      || plain == exercise.slug.replacing("-", with: "")
  }
}

extension String {
  /// The text as file systems compare it that do not tell case or composition.
  fileprivate var comparable: String { precomposedStringWithCanonicalMapping.lowercased() }
}
