/// How wide the letters of the book's text face are, so that drawings know where their words end.
///
/// Source: the advance widths of TeX Gyre Pagella 2.501, regular and italic, in thousandths of the size.
enum FontMetrics {
  /// How far letters reach above and below the line that they stand on, at most, in parts of the size.
  static let ascent = 0.744
  static let descent = 0.283
  /// Half the height of a capital: what centers a line of text on an axis.
  static let halfCapital = 0.346

  /// The width of a character in parts of the size; what the face lacks counts as a full square.
  static func width(of character: Character, isItalic: Bool) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    let code = Int(scalar.value)
    if (32..<127).contains(code) { return Double((isItalic ? italic : regular)[code - 32]) / 1000 }
    return Double(others[Character(scalar)] ?? 1000) / 1000
  }

  /// From the space to the tilde.
  private static let regular = [
    250, 278, 371, 500, 500, 840, 778, 208, 456, 456, 390, 760, 250, 333, 250, 486, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 250, 250, 767, 760, 767, 444, 747, 778, 611, 709, 774, 611,
    556, 763, 832, 337, 333, 726, 611, 946, 831, 786, 604, 786, 668, 525, 613, 778, 722, 1000, 667,
    667, 667, 428, 486, 428, 606, 500, 333, 500, 553, 444, 611, 479, 333, 556, 582, 287, 234, 556,
    291, 883, 582, 546, 601, 560, 395, 424, 326, 603, 565, 834, 516, 556, 500, 441, 208, 441, 606,
  ]
  private static let italic = [
    250, 333, 500, 500, 500, 889, 778, 233, 456, 456, 390, 760, 250, 333, 250, 486, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 250, 250, 767, 760, 767, 500, 747, 722, 611, 667, 778, 611,
    556, 722, 778, 333, 333, 667, 556, 944, 778, 778, 611, 778, 667, 556, 611, 778, 722, 944, 722,
    667, 667, 428, 486, 428, 606, 500, 333, 444, 463, 407, 500, 389, 278, 500, 500, 278, 278, 444,
    278, 778, 556, 444, 500, 463, 389, 389, 333, 556, 500, 722, 500, 500, 444, 441, 208, 441, 606,
  ]
  /// Upright, where a letter is wider than in italic.
  private static let others: [Character: Int] = [
    "Γ": 550, "Δ": 629, "Θ": 850, "Λ": 735, "Ξ": 707, "Π": 836, "Σ": 710, "Φ": 850, "Ψ": 783,
    "Ω": 839, "α": 564, "β": 611, "γ": 600, "δ": 481, "ε": 466, "ζ": 477, "η": 552, "θ": 517,
    "ι": 299, "κ": 544, "λ": 597, "μ": 626, "ν": 524, "ξ": 479, "π": 711, "ρ": 550, "σ": 611,
    "τ": 587, "υ": 554, "φ": 670, "χ": 585, "ψ": 678, "ω": 803, "≈": 758, "≤": 766, "≥": 766,
    "≠": 760, "⊗": 796, "∘": 480, "⊙": 796, "×": 627, "·": 280, "−": 760, "†": 500, "‖": 376,
    "⋯": 860, "⋮": 280, "⋱": 733, "…": 860, "→": 920, "←": 920, "↓": 460, "↑": 460, "↦": 920,
    "⊥": 760, "∈": 778, "⟨": 391, "⟩": 391, "′": 293, "∗": 542, "∑": 983, "√": 690, "∞": 943,
    "⊕": 796, "⊂": 778, "∪": 760, "∩": 760, "½": 750, "“": 500, "”": 500, "‘": 278, "’": 278,
    "–": 500, "—": 1000, "°": 400, "±": 760, "≪": 944, "≫": 944, "∼": 758, "∝": 798, "ℓ": 379,
    "∅": 640, "\u{2009}": 200, "\u{a0}": 250, "\u{202f}": 200,
  ]
}
