public import Foundation
import LinearAlgebra

/// Tensors by name, as a safetensors file holds them.
///
/// ```swift
/// var tensors = SafeTensors()
/// try tensors.set("head.weight", to: weight)
/// try tensors.write("model.safetensors")
/// let again: Matrix<Float> = try SafeTensors("model.safetensors").matrix("head.weight")
/// ```
///
/// A file has the rows of a matrix one after another; a `Matrix` has its columns so. Both ways
/// convert. Source: Hugging Face, safetensors, https://huggingface.co/docs/safetensors.
public struct SafeTensors: Equatable, Sendable {
  /// One tensor, with its numbers as the bytes of the file.
  struct Tensor: Equatable {
    var type: SafeTensorsType
    var shape: [Int]
    var bytes: [UInt8]
  }

  /// Facts about the file, such as `format`, which is `pt` where PyTorch wrote it.
  public var metadata: [String: String]
  var tensors: [String: Tensor] = [:]

  /// Makes a collection without tensors.
  public init(metadata: [String: String] = [:]) { self.metadata = metadata }

  /// The names of the tensors, in alphabetical order.
  public var names: [String] { tensors.keys.sorted() }

  /// The sizes of a tensor's dimensions; nil if there is no tensor of that name.
  public func shape(of name: String) -> [Int]? { tensors[name]?.shape }

  /// The type of a tensor's numbers; nil if there is no tensor of that name.
  public func type(of name: String) -> SafeTensorsType? { tensors[name]?.type }

  /// Takes a tensor away, if it is there.
  public mutating func remove(_ name: String) { tensors[name] = nil }

  /// Requires that there are tensors of these names, and no others.
  ///
  /// - Throws: ``SafeTensorsError`` with the first name, in alphabetical order, that is missing or
  ///   should not be here.
  public func require(exactly expected: some Sequence<String>) throws(SafeTensorsError) {
    let expected = Set(expected)
    if let missing = expected.subtracting(tensors.keys).min() {
      throw SafeTensorsError(.missingTensor(missing))
    }
    if let extra = Set(tensors.keys).subtracting(expected).min() {
      throw SafeTensorsError(.extraTensor(extra))
    }
  }
}

extension SafeTensors {
  /// Reads a file.
  ///
  /// The whole header is checked before anything is allocated for the numbers: names, types, that
  /// every place has the size of its tensor, and that the places leave nothing out.
  ///
  /// - Throws: ``SafeTensorsError`` for what is no safetensors file, or an incomplete one.
  /// - Complexity: O(size of the file)
  public init(_ path: String) throws(SafeTensorsError) {
    let data: Data
    do { data = try RegularFile.contents(of: path) } catch {
      throw SafeTensorsError(.unreadable(error.words), path: path)
    }
    do throws(SafeTensorsError) { try self.init(data: data) } catch {
      throw SafeTensorsError(error.reason, path: path)
    }
  }

  /// Reads the contents of a file that is already in memory.
  ///
  /// - Throws: ``SafeTensorsError``, as from a file.
  /// - Complexity: O(data.count)
  public init(data: Data) throws(SafeTensorsError) {
    let (header, body): (SafeTensorsHeader, Data)
    do throws(SafeTensorsError) { (header, body) = try Self.header(of: data) } catch {
      throw Self.mistakenFormat(of: data) ?? error
    }
    metadata = header.metadata
    for entry in header.entries {
      let start = body.startIndex + entry.place.lowerBound
      tensors[entry.name] = Tensor(
        type: entry.type, shape: entry.shape,
        bytes: Array(body[start..<(start + entry.place.count)]))
    }
  }

  private static func header(
    of data: Data
  ) throws(SafeTensorsError) -> (SafeTensorsHeader, Data) {
    let length = try SafeTensorsHeader.length(Array(data.prefix(8)), fileSize: data.count)
    let body = data.dropFirst(8 + length)
    let text = Array(data.dropFirst(8).prefix(length))
    return (try SafeTensorsHeader(text, dataSize: body.count), body)
  }

  /// What a file is in which no header was found.
  private static func mistakenFormat(of data: Data) -> SafeTensorsError? {
    // The length of a header may have the first bytes of any format; its text begins with a brace.
    guard data.dropFirst(8).first != UInt8(ascii: "{"), let other = MistakenFormat(data) else {
      return nil
    }
    let archive =
      "a zip archive, as torch.save writes: load it with torch.load, and write it with "
      + "safetensors.torch.save_file"
    return SafeTensorsError(.otherFormat(other.advice(archive: archive)))
  }
}

extension SafeTensors {
  /// Writes a file that the safetensors library reads.
  ///
  /// The file appears whole or not at all: it is written beside its place and then renamed.
  ///
  /// - Throws: ``SafeTensorsError`` if the file cannot be written.
  /// - Complexity: O(size of the file)
  public func write(_ path: String) throws(SafeTensorsError) {
    do { try RegularFile.write(data, to: path) } catch {
      throw SafeTensorsError(.unwritable(error.words), path: path)
    }
  }

  /// The contents of the file that ``write(_:)`` writes.
  ///
  /// - Complexity: O(size of the file)
  public var data: Data {
    // Wide numbers first, so that every tensor begins at a multiple of its element's size.
    let sorted = tensors.sorted {
      ($1.value.type.size, $0.key) < ($0.value.type.size, $1.key)
    }
    var (entries, free): ([SafeTensorsHeader.Entry], Int) = ([], 0)
    for (name, tensor) in sorted {
      let place = free..<(free + tensor.bytes.count)
      entries.append(.init(name: name, type: tensor.type, shape: tensor.shape, place: place))
      free = place.upperBound
    }
    var data = Data(SafeTensorsHeader(entries: entries, metadata: metadata).bytes)
    for (_, tensor) in sorted { data += tensor.bytes }
    return data
  }
}
