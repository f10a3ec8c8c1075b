import Foundation

/// What has passed, as a script that the pages of a built book load: they mark those exercises.
///
/// A page that is opened as a file may load a script and no text, so `make book` and every pass
/// write one, in the same words.
enum ProgressScript {
  /// Where the script stands, from the project's folder.
  static let path = "build/book/assets/progress.js"

  /// The script for these names; what cannot be the name of an exercise is left out.
  static func text(passed names: some Sequence<String>) -> String {
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    let known = Set(names.filter { !$0.isEmpty && letters.isSuperset(of: $0) }).sorted()
    return "globalThis.bookProgress = [" + known.map { "\"\($0)\"" }.joined(separator: ",") + "];\n"
  }

  /// Writes the script, where there is a book.
  static func write(_ record: ProgressRecord, in root: URL) {
    let file = root.appending(path: path)
    guard Files.exists(file.deletingLastPathComponent()) else { return }
    // The marks are an extra of the book, which `make book` makes anew; the record is kept already.
    try? Files.put(Data(text(passed: record.passedNames).utf8), at: file)
  }
}
