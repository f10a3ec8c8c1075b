import Foundation

/// Writes to standard output: with colors only on a terminal that wants them, and never wider than
/// it is.
struct Terminal {
  /// Whether only ASCII may be written.
  var isASCII = false
  /// Whether colors are wanted: on a terminal, unless `NO_COLOR` or a dumb terminal says no.
  var hasColors: Bool
  /// Columns.
  var width: Int

  init(isASCII: Bool) {
    self.isASCII = isASCII
    let environment = ProcessInfo.processInfo.environment
    let refuses = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    hasColors = isatty(STDOUT_FILENO) == 1 && !refuses
    width = Self.width(of: STDOUT_FILENO) ?? 80
  }

  /// The columns of the terminal that a descriptor leads to, within what reads well; nil without
  /// a terminal.
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? min(max(Int(size.ws_col), 40), 100) : nil
  }

  /// A text in the characters that may be written.
  func plain(_ text: String) -> String { isASCII ? text.inASCII : text }

  /// Writes lines; one that is too long goes on below, at its own indentation.
  func write(_ lines: String...) { write(lines) }

  /// Writes lines; one that is too long goes on below, at its own indentation.
  func write(_ lines: [String]) {
    writeAsTheyAre(lines.flatMap { plain($0).folded(to: width) })
  }

  /// Writes a sentence.
  func say(_ sentence: String) { write(sentence) }

  /// Writes lines that are not to be broken, such as code.
  func writeAsTheyAre(_ lines: [String]) {
    Output.write(plain(lines.map { $0 + "\n" }.joined()))
  }

  /// Writes a word and what belongs to it, which goes on below itself.
  func write(_ word: String, _ text: String, at column: Int) {
    let rows = plain(text).wrapped(to: width - column)
    let rest = rows.dropFirst().map { String(repeating: " ", count: column) + $0 }
    write([plain(word).padded(to: column) + (rows.first ?? "")] + rest)
  }

  /// Writes paragraphs, whose formulas become plain characters.
  func tell(_ markdown: String) {
    writeAsTheyAre(plain(PlainMarkdown.text(markdown)).paragraphs(width: width))
  }

  /// Writes a line that the next one replaces, on a terminal only.
  func writeProgress(_ line: String) {
    guard isatty(STDOUT_FILENO) == 1 else { return }
    Output.write("\r" + plain(line).cut(to: width - 1) + "\u{1B}[K")
  }

  /// Takes the progress line away.
  func clearProgress() {
    if isatty(STDOUT_FILENO) == 1 { Output.write("\r\u{1B}[K") }
  }

  /// A text in a color or a weight.
  func paint(_ text: String, _ style: Style) -> String {
    hasColors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Colors and weights, by their ANSI codes.
  enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }
}
