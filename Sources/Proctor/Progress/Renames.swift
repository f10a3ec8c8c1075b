import Foundation

extension Catalog {
  /// An answer that lay under a name that the exercise no longer has.
  public struct Rename: Sendable, Equatable {
    /// The exercise.
    public let exercise: ExerciseEntry
    /// Where the answer was.
    public let from: String
    /// Where a copy of it is kept.
    public let kept: String
    /// Whether it is the exercise's answer now; not where the new file holds another one.
    public let isMoved: Bool
  }

  /// Moves answers whose exercises were renamed to where they belong.
  ///
  /// An answer is copied to the backups first. It takes the place of the new file unless that is
  /// more than a stub.
  ///
  /// - Returns: What was moved.
  public func followRenames() throws(ProctorError) -> [Rename] {
    var renames: [Rename] = []
    for exercise in exercises {
      for name in exercise.statement.formerly {
        if let rename = try follow(name, to: exercise) { renames.append(rename) }
      }
    }
    return renames
  }

  private func follow(_ slug: String, to exercise: ExerciseEntry) throws(ProctorError) -> Rename? {
    let names = try Files.names(in: root.appending(path: "exercises/\(exercise.folder)"))
    let name = ExerciseEntry.swiftName(of: slug, among: names.filter { $0.hasSuffix(".swift") })
    let path = "exercises/\(exercise.folder)/\(name).swift"
    let old = root.appending(path: path)
    let isOther = exercises.contains { $0.answerPath == path }
    guard !isOther, Files.exists(old) else { return nil }

    let answer = try Files.bytes(of: old)
    let kept = try Backup.keep(answer, named: name, folder: exercise.folder, root: root)
    let isStub = String(anyText: answer).contains("throw NotAttempted()")
    let isMoved = !isStub && !isBegun(exercise)
    if isMoved { try Files.write(answer, to: root.appending(path: exercise.answerPath)) }
    try Files.remove(old)
    return Rename(exercise: exercise, from: path, kept: kept, isMoved: isMoved)
  }
}
