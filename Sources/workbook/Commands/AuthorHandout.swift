import ArgumentParser
import Foundation
import Proctor

/// The command `workbook author handout`.
struct AuthorHandout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout",
    abstract: "Copy the course for students, without the references and the checks' sources.",
    discussion: """
      Graders are copied as programs, so the copy is for machines like this one: the same system, \
      the same processor, the same Swift. Of the project, only files that git knows are copied. \
      instructor/README.md says what students can still find.

      Examples:
        ./workbook author handout ~/low-rank-for-students
      """)

  @Argument(help: "The folder to write: a new one, or an empty one.")
  var folder: String

  @OptionGroup var desk: Desk

  func run() throws {
    let catalog = try Catalog(root: try desk.root())
    if catalog.isHandout { throw Complaint("This is a hand-out; make another where it came from.") }
    let place = URL(filePath: folder).standardizedFileURL
    let count = try Handout(desk.examiner(catalog)).write(to: place)
    desk.terminal.say("Wrote \(count) files to \(place.path).")
  }
}
