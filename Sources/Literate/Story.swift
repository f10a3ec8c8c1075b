internal import Experiments
public import Foundation
internal import LinearAlgebra

/// A run of a chapter: its sections in order, and the folder that keeps what they produce.
///
/// The folder holds `transcript.txt`, `sections/NAME.txt` and, where a section prints tables, `NAME.json`, `values.tsv`, `figures/`, `data/` and their tables of contents, in `run.tsv` what ran, in `needs.tsv` what was told
/// from fetched files, and in `absent.tsv` which of these were missing. It is written anew
/// by each run, beside the old one, and takes its place only when the run has ended well.
public final class Story {
  /// The seed for everything random.
  public let seed: UInt64
  /// What the run printed, without what depends on the machine.
  public private(set) var transcript = Transcript()

  let folder: URL
  private let draft: URL
  private var sections: [Page] = []
  private var leftOut: [Page] = []

  /// Opens a story that will be kept in a folder.
  public init(folder: URL, seed: UInt64) throws {
    self.seed = seed
    self.folder = folder
    draft = folder.deletingLastPathComponent()
      .appending(path: ".\(folder.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(
      at: draft.appending(path: "figures"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: draft.appending(path: "sections"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: draft.appending(path: "data"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: draft) }

  /// Tells one section; `title` is printed above it.
  ///
  /// Where a file that it needs was not fetched, one sentence says so in its place, and comparing with a recorded transcript
  /// passes over it.
  ///
  /// - Parameters:
  ///   - name: How the book refers to the section, in lowercase with hyphens.
  ///   - title: The line above what it prints; without one, the name with spaces.
  ///   - needs: The fetched files that it cannot be told without.
  ///   - body: The section itself.
  /// - Throws: What the section throws.
  public func section(
    _ name: String, title: String? = nil, needs: [FetchedFile] = [],
    _ body: (Page) throws -> Void
  ) throws {
    demand(!(sections + leftOut).contains { $0.name == name }, "two sections are called \(name)")
    let page = Page(
      name: name, title: title ?? Self.title(from: name), needs: needs, seed: seed, draft: draft,
      folder: folder)
    if !sections.isEmpty || !leftOut.isEmpty { print() }
    print("— \(page.title) —\n")
    if let absent = needs.first(where: { !$0.isHere }) {
      print(absent.absence)
      leftOut.append(page)
      return transcript.leaveOut(page.title)
    }
    sections.append(page)
    try body(page)
    transcript.append(page)
  }

  private static func title(from name: String) -> String {
    let words = name.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Writes the tables of contents and puts the folder in its place.
  func close() throws {
    transcript.append(sections.flatMap(\.values))
    try transcript.text.write(
      to: draft.appending(path: "transcript.txt"), atomically: false, encoding: .utf8)
    for page in sections {
      try page.text.write(
        to: draft.appending(path: "sections/\(page.name).txt"), atomically: false, encoding: .utf8)
      if let record = try page.record {
        try record.write(to: draft.appending(path: "sections/\(page.name).json"))
      }
    }
    try write(
      "sections.tsv", sections.map { [$0.name, $0.title, $0.isMeasured ? "measured" : ""] })
    try write(
      "values.tsv", unique(sections.flatMap { $0.values.map { ($0.name, $0.text) } }, kind: "value")
    )
    try write("figures.tsv", unique(sections.flatMap(\.figures), kind: "figure"))
    let absent = unique(names: leftOut.flatMap(\.needs).filter { !$0.isHere })
    try write("absent.tsv", absent.map { [$0.name, $0.absence] })
    try write("needs.tsv", sections.flatMap(\.needy))
    try write("data.tsv", unique(sections.flatMap(\.datasets), kind: "data set"))
    let program = CommandLine.arguments.first.map { URL(filePath: $0).lastPathComponent }
    try write(
      "run.tsv", [["program", program ?? ""], ["seed", "\(seed)"], ["machine", Machine.name]])
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.moveItem(at: draft, to: folder)
  }

  private func unique(_ pairs: [(name: String, text: String)], kind: String) -> [[String]] {
    var seen = Set<String>()
    for pair in pairs {
      demand(seen.insert(pair.name).inserted, "two \(kind)s are called \(pair.name)")
    }
    return pairs.map { [$0.name, $0.text] }
  }

  private func unique(names files: [FetchedFile]) -> [FetchedFile] {
    var seen = Set<String>()
    return files.filter { seen.insert($0.name).inserted }
  }

  private func write(_ file: String, _ rows: [[String]]) throws {
    let text = rows.map { $0.joined(separator: "\t") + "\n" }.joined()
    try text.write(to: draft.appending(path: file), atomically: false, encoding: .utf8)
  }
}
