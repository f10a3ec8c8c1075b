import ArgumentParser
import Foundation
import Proctor

/// The learner's companion and the instructor's grader.
@main struct Workbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Find, solve and check the exercises of The Road to Low Rank.",
    discussion: """
      Without a command it says where you are and what is next.

      Examples:
        ./workbook                where you are, and what is next
        ./workbook next           the next exercise's question
        ./workbook check 2.3      grade your answer to exercise 2.3
        ./workbook hint 2.3       one more hint
        ./workbook watch          grade on every save

      Exit status: 0 if what was asked for is right, 1 if an answer is wrong, broken or (asked \
      for by its number) not attempted, 64 if the command line is wrong, 74 if the output cannot \
      be written.
      """,
    subcommands: [
      Status.self, Next.self, List.self, Check.self, Watch.self, Hint.self, ShowSolution.self,
      Reset.self, ShowProgress.self, Doctor.self, Grade.self, Author.self,
    ],
    defaultSubcommand: Status.self)

  static func main() {
    Output.prepare()
    Orphans.adopt()
    do {
      try requireCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      try command.run()
    } catch let complaint as Complaint {
      Output.complain(complaint.sentence)
      Output.leave(64)
    } catch {
      let status = exitCode(for: error).rawValue
      let width = Terminal.width(of: status == 0 ? STDOUT_FILENO : STDERR_FILENO)
      let text = fullMessage(for: error, columns: width)
      let lines = width.map { text.folded(to: $0).joined(separator: "\n") } ?? text
      if status == 0 { Output.write(lines + "\n") } else if !text.isEmpty { Output.complain(lines) }
      Output.leave(status)
    }
  }

  /// Stops where the first word is no command: without that, it would be an argument too many of
  /// the one that needs no word.
  private static func requireCommand(_ word: String?) throws {
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
    if word.first?.isNumber ?? false {
      throw Complaint("“\(word)” is no command; try ./workbook check \(word), or next \(word).")
    }
    let nearest = names.min { $0.distance(to: word) < $1.distance(to: word) } ?? ""
    throw Complaint(
      "There is no command “\(word)”; the nearest is \(nearest). ./workbook --help lists all.")
  }
}

/// What is wrong with a command line, in a sentence that needs no usage below it.
struct Complaint: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
