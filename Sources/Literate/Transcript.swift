public import Foundation

/// The recorded output of a chapter, and its comparison with an earlier recording.
///
/// Two recordings agree if their texts are equal, number by number and between the numbers. Numbers may differ by one in the last digit printed, for
/// the last bits of a result depend on the processor and on the number of threads.
public struct Transcript {
  /// The lines, without measured ones.
  public private(set) var text = ""
  /// The titles of sections that could not be told, which are not compared.
  private(set) var leftOut: Set<String> = []

  /// Makes an empty transcript.
  public init() {}

  /// Makes a transcript from text.
  public init(text: String) { self.text = text }

  mutating func append(_ page: Page) {
    if !text.isEmpty { text += "\n" }
    text += "— \(page.title) —\n\n"
    for line in page.lines where !line.isMeasured { text += line.text + "\n" }
  }

  /// Adds what the text of the book shows from the run: nobody sees it printed, so it is compared here.
  mutating func append(_ values: [Page.Value]) {
    let compared = values.filter { !$0.isMeasured }
    if compared.isEmpty { return }
    text += "\n— \(Self.valuesTitle) —\n\n"
    for value in compared { text += "\(value.name) = \(value.text)\n" }
  }

  mutating func leaveOut(_ title: String) { leftOut.insert(title) }

  /// Compares with a recording in a file.
  ///
  /// - Throws: ``TranscriptMismatch`` at the first line that differs, or an error if the file cannot be read.
  public func compare(withFile file: URL) throws {
    let recorded = try String(contentsOf: file, encoding: .utf8)
    try compare(with: Transcript(text: recorded), named: file.relativePath)
  }

  /// Compares with another recording.
  ///
  /// - Throws: ``TranscriptMismatch`` at the first line that differs.
  public func compare(with recorded: Transcript, named name: String) throws {
    let new = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let old = leftOut.isEmpty ? recorded.numberedLines : comparable(in: recorded)
    for index in 0..<max(new.count, old.count) {
      let (now, then) = (new.dropFirst(index).first, old.dropFirst(index).first?.line)
      if let now, let then, Self.agree(now, then) { continue }
      let number = index < old.count ? old[index].number : (old.last?.number ?? 0) + 1
      throw TranscriptMismatch(
        file: name, line: number, recorded: then.map(String.init), printed: now.map(String.init))
    }
  }

  /// Whether two lines are the same up to the last digit of each number, and the spaces that align them.
  static func agree(_ a: Substring, _ b: Substring) -> Bool {
    let number = /[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/
    func words(_ line: Substring) -> [Substring] {
      line.split(separator: number, omittingEmptySubsequences: false).flatMap {
        $0.split(separator: " ")
      }
    }
    let (left, right) = (a.matches(of: number), b.matches(of: number))
    guard left.count == right.count, words(a) == words(b) else { return false }
    return zip(left, right).allSatisfy { agreeAsNumbers($0.output, $1.output) }
  }

  private static func agreeAsNumbers(_ a: Substring, _ b: Substring) -> Bool {
    if a == b { return true }
    let isWhole = !a.contains(".") && !b.contains(".") && !a.contains("e") && !b.contains("e")
    guard !isWhole, let x = Double(a.replacing("−", with: "-")),
      let y = Double(b.replacing("−", with: "-"))
    else { return false }
    // The finer one: beside 1e-3 the last place of 1e-2 would let anything pass.
    let unit = min(lastPlace(a), lastPlace(b))
    return abs(x - y) <= unit * (1 + 1e-9)
  }

  /// What one step in the last printed digit is worth.
  private static func lastPlace(_ number: Substring) -> Double {
    let parts = number.split(separator: "e")
    let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return pow(10, Double(exponent - decimals))
  }
}

/// Where a run differs from its recorded transcript.
public struct TranscriptMismatch: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let recorded: String?
  let printed: String?

  private var chapter: String {
    URL(filePath: file).deletingLastPathComponent().lastPathComponent
  }

  /// The place, both lines, and what to do.
  public var description: String {
    """
    \(file):\(line): the chapter no longer prints what was recorded.
      recorded: \(recorded ?? "(nothing: the recording ends here)")
      printed:  \(printed ?? "(nothing: the chapter ends here)")
    If the new output is right, record it: make transcripts CHAPTER=\(chapter)
    """
  }
}
