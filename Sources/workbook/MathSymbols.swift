/// What a command of TeX looks like in plain characters.
enum MathSymbols {
  /// The symbol of a command such as `\times`, `\sigma` or `\varphi`; nil for one that has none.
  static func symbol(_ name: String) -> String? {
    if let symbol = signs[name] ?? greek[name] { return symbol }
    return name.hasPrefix("var") ? greek[String(name.dropFirst(3))] : nil
  }

  /// The marks that go on top of a letter.
  static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}",
    "bar": "\u{304}", "overline": "\u{304}", "dot": "\u{307}", "ddot": "\u{308}",
    "check": "\u{30C}", "vec": "\u{20D7}",
  ]

  /// Greek letters by their names, as Unicode has them.
  private static let greek: [String: String] = {
    var letters: [String: String] = [:]
    for value in UInt32(0x391)...0x3C9 {
      guard let scalar = Unicode.Scalar(value), let name = scalar.greekName else { continue }
      letters[name] = String(scalar)
    }
    return letters
  }()

  private static let signs: [String: String] = [
    "times": "×", "cdot": "·", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "sim": "~", "equiv": "≡", "in": "∈", "notin": "∉", "to": "→",
    "leftarrow": "←", "gets": "←", "rightarrow": "→", "mapsto": "↦", "infty": "∞", "sum": "∑",
    "prod": "∏", "top": "ᵀ", "ldots": "…", "cdots": "⋯", "dots": "…", "vdots": "⋮", "ddots": "⋱",
    "pm": "±", "mp": "∓", "mid": "|", "ast": "*", "star": "*", "circ": "∘", "subset": "⊂",
    "cup": "∪", "cap": "∩", "partial": "∂", "nabla": "∇", "ell": "ℓ", "prime": "'",
    "quad": "  ", "qquad": "    ", "lVert": "‖", "rVert": "‖", "Vert": "‖", "lvert": "|",
    "rvert": "|", "vert": "|", "langle": "⟨", "rangle": "⟩", "lceil": "⌈", "rceil": "⌉",
    "lfloor": "⌊", "rfloor": "⌋", "dagger": "†", "otimes": "⊗", "odot": "⊙", "oplus": "⊕",
    "ll": "≪", "gg": "≫", "forall": "∀", "exists": "∃", "perp": "⊥", "propto": "∝",
    "setminus": "∖", "emptyset": "∅",
  ]
}

extension Unicode.Scalar {
  /// The name of a Greek letter in the spelling of TeX: `sigma`, `Sigma`; nil for other characters
  /// and for letters with accents.
  var greekName: String? {
    let words = (properties.name ?? "").split(separator: " ")
    guard words.count == 4, words[0] == "GREEK", words[2] == "LETTER" else { return nil }
    let name = words[3] == "LAMDA" ? "lambda" : words[3].lowercased()
    return words[1] == "CAPITAL" ? name.prefix(1).uppercased() + name.dropFirst() : name
  }
}
