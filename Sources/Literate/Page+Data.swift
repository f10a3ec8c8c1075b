internal import Foundation

extension Page {
  /// Keeps data that an explorable of the chapter reads, under a name, as JSON with numbers of fixed digits.
  ///
  /// Data is not compared with the transcript, so it must not depend on last bits: numbers are rounded to their significant digits, and
  /// what is smaller than `zero` in size, such as a rounding error, becomes 0. `Foundation.Data` goes as text in base 64.
  ///
  /// - Throws: `EncodingError` where a number is not finite.
  public func data(
    _ name: String, _ value: some Encodable, digits: Int = 5, zero: Double = 1e-9
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    let file = "\(name).json"
    try JSONDigits.rounded(text, digits: digits, zero: zero)
      .write(to: draft.appending(path: "data/\(file)"), atomically: false, encoding: .utf8)
    addData(name, file: file)
  }
}

/// Numbers in a JSON text, cut to a fixed count of digits.
enum JSONDigits {
  /// The same text with every number rounded that is not whole.
  static func rounded(_ text: String, digits: Int, zero: Double) -> String {
    var result = ""
    var number = ""
    var isInString = false
    var isEscaped = false
    func close() {
      if !number.isEmpty { result += short(number, digits: digits, zero: zero) }
      number = ""
    }
    for character in text {
      if isInString {
        result.append(character)
        if character == "\"" && !isEscaped { isInString = false }
        isEscaped = character == "\\" && !isEscaped
      } else if "0123456789-".contains(character)
        || !number.isEmpty && "+.eE".contains(character)
      {
        number.append(character)
      } else {
        close()
        result.append(character)
        isInString = character == "\""
      }
    }
    close()
    return result
  }

  /// One number: whole ones as they are, others to significant digits, without zeros at their end.
  private static func short(_ text: String, digits: Int, zero: Double) -> String {
    guard text.contains(where: { ".eE".contains($0) }), let value = Double(text) else {
      return text
    }
    if abs(value) < zero { return "0" }
    let rounded = String(format: "%.\(digits)g", value)
    guard rounded.contains("e") else { return rounded }
    let parts = rounded.split(separator: "e")
    return "\(parts[0])e\(Int(parts[1]) ?? 0)"
  }
}
