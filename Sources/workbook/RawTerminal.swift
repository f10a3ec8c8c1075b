import Foundation

/// Standard input without echo, key by key, until it is put back.
final class RawTerminal {
  private var before = termios()
  /// Whether standard input is a terminal.
  let isTerminal: Bool

  init() {
    isTerminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0
    if !isTerminal { return }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    let settings = before
    Output.whenLeaving { Self.set(settings) }
  }

  /// Puts the terminal back as it was.
  func restore() {
    if isTerminal { Self.set(before) }
  }

  private static func set(_ settings: termios) {
    var settings = settings
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
