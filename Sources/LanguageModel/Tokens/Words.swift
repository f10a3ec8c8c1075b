/// Cuts text into the words within which bytes may be paired.
///
/// A word is, at each place the first of these that fits:
///
/// 1. an English ending after an apostrophe: `'s 't 're 've 'm 'll 'd`,
/// 2. letters, with a space in front of them or without,
/// 3. digits, likewise; where digits are split, a single one without a space,
/// 4. other signs, with a space in front of them or without,
/// 5. white space, without its last sign where something else follows: that may go with it.
///
/// Where digits are split, text ends in front of each for what stands before it. Sources: GPT-2,
/// `encoder.py`; Hugging Face, tokenizers, `pre_tokenizers/byte_level.rs` and `digits.rs`.
struct Words: Sequence, IteratorProtocol {
  private let text: UnsafeBufferPointer<UInt8>
  private let splitsDigits: Bool
  private var position: Int
  private let end: Int

  /// Looks at bytes of whole characters in UTF-8.
  init(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, splitsDigits: Bool) {
    (self.text, self.splitsDigits) = (text, splitsDigits)
    (position, end) = (range.lowerBound, range.upperBound)
  }

  /// The place of the next word.
  mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    position = wordEnd(from: start)
    return start..<position
  }

  private func wordEnd(from start: Int) -> Int {
    let first = text[start]
    if first == UInt8(ascii: "'"), let ending = endingEnd(from: start) { return ending }
    let (kind, after) = sign(at: start)
    if kind == .space {
      if first == UInt8(ascii: " "), after < end {
        let next = sign(at: after).kind
        if next != .space && !(next == .digit && splitsDigits) { return runEnd(next, from: after) }
      }
      return spaceEnd(from: start)
    }
    return kind == .digit && splitsDigits ? after : runEnd(kind, from: after)
  }

  private func runEnd(_ kind: SignKind, from start: Int) -> Int {
    var place = start
    while place < end {
      let (next, after) = sign(at: place)
      if next != kind { break }
      place = after
    }
    return place
  }

  private func spaceEnd(from start: Int) -> Int {
    var (place, last) = (start, start)
    while place < end {
      let (kind, after) = sign(at: place)
      if kind != .space {
        if kind == .digit && splitsDigits { return place }
        return last == start ? place : last
      }
      (last, place) = (place, after)
    }
    return place
  }

  private func endingEnd(from start: Int) -> Int? {
    guard start + 1 < end else { return nil }
    switch text[start + 1] {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"):
      return start + 2
    case UInt8(ascii: "r"), UInt8(ascii: "v"):
      return start + 2 < end && text[start + 2] == UInt8(ascii: "e") ? start + 3 : nil
    case UInt8(ascii: "l"):
      return start + 2 < end && text[start + 2] == UInt8(ascii: "l") ? start + 3 : nil
    default: return nil
    }
  }

  /// What kind of sign begins at a place, and where the next begins.
  @inline(__always)
  private func sign(at place: Int) -> (kind: SignKind, after: Int) {
    let first = text[place]
    if first < 0x80 { return (SignKind.ascii[Int(first)], place + 1) }
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for i in 1..<count { value = value << 6 | UInt32(text[place + i]) & 0x3F }
    return (SignKind(value), place + count)
  }
}

/// What the words are told apart by.
enum SignKind: UInt8 {
  case letter, digit, space, other

  /// The kind of a character, by its number.
  init(_ value: UInt32) {
    // Most of what is written beyond Latin, Greek and Cyrillic.
    if (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) {
      self = .letter
      return
    }
    guard let scalar = Unicode.Scalar(value) else {
      self = .other
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      self = .letter
    case .decimalNumber, .letterNumber, .otherNumber: self = .digit
    default: self = scalar.properties.isWhitespace ? .space : .other
    }
  }

  static let ascii: [SignKind] = (0..<128).map { SignKind($0) }
}
