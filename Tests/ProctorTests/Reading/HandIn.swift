import Foundation
import Testing

@testable import Proctor

/// A folder to put what students hand in, which is gone after the test.
final class HandIn {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "workbook-handin-\(UUID().uuidString)")

  /// The project that the tests belong to.
  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let catalog: Catalog

  init(_ texts: KeyValuePairs<String, String> = [:]) throws {
    catalog = try Catalog(root: Self.project)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in texts { try put(text, at: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Writes a file and the folders above it.
  func put(_ text: String, at path: String) throws { try put(Data(text.utf8), at: path) }

  /// Writes a file and the folders above it.
  func put(_ bytes: Data, at path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// Runs a program in the folder.
  func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) failed")
  }

  /// Writes a zip archive; its names may be any, since they are given to Python as they are.
  func zip(_ name: String, _ entries: KeyValuePairs<String, String>, level: Int = 9) throws {
    let script = """
      import sys, zipfile, json
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
          for name, text in json.loads(sys.argv[2]):
              archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
      """
    let list = try JSONEncoder().encode(entries.map { [$0.key, $0.value] })
    try run("python3", "-c", script, name, String(decoding: list, as: UTF8.self))
  }

  /// The submission that the folder, or what lies at a path in it, is.
  func open(_ path: String = "") throws -> Submission {
    try Submission(path.isEmpty ? folder : folder.appending(path: path), catalog: catalog)
  }

  /// The exercise of a number.
  func exercise(_ number: String) throws -> ExerciseEntry {
    try #require(ExerciseNumber(number).flatMap(catalog.exercise))
  }

  /// What a submission has for exercise 0.1, and what is said of it.
  func first(_ path: String = "") throws -> (answer: Submission.Answer, notes: [String]) {
    let submission = try open(path)
    return (submission.answer(to: try exercise("0.1")), submission.notes)
  }
}
