/// What one process says to another: a letter, a length and that many bytes.
package struct Frame: Sendable {
  /// What is said.
  package enum Kind: UInt8, Sendable {
    /// To the answer: call the function with these arguments.
    case call = 0x43
    /// To the answer: the entry that it asked for.
    case entry = 0x45
    /// From the answer: its program runs.
    case ready = 0x48
    /// From the answer: what the function returned.
    case result = 0x52
    /// From the answer: the words of the error that it threw.
    case thrown = 0x54
    /// From the answer: it is not attempted.
    case notAttempted = 0x4E
    /// From the answer: it asks for an entry.
    case question = 0x51
  }

  /// What is said.
  package var kind: Kind
  /// The values.
  package var parcel: Parcel

  /// The bytes of a letter and a length.
  package static let headerSize = 9
  /// The bytes that a frame may hold; no exercise comes near.
  package static let largest = 1 << 27

  /// Makes a frame.
  package init(_ kind: Kind, _ parcel: Parcel = Parcel()) {
    self.kind = kind
    self.parcel = parcel
  }

  /// The frame as it goes through a pipe.
  package var bytes: [UInt8] {
    var bytes = [kind.rawValue]
    withUnsafeBytes(of: UInt64(parcel.bytes.count).littleEndian) { bytes.append(contentsOf: $0) }
    return bytes + parcel.bytes
  }

  /// What a header announces; nil if it is none.
  package static func announced(by header: [UInt8]) -> (kind: Kind, length: Int)? {
    guard header.count == headerSize, let kind = Kind(rawValue: header[0]) else { return nil }
    let length = header.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
    }
    return length <= UInt64(largest) ? (kind, Int(length)) : nil
  }
}

/// The descriptors on which a process that runs an answer speaks with the check.
package enum AnswerChannel {
  /// Where calls come from.
  package static let calls: Int32 = 3
  /// Where results go.
  package static let results: Int32 = 4
  /// Where it says how it dies.
  package static let lastWords: Int32 = 5
  /// The exit code of an answer's process whose channels are closed.
  package static let closedCode: Int32 = 97
}
