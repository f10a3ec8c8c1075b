import ArgumentParser
import Foundation
import Mutation

/// The program that writes the mutants of reference answers for the workbook, which judges them.
@main struct Mutants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "Write the mutants of reference answers, a JSON file an answer.",
    discussion: """
      Called by make mutants; ./workbook author mutants judges what it writes.

      Examples:
        mutants ../solutions/02-svd/*.swift --output ../build/mutants/02-svd
      """)

  @Argument(help: "Reference answers.")
  var answers: [String]

  @Option(help: "The folder for the files.")
  var output: String

  func run() throws {
    let folder = URL(filePath: output)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for path in answers {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      guard let answer = Answer(text) else {
        throw ValidationError("\(path): no function with one marked body that parses.")
      }
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      try MutantFile(answer).json.write(
        to: folder.appending(path: "\(name).json"), options: .atomic)
    }
  }
}
