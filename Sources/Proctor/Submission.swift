public import Foundation

/// A folder of answers that came from elsewhere: files to be read with care, and nothing else.
public struct Submission: Sendable {
  /// The folder that has a folder per chapter.
  let folder: URL

  /// What was handed in for an exercise.
  enum Answer: Equatable {
    /// A text.
    case text(String)
    /// There is no file.
    case missing
    /// There is something that is not read.
    case unreadable(String)
  }

  /// Finds the exercises in a folder: itself, or the folder `exercises` in it.
  public init(_ folder: URL) throws(ProctorError) {
    let inner = folder.appending(path: "exercises")
    self.folder = Files.exists(inner) ? inner : folder
    var status = stat()
    guard stat(self.folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .file(path: folder.path, reason: "there is no such folder of answers")
    }
  }

  /// The answer at `02-svd/NumericalRank.swift`.
  func answer(at path: String) -> Answer {
    var place = folder.path
    for part in path.split(separator: "/") {
      place += "/\(part)"
      var status = stat()
      guard lstat(place, &status) == 0 else { return .missing }
      // A link may lead to the solution.
      if status.st_mode & S_IFMT == S_IFLNK { return .unreadable("\(path) is a link") }
      if status.st_mode & S_IFMT == S_IFREG && status.st_size > 1 << 20 {
        return .unreadable("\(path) is larger than 1 MB")
      }
    }
    guard let data = FileManager.default.contents(atPath: place),
      let text = String(data: data, encoding: .utf8)
    else { return .unreadable("\(path) is not a text in UTF-8") }
    return .text(text)
  }

  /// Swift files of a chapter that are no exercise's, which answers may share.
  func helpers(of chapter: Chapter) -> [String] {
    let own = Set(chapter.exercises.map { "\($0.name).swift" })
    let names = (try? Files.names(in: folder.appending(path: chapter.folder))) ?? []
    return names.filter { $0.hasSuffix(".swift") && !own.contains($0) }
  }
}
