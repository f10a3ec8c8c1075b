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
  var generator = SplitMix64(seed: seed)
  let tokenizer = Tokenizer(
    stopWords: StopWords.english, stemmer: try Stemmer())
  let search = try TextSearch(
    packages.map(\.summary), dimensions: 300, tokenizer: tokenizer,
    minimum: 2, tolerance: 1e-3, using: &generator)
  print(
    "\(packages.count) packages, \(search.vocabulary.count) words,",
    "\(search.model.dimensions) dimensions")
  let matches = search.matches(for: query, count: 15)
  if matches.isEmpty { print("No word of the query stands in two packages.") }
  let asked = Set(tokenizer.words(in: query))
  for match in matches {
    let package = packages[match.text]
    let shared = asked.intersection(tokenizer.words(in: package.summary))
    let mark = shared.isEmpty ? "*" : " "
    print("\(mark) \(package.name): \(package.summary)")
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
