import ArgumentParser

/// The option `--deadline`, which every command that runs answers has.
struct TimeLimit: ParsableArguments {
  /// The seconds that can be asked for.
  static let allowed = 1.0...3600

  @Option(help: "Seconds that an answer may take, from 1 to 3600.")
  var deadline = 10.0

  /// Nothing that is no number, and nothing that no answer can keep.
  func validate() throws {
    if !Self.allowed.contains(deadline) {
      throw ValidationError("--deadline is a number of seconds from 1 to 3600, not \(deadline).")
    }
  }
}
