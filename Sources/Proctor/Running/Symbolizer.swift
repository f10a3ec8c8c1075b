import Foundation

/// Finds functions, files and lines for instructions of programs that were compiled with `-g`.
struct Symbolizer {
  /// The file of a module by its name; nil for one that is of no interest.
  var file: (String) -> URL?

  /// A place in the source, and the function that it is in.
  struct Place: Equatable {
    /// The function; mangled, or a sentence where the compiler wrote a check.
    var function: String
    /// The file, as the compiler was given it.
    var path: String
    /// The line, or 0 where it belongs to no line.
    var line: Int
  }

  /// The places of instructions, each with the functions that were inlined there, inside out.
  func places(of frames: [LastWords.Frame]) -> [[Place]] {
    var places = [[Place]](repeating: [], count: frames.count)
    for module in Set(frames.map(\.module)) {
      guard let file = file(module) else { continue }
      let indices = frames.indices.filter { frames[$0].module == module }
      let found = lookUp(indices.map { frames[$0].address }, in: file)
      if found.count != indices.count { continue }
      for (index, place) in zip(indices, found) { places[index] = place }
    }
    return places
  }

  private func lookUp(_ addresses: [UInt64], in file: URL) -> [[Place]] {
    var process = ChildProcess(
      program: "llvm-symbolizer",
      arguments: ["--inlines", "--functions=linkage", "-e", file.path]
        + addresses.map { "0x" + String($0, radix: 16) })
    process.deadline = 5
    guard let record = try? process.run(), record.exitCode == 0 else { return [] }
    return Self.places(in: record.text(STDOUT_FILENO))
  }

  /// Reads blocks of two lines a function, `name` and `path:line:column`, an empty line after each
  /// address.
  static func places(in text: String) -> [[Place]] {
    var blocks: [[Place]] = []
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty {
        lines.append(line)
      } else if !lines.isEmpty {
        blocks.append(
          zip(lines, lines.dropFirst()).enumerated().compactMap { index, pair in
            index.isMultiple(of: 2) ? Place(function: String(pair.0), at: pair.1) : nil
          })
        lines = []
      }
    }
    return blocks
  }
}

extension Symbolizer.Place {
  fileprivate init?(function: String, at place: Substring) {
    let fields = place.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count >= 3, let line = Int(fields[fields.count - 2]) else { return nil }
    self.init(function: function, path: fields.dropLast(2).joined(separator: ":"), line: line)
  }
}
