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
  }

  /// Puts the terminal back as it was.
  func restore() {
    if isTerminal { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
  }
}
