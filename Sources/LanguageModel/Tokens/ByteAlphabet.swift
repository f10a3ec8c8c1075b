/// A letter for each of the 256 bytes, so that any bytes can stand in a list of words.
///
/// Bytes that are visible signs of Latin-1 stand for themselves; the other 68 get the signs from
/// U+0100 on: a space is “Ġ”, a line feed “Ċ”. Source: Radford and others, "Language models are
/// unsupervised multitask learners", 2019, `bytes_to_unicode` in `encoder.py` of GPT-2.
enum ByteAlphabet {
  /// The letters of the bytes.
  static let letters: [Unicode.Scalar] = {
    var free: UInt32 = 0x100
    return (0...UInt8.max).map { byte in
      if isVisible(byte) { return Unicode.Scalar(byte) }
      defer { free += 1 }
      return Unicode.Scalar(free) ?? "?"
    }
  }()

  private static let bytes: [UInt8?] = {
    var bytes = [UInt8?](repeating: nil, count: 0x200)
    for (byte, letter) in letters.enumerated() { bytes[Int(letter.value)] = UInt8(byte) }
    return bytes
  }()

  private static func isVisible(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || (0xAE...0xFF).contains(byte)
  }

  /// The bytes that a word's letters stand for; nil if one of them stands for none.
  static func bytes(of word: some StringProtocol) -> [UInt8]? {
    var result: [UInt8] = []
    for letter in word.unicodeScalars {
      guard letter.value < bytes.count, let byte = bytes[Int(letter.value)] else { return nil }
      result.append(byte)
    }
    return result
  }
}
