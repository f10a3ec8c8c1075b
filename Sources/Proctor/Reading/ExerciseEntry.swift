import Foundation

/// An exercise as the folders show it.
public struct ExerciseEntry: Sendable, Equatable {
  /// Its number, such as 2.3.
  public let number: ExerciseNumber
  /// Its name in the Markdown file's form, `numerical-rank`: what progress is kept under.
  public let slug: String
  /// Its name in the Swift file's form, `NumericalRank`.
  public let name: String
  /// Its chapter's folder.
  public let folder: String
  /// The name of the Markdown file.
  public let statementFile: String
  /// What the Markdown file says.
  public let statement: Statement

  /// Its title.
  public var title: String { statement.title }

  /// The learner's file, from the project's folder.
  public var answerPath: String { "exercises/\(folder)/\(name).swift" }

  /// The reference answer, from the project's folder.
  public var solutionPath: String { "solutions/\(folder)/\(name).swift" }

  /// The statement, from the project's folder.
  public var statementPath: String { "exercises/\(folder)/\(statementFile)" }

  /// The check, from the project's folder.
  public var checkPath: String { "Sources/Checks/\(folder)/\(name).swift" }

  /// The chapter's label, two digits.
  public var chapterLabel: String { String(folder.prefix(2)) }

  /// The points it is worth: its level.
  public var points: Int { statement.level }

  /// The level as stars.
  public var stars: String { String(repeating: "★", count: statement.level) }

  /// The Swift file that belongs to a Markdown file: `qr-ranks` finds `QRRanks.swift`; without a
  /// file, each word gets a capital.
  static func swiftName(of slug: String, among files: [String]) -> String {
    let letters = slug.replacing("-", with: "").lowercased()
    let match = files.first { $0.dropLast(6).lowercased() == letters }
    if let match { return String(match.dropLast(6)) }
    return slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
