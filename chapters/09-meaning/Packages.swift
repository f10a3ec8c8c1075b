import Foundation
import LinearAlgebra
import TextAnalysis

/// Searches the one-line descriptions of all packages that this system knows
/// for programs.
func searchPackages(for query: String, seed: UInt64) throws {
  let packages = Package.available()
  guard !packages.isEmpty else {
    print("There is no apt-cache here that lists packages to search.")
    return
  }
  try search(
    packages.map(\.summary),
    called: packages.map { "\($0.name): \($0.summary)" }, minimum: 2,
    for: query, seed: seed
  ) { packages[$0].isProgram }
}

/// Searches texts of the reader's own.
func searchTexts(at path: String, for query: String, seed: UInt64) throws {
  let own = try TextCollection(URL(filePath: path))
  let begins = own.texts.map {
    $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(60)
  }
  try search(
    own.texts, called: zip(own.names, begins).map { "\($0): \($1)" },
    minimum: own.texts.count < 100 ? 1 : 2, for: query, seed: seed
  ) { _ in true }
}

/// Prints the texts that are nearest to a query.
private func search(
  _ texts: [String], called titles: [String], minimum: Int, for query: String,
  seed: UInt64, where isCandidate: (Int) -> Bool
) throws {
  var generator = SplitMix64(seed: seed)
  let tokenizer = Tokenizer(
    stopWords: StopWords.english, stemmer: try Stemmer())
  // snippet.search
  let search = try TextSearch(
    texts, dimensions: min(100, max(1, texts.count * 2 / 3)),
    placement: .directionsOfWords, tokenizer: tokenizer, minimum: minimum,
    tolerance: 1e-4, using: &generator)
  // snippet.end
  print(
    "\(texts.count) texts, \(search.vocabulary.count) words,",
    "\(search.model.dimensions) dimensions")
  let silent = texts.indices.count { search.model.texts[row: $0].norm == 0 }
  if silent > 0 { print("\(silent) of the texts have no word that counts") }
  let enough = minimum > 1 ? "two of the texts" : "the texts"
  let asked = Set(tokenizer.words(in: query))
  let unknown = asked.filter { search.vocabulary.column(of: $0) == nil }
  let matches = search.matches(for: query, count: 15, where: isCandidate)
  if matches.isEmpty {
    print("No word of the query stands in \(enough).")
    return
  }
  if !unknown.isEmpty {
    print("Not in \(enough): \(unknown.sorted().joined(separator: ", "))")
  }
  for match in matches where match.cosine > 0 {
    let shared = asked.intersection(tokenizer.words(in: texts[match.text]))
    print(shared.isEmpty ? "*" : " ", titles[match.text])
  }
  print("* has no word of the query, and no form of one")
}

/// A package and its description in one line.
struct Package {
  let name: String
  let summary: String
  /// What kind of package it is, such as `graphics` or `libs`.
  let section: String

  /// Whether it is something to run, and not made for other programs, for
  /// those who write them, or to be read.
  var isProgram: Bool { !Self.partsOfOthers.contains(section) }

  private static let partsOfOthers: Set<String> = [
    "cli-mono", "debug", "devel", "doc", "fonts", "gnu-r", "gnustep", "golang",
    "haskell", "interpreters", "introspection", "java", "javascript", "kernel",
    "libdevel", "libs", "lisp", "localization", "metapackages", "ocaml",
    "oldlibs", "perl", "php", "python", "ruby", "rust", "tasks", "zope",
  ]

  /// What `apt-cache dumpavail` lists, each summary once; nothing where
  /// there is none.
  static func available() -> [Package] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/apt-cache")
    process.arguments = ["dumpavail"]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil,
      let bytes = try? pipe.fileHandleForReading.readToEnd()
    else { return [] }
    process.waitUntilExit()
    return listed(in: TextLines.lines(of: bytes))
  }

  /// The packages of lines as `apt-cache dumpavail` prints them.
  static func listed(in lines: [String]) -> [Package] {
    var packages: [Package] = []
    var seen = Set<String>()
    for record in lines.split(whereSeparator: \.isEmpty) {
      var fields: [Substring: Substring] = [:]
      for line in record where line.first?.isLetter == true {
        let parts = line.split(separator: ": ", maxSplits: 1)
        if parts.count == 2 { fields[parts[0]] = parts[1] }
      }
      guard let name = fields["Package"],
        let summary = fields["Description"] ?? fields["Description-en"],
        seen.insert(String(summary)).inserted
      else { continue }
      // Some distributions put an area before it, as in `universe/graphics`.
      let section = fields["Section"]?.split(separator: "/").last ?? ""
      packages.append(
        Package(
          name: String(name), summary: String(summary),
          section: String(section)))
    }
    return packages
  }
}
