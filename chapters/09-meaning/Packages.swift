import Foundation
import LinearAlgebra
import TextAnalysis

/// Searches the one-line descriptions of all packages that this system knows.
func searchPackages(for query: String, seed: UInt64) throws {
  let packages = Package.available()
  guard !packages.isEmpty else {
    print("There is no apt-cache here that lists packages to search.")
    return
  }
  try search(
    packages.map(\.summary),
    called: packages.map { "\($0.name): \($0.summary)" }, minimum: 2,
    for: query, seed: seed)
}

/// Searches texts of the reader's own.
func searchTexts(at path: String, for query: String, seed: UInt64) throws {
  let own = try TextCollection(URL(filePath: path))
  let begins = own.texts.map {
    $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(60)
  }
  try search(
    own.texts, called: zip(own.names, begins).map { "\($0): \($1)" },
    minimum: own.texts.count < 100 ? 1 : 2, for: query, seed: seed)
}

/// Prints the texts that are nearest to a query.
private func search(
  _ texts: [String], called titles: [String], minimum: Int, for query: String,
  seed: UInt64
) throws {
  var generator = SplitMix64(seed: seed)
  let tokenizer = Tokenizer(
    stopWords: StopWords.english, stemmer: try Stemmer())
  let search = try TextSearch(
    texts, dimensions: min(300, max(1, texts.count * 2 / 3)),
    tokenizer: tokenizer, minimum: minimum, tolerance: 1e-3, using: &generator)
  print(
    "\(texts.count) texts, \(search.vocabulary.count) words,",
    "\(search.model.dimensions) dimensions")
  let silent = texts.indices.count { search.model.texts[row: $0].norm == 0 }
  if silent > 0 { print("\(silent) of the texts have no word that counts") }
  let matches = search.matches(for: query, count: 15)
  if matches.isEmpty {
    print(
      "No word of the query stands in",
      minimum > 1 ? "two of the texts." : "the texts.")
    return
  }
  let asked = Set(tokenizer.words(in: query))
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
    var packages: [Package] = []
    var seen = Set<String>()
    var name = ""
    for line in TextLines.lines(of: bytes) {
      if line.hasPrefix("Package: ") { name = String(line.dropFirst(9)) }
      guard line.hasPrefix("Description") else { continue }
      let parts = line.split(separator: ": ", maxSplits: 1)
      guard parts.count == 2,
        parts[0] == "Description" || parts[0] == "Description-en"
      else { continue }
      let summary = String(parts[1])
      if seen.insert(summary).inserted {
        packages.append(Package(name: name, summary: summary))
      }
    }
    return packages
  }
}
