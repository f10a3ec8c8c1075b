/// Signs that are written by name or number between `&` and `;`.
enum WikiEntities {
  private static let names: [Substring: String] = [
    "lt": "<", "gt": ">", "quot": "\"", "amp": "&", "apos": "'", "nbsp": " ", "thinsp": " ",
    "ndash": "–", "mdash": "—", "hellip": "…", "times": "×", "minus": "−", "deg": "°",
  ]
  private static let longest = 10

  /// The text with the signs themselves; a name that is not known stays.
  static func resolved(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var (result, rest) = ("", Substring(text))
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let name = rest.dropFirst().prefix(longest).prefix { $0 != ";" }
      let after = name.endIndex
      if after < rest.endIndex, rest[after] == ";", let sign = sign(of: name) {
        result += sign
        rest = rest[rest.index(after: after)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func sign(of name: Substring) -> String? {
    guard name.first == "#" else { return names[name] }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String($0) }
  }
}
