public import Foundation
import LinearAlgebra

/// A GGUF file of version 3, mapped into memory: facts by key, tensors by name.
///
/// ```swift
/// let file = try GGUFFile("SmolLM2-135M-Instruct.Q4_1.gguf")
/// let blocks = try file.integer("llama.block_count")
/// let query: Matrix<Float> = try file.matrix("blk.0.attn_q.weight")  // outputs × inputs
/// ```
///
/// Opening checks the whole head: that every value and every tensor is within the file, that no two
/// tensors overlap, and that all are of a type that is read here. Numbers are read when they are
/// asked for. Source: ggml, `docs/gguf.md`, https://github.com/ggml-org/ggml.
public struct GGUFFile: Sendable {
  /// The file's place; nil when its bytes came from memory.
  public let path: String?
  let data: Data
  /// The keys of the facts, in the order of the file.
  public let keys: [String]
  /// The names of the tensors, in the order of the file.
  public let names: [String]
  let facts: [String: GGUFFact]
  let tensors: [String: GGUFTensor]
  /// Where the numbers begin.
  let start: Int

  /// Opens a file.
  ///
  /// - Throws: ``GGUFError`` for what is no such file, or a damaged one.
  /// - Complexity: O(size of the head), without the numbers
  public init(_ path: String) throws(GGUFError) {
    let data: Data
    do { data = try RegularFile.contents(of: path) } catch {
      throw GGUFError(.unreadable(error.words), path: path)
    }
    do throws(GGUFError) { try self.init(data: data, path: path) } catch {
      throw GGUFError(error.reason, path: path)
    }
  }

  /// Opens the contents of a file that is already in memory.
  ///
  /// - Throws: ``GGUFError``, as from a file.
  /// - Complexity: O(size of the head)
  public init(data: Data) throws(GGUFError) { try self.init(data: data, path: nil) }

  private init(data: Data, path: String?) throws(GGUFError) {
    var scanner = GGUFScanner(data)
    let (tensorCount, factCount) = try Self.counts(&scanner, data)
    var (keys, facts): ([String], [String: GGUFFact]) = ([], [:])
    for number in 0..<factCount {
      let key = try scanner.text(of: "the key of fact \(number)")
      if key.isEmpty { throw GGUFError(.malformed("the key of fact \(number) is empty")) }
      if facts[key] != nil { throw GGUFError(.duplicate(key)) }
      facts[key] = try GGUFFact(&scanner, key: key)
      keys.append(key)
    }
    let alignment = try Self.alignment(facts, scanner)
    var (list, tensors): ([GGUFTensor], [String: GGUFTensor]) = ([], [:])
    for number in 0..<tensorCount {
      let tensor = try GGUFTensor(&scanner, number: number, alignment: alignment)
      if tensors.updateValue(tensor, forKey: tensor.name) != nil {
        throw GGUFError(.duplicate(tensor.name))
      }
      list.append(tensor)
    }
    start = (scanner.position + alignment - 1) / alignment * alignment
    try GGUFTensor.checkPlaces(list, start: start, fileSize: data.count)
    (self.path, self.data, self.keys, self.facts) = (path, data, keys, facts)
    (names, self.tensors) = (list.map(\.name), tensors)
  }

  static let magic = Array("GGUF".utf8)
  static let version: UInt32 = 3
  static let alignmentKey = "general.alignment"
  static let usualAlignment = 32

  /// What the file promises, once it is sure that it is one and can keep it.
  private static func counts(
    _ scanner: inout GGUFScanner, _ data: Data
  ) throws(GGUFError) -> (tensors: Int, facts: Int) {
    guard data.starts(with: magic) else {
      let format = MistakenFormat(data)?.advice(archive: "an archive: unpack it")
      throw GGUFError(.otherFormat(format ?? "something else: download the file itself"))
    }
    try scanner.skip(magic.count, of: "its first bytes")
    let version = try scanner.read(UInt32.self, of: "its version")
    if version.byteSwapped <= self.version, version != 0 { throw GGUFError(.bigEndian) }
    guard version == self.version else { throw GGUFError(.otherVersion(version)) }
    let tensors = try scanner.read(UInt64.self, of: "the number of tensors")
    let facts = try scanner.read(UInt64.self, of: "the number of facts")
    // A tensor's description has at least 24 bytes, a fact 13.
    for (what, promised, size) in [("tensors", tensors, 24), ("facts", facts, 13)]
    where promised > UInt64(scanner.remaining / size) {
      throw GGUFError(.promisesTooMany(what, promised: promised, bytes: scanner.remaining))
    }
    return (Int(tensors), Int(facts))
  }

  private static func alignment(
    _ facts: [String: GGUFFact], _ scanner: GGUFScanner
  ) throws(GGUFError) -> Int {
    guard let fact = facts[alignmentKey] else { return usualAlignment }
    var scanner = scanner.returned(to: fact.place.lowerBound)
    let alignment = try scanner.integer(fact.kind, alignmentKey) ?? 0
    guard (1...1 << 20).contains(alignment), alignment.nonzeroBitCount == 1 else {
      throw GGUFError(.malformed("\(alignmentKey) is no power of two up to a mebibyte"))
    }
    return alignment
  }
}
