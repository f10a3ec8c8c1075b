import CProcess
import Foundation

/// What a symbol of Swift's names, in words.
enum Demangling {
  /// The declaration as Swift writes it, with modules; nil for what is no symbol of Swift's.
  static func text(of symbol: String) -> String? {
    guard let text = process_demangle(symbol, symbol.utf8.count) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// The names of modules, types and members in it, labels of arguments left out.
  static func path(of symbol: String) -> [String] {
    guard let text = text(of: symbol) else { return [] }
    var names: [String] = []
    var name = ""
    var follows = false  // a dot
    var before: Character = " "
    for character in text + " " {
      if character == "_" || character.isLetter || character.isNumber {
        if name.isEmpty { follows = before == "." }
        name.append(character)
      } else {
        // `solve(lower: …)` has the label `lower`; only a member or a type follows a dot.
        if follows && character != ":" { names.append(name) }
        name = ""
      }
      before = character
    }
    return names
  }
}
