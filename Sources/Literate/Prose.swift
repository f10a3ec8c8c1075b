internal import LinearAlgebra

/// How numbers are written in running text.
enum Prose {
  /// Digits in groups of three: `3 623 430`, with thin spaces that do not break.
  static func number(_ value: Int) -> String {
    var groups: [String] = []
    var rest = value.magnitude
    while rest >= 1000 {
      let group = String(rest % 1000)
      groups.insert(String(repeating: "0", count: 3 - group.count) + group, at: 0)
      rest /= 1000
    }
    groups.insert(String(rest), at: 0)
    let isShort = value.magnitude < 10_000
    return (value < 0 ? "−" : "") + groups.joined(separator: isShort ? "" : "\u{202F}")
  }

  /// A number as a book writes it: `4.77 × 10⁵`, and `0.012` as it is.
  static func number(_ value: Double, digits: Int) -> String {
    let text = value.formatted(digits: digits)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      return text.replacing("-", with: "−")
    }
    let power = power(exponent)
    let mantissa = parts[0].replacing("-", with: "−")
    return mantissa == "1" ? power : "\(mantissa) × \(power)"
  }

  /// A power of ten, `10⁻³`.
  static func power(_ exponent: Int) -> String {
    let superscripts: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹", "-": "⁻",
    ]
    return "10" + String(String(exponent).map { superscripts[$0] ?? $0 })
  }
}
