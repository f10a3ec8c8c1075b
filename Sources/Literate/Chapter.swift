public import ArgumentParser
public import Experiments
internal import Foundation

/// A chapter of the book as a program: it tells its story section by section.
///
/// ```swift
/// @main struct SVDChapter: Chapter {
///   static let about = "The best approximation when nothing is given."
///   static let folder = folderOfThisFile()
///   @OptionGroup var options: ChapterOptions
///
///   func tell(_ story: Story) throws {
///     try story.section("rank-one-layers", layers)
///   }
/// }
/// ```
///
/// What a section prints goes to the terminal, to the recorded transcript and to the book, from one source.
///
/// Its folder's name is the only identity that a chapter has: number, output and help come from it.
public protocol Chapter: ParsableCommand {
  /// One sentence for `--help`.
  static var about: String { get }
  /// The chapter's folder under `chapters`, such as `02-svd`: ``folderOfThisFile(_:)``.
  static var folder: String { get }
  /// The options that all chapters share.
  var options: ChapterOptions { get }
  /// What the chapter has run with many seeds, beforehand.
  func experiments() throws -> [Experiment]
  /// Tells the story.
  func tell(_ story: Story) throws
}

/// The options that all chapters share.
public struct ChapterOptions: ParsableArguments {
  /// The seed of the book's own runs.
  public static let bookSeed: UInt64 = 1

  /// The seed for everything random.
  @Option(help: "The seed for everything random. The book uses the default.")
  public var seed = Self.bookSeed

  /// Where to write figures, values and the transcript.
  @Option(
    help: ArgumentHelp(
      "Where to write figures, values and the transcript (default: build/run/<chapter>).",
      valueName: "folder"))
  public var output: String?

  /// A recorded transcript to compare with.
  @Option(
    help: ArgumentHelp(
      "Compare what is printed with a recorded transcript and fail where they differ.",
      valueName: "file"))
  public var compare: String?

  /// Whether to run experiments in place of the story.
  @Flag(help: "Run what the chapter's tables of experiments lack, and stop.")
  public var experiments = false

  /// Which experiments to run, of all that the chapter has.
  @Option(help: ArgumentHelp("With --experiments, only the one of this name.", valueName: "name"))
  public var only: String?

  /// How many runs of experiments go on at once.
  @Option(help: "With --experiments, how many runs go on at once.")
  public var workers = 2

  /// Makes the default options.
  public init() {}
}

extension Chapter {
  /// Most chapters compute all they show in one run.
  public func experiments() throws -> [Experiment] { [] }

  /// The name of the folder that holds the source file in which this is called.
  public static func folderOfThisFile(_ file: String = #filePath) -> String {
    URL(filePath: file).deletingLastPathComponent().lastPathComponent
  }

  /// The program's own name, and the chapter's number before what it says of itself.
  public static var configuration: CommandConfiguration {
    let program = CommandLine.arguments.first.map { URL(filePath: $0).lastPathComponent }
    let number = folder.prefix { $0 != "-" }.drop { $0 == "0" }
    return CommandConfiguration(
      commandName: program, abstract: "Chapter \(number.isEmpty ? "0" : number): \(about)")
  }

  /// Runs the story and writes what it recorded.
  public func run() throws { try runStory() }

  /// What ``run()`` does, for a chapter whose program can do something else as well.
  public func runStory() throws {
    if options.experiments {
      let all = try experiments()
      for experiment in all where options.only == nil || options.only == experiment.name {
        try Self.pay(for: experiment, workers: options.workers)
      }
      return
    }
    let folder = options.output ?? "build/run/\(Self.folder)"
    let story = try Story(
      folder: URL(filePath: folder, directoryHint: .isDirectory), seed: options.seed)
    try tell(story)
    try story.close()
    if let path = options.compare {
      try story.transcript.compare(withFile: URL(filePath: path))
    }
  }
}
