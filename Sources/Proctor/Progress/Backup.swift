import Foundation

/// Copies of answers that are about to be replaced.
public enum Backup {
  /// The folder of the copies, in the project's folder.
  public static let folder = "backups"

  /// Copies an answer, byte for byte, to `backups/02-svd/NumericalRank 2026-11-20 23.05.59.swift`.
  ///
  /// - Returns: Where the copy is, from the project's folder.
  static func keep(
    _ answer: Data, named name: String, folder: String, root: URL
  ) throws(ProctorError) -> String {
    let now = Moment.now
    let stem = "\(Backup.folder)/\(folder)/\(name) \(now.day) \(now.time)"
    var path = "\(stem).swift"
    var count = 1
    while Files.isTaken(root.appending(path: path)) {
      count += 1
      path = "\(stem) (\(count)).swift"
    }
    try Files.write(answer, to: root.appending(path: path))
    return path
  }
}

extension Catalog {
  /// Puts the stub back in place of an answer, which is kept.
  ///
  /// - Returns: Where the answer is kept, or nil if there was nothing to keep.
  public func reset(_ exercise: ExerciseEntry) throws(ProctorError) -> String? {
    let lock = try Files.Lock(folder: root)
    defer { lock.release() }
    let stub = try stub(of: exercise)
    let file = root.appending(path: exercise.answerPath)
    var kept: String?
    // What is there and cannot be read is not replaced: it could not be kept.
    if Files.isTaken(file) {
      let answer = try Files.bytes(of: file)
      if String(anyText: answer) == stub { return nil }
      // The copy is on the disk before the answer is replaced: a kill in between loses nothing.
      kept = try Backup.keep(answer, named: exercise.name, folder: exercise.folder, root: root)
    }
    try Files.write(stub, to: file)
    return kept
  }
}
