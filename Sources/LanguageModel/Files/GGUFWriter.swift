public import Foundation
public import LinearAlgebra

/// Facts and tensors that become a GGUF file.
///
/// ```swift
/// var writer = GGUFWriter(try GGUFFile("model.gguf"))
/// try writer.set("blk.0.attn_q.weight", to: weight, as: .q8_0)
/// try writer.write("smaller.gguf")
/// ```
public struct GGUFWriter: Sendable {
  /// A fact, by its type in the file.
  public enum Value: Equatable, Sendable {
    /// A whole number of 32 bits without sign, as counts are.
    case integer(UInt32)
    /// A number in single precision.
    case number(Float)
    /// True or false.
    case flag(Bool)
    /// Text.
    case text(String)
    /// A list of whole numbers of 32 bits.
    case integers([Int32])
    /// A list of numbers in single precision.
    case numbers([Float])
    /// A list of texts.
    case texts([String])
  }

  private struct Tensor {
    var shape: [Int]
    var type: GGUFType
    var bytes: [UInt8]
  }

  private var keys: [String] = []
  private var facts: [String: [UInt8]] = [:]
  private var names: [String] = []
  private var tensors: [String: Tensor] = [:]

  /// Makes a writer without facts and tensors.
  public init() {}

  /// Takes over every fact and tensor of a file, to be changed and written again.
  ///
  /// - Complexity: O(size of the file), in memory as well
  public init(_ file: GGUFFile) throws(GGUFError) {
    for key in file.keys where key != GGUFFile.alignmentKey {
      keys.append(key)
      facts[key] = file.encodedFact(key)
    }
    for name in file.names {
      guard let shape = file.shape(of: name), let type = file.type(of: name) else { continue }
      names.append(name)
      tensors[name] = Tensor(shape: shape, type: type, bytes: try file.bytes(name))
    }
  }

  /// Puts a fact under a key, in the place of what was there.
  ///
  /// - Precondition: The key is not `general.alignment`, which is the writer's own affair.
  public mutating func set(_ key: String, to value: Value) {
    demand(key != GGUFFile.alignmentKey, "\(key) is chosen by the writer")
    if facts.updateValue(value.bytes, forKey: key) == nil { keys.append(key) }
  }

  /// Puts a matrix, outputs × inputs, under a name, in the place of what was there.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - matrix: The numbers.
  ///   - type: How they are kept.
  /// - Throws: ``GGUFError`` if a number is not finite or beyond the range of the type, or the rows
  ///   are no whole number of blocks.
  /// - Complexity: O(rows × columns)
  public mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, to matrix: Matrix<Scalar>, as type: GGUFType
  ) throws(GGUFError) {
    try set(name, [matrix.rows, matrix.columns], matrix.transposed().elements, type)
  }

  /// Puts a vector under a name, in the place of what was there.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - vector: The numbers.
  ///   - type: How they are kept.
  /// - Throws: ``GGUFError``, as for a matrix.
  /// - Complexity: O(count)
  public mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, to vector: Vector<Scalar>, as type: GGUFType = .f32
  ) throws(GGUFError) {
    try set(name, [vector.count], vector.elements, type)
  }

  /// Takes a tensor away, if it is there.
  public mutating func remove(tensor name: String) {
    if tensors.removeValue(forKey: name) != nil { names.removeAll { $0 == name } }
  }

  private mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, _ shape: [Int], _ numbers: [Scalar], _ type: GGUFType
  ) throws(GGUFError) {
    let row = shape.last ?? 1
    guard row.isMultiple(of: type.blockSize) else {
      throw GGUFError(.rowsNotInBlocks(tensor: name, length: row, type: type))
    }
    let bytes: [UInt8]
    do throws(UnrepresentableNumber) {
      let single: [Float] = try numbers.map { Double($0) }.narrowed()
      bytes = try type.bytes(single)
    } catch {
      throw GGUFError(.notRepresentable(tensor: name, value: error.value, type: type))
    }
    let tensor = Tensor(shape: shape, type: type, bytes: bytes)
    if tensors.updateValue(tensor, forKey: name) == nil { names.append(name) }
  }
}

extension GGUFWriter {
  /// Writes the file, whole or not at all: it is written beside its place and then renamed.
  ///
  /// - Throws: ``GGUFError`` if the file cannot be written.
  /// - Complexity: O(size of the file)
  public func write(_ path: String) throws(GGUFError) {
    do { try RegularFile.write(data, to: path) } catch {
      throw GGUFError(.unwritable(error.words), path: path)
    }
  }

  /// The contents of the file that ``write(_:)`` writes.
  ///
  /// - Complexity: O(size of the file)
  public var data: Data {
    var head = GGUFFile.magic
    head.append(littleEndian: GGUFFile.version)
    head.append(littleEndian: UInt64(names.count))
    head.append(littleEndian: UInt64(keys.count))
    for key in keys { head.append(text: key, then: facts[key] ?? []) }
    let present = names.compactMap { name in tensors[name].map { (name, $0) } }
    var free = 0
    for (name, tensor) in present {
      head.append(text: name, then: [])
      head.append(littleEndian: UInt32(tensor.shape.count))
      for size in tensor.shape.reversed() { head.append(littleEndian: UInt64(size)) }
      head.append(littleEndian: tensor.type.rawValue)
      head.append(littleEndian: UInt64(free))
      free += Self.padded(tensor.bytes.count)
    }
    var data = Data(capacity: Self.padded(head.count) + free)
    data.append(contentsOf: head)
    data.append(padding(behind: head.count))
    for (_, tensor) in present {
      data.append(contentsOf: tensor.bytes)
      data.append(padding(behind: tensor.bytes.count))
    }
    return data
  }

  private static func padded(_ count: Int) -> Int {
    (count + GGUFFile.usualAlignment - 1) / GGUFFile.usualAlignment * GGUFFile.usualAlignment
  }

  private func padding(behind count: Int) -> Data { Data(count: Self.padded(count) - count) }
}

extension GGUFWriter.Value {
  /// The type and the value, as they follow a key.
  fileprivate var bytes: [UInt8] {
    switch self {
    case .integer(let number): Self.bytes(.uint32) { $0.append(littleEndian: number) }
    case .number(let number): Self.bytes(.float32) { $0.append(littleEndian: number.bitPattern) }
    case .flag(let flag): Self.bytes(.bool) { $0.append(flag ? 1 : 0) }
    case .text(let text): Self.bytes(.string) { $0.append(text: text, then: []) }
    case .integers(let list): Self.bytes(.int32, list) { $0.append(littleEndian: $1) }
    case .numbers(let list): Self.bytes(.float32, list) { $0.append(littleEndian: $1.bitPattern) }
    case .texts(let list): Self.bytes(.string, list) { $0.append(text: $1, then: []) }
    }
  }

  private static func bytes(
    _ kind: GGUFFact.Kind, _ append: (inout [UInt8]) -> Void
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: kind.rawValue)
    append(&bytes)
    return bytes
  }

  private static func bytes<Item>(
    _ kind: GGUFFact.Kind, _ list: [Item], _ append: (inout [UInt8], Item) -> Void
  ) -> [UInt8] {
    bytes(.array) { bytes in
      bytes.append(littleEndian: kind.rawValue)
      bytes.append(littleEndian: UInt64(list.count))
      for item in list { append(&bytes, item) }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(text: String, then bytes: [UInt8]) {
    append(littleEndian: UInt64(text.utf8.count))
    append(contentsOf: text.utf8)
    append(contentsOf: bytes)
  }
}
