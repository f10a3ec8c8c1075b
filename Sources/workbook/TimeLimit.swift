import ArgumentParser
import Proctor

/// The option `--deadline`, which every command that runs answers has.
struct TimeLimit: ParsableArguments {
  @Option(
    name: .customLong("deadline"),
    help: "Seconds that an answer may take, from 1 to 3600; 10 without it.")
  var chosen: Double?

  /// The seconds.
  var deadline: Double { chosen ?? Deadline.usual }

  /// Nothing that is no number, and nothing that no answer can keep.
  func validate() throws {
    if !Deadline.allowed.contains(deadline) {
      throw ValidationError("--deadline is a number of seconds from 1 to 3600, not \(deadline).")
    }
  }
}
