public import Foundation

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
    let data = try Self.contents(of: path)
    do throws(SafeTensorsError) { try self.init(data: data) } catch {
      throw SafeTensorsError(error.reason, path: path)
    }
  }

  /// Reads the contents of a file that is already in memory.
  ///
  /// - Throws: ``SafeTensorsError``, as from a file.
  /// - Complexity: O(data.count)
  public init(data: Data) throws(SafeTensorsError) {
    let length = try SafeTensorsHeader.length(Array(data.prefix(8)), fileSize: data.count)
    let body = data.dropFirst(8 + length)
    let header = try SafeTensorsHeader(
      Array(data.dropFirst(8).prefix(length)), dataSize: body.count)
    metadata = header.metadata
    for entry in header.entries {
      let start = body.startIndex + entry.place.lowerBound
      tensors[entry.name] = Tensor(
        type: entry.type, shape: entry.shape,
        bytes: Array(body[start..<(start + entry.place.count)]))
    }
  }

  private static func contents(of path: String) throws(SafeTensorsError) -> Data {
    // A pipe or a device has no size to check a header against, and may never end.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      throw SafeTensorsError(.unreadable("there is no such file"), path: path)
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw SafeTensorsError(.unreadable("it is not a regular file"), path: path)
    }
    guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else {
      throw SafeTensorsError(.unreadable("the system refuses access"), path: path)
    }
    return data
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
    do { try data.write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw SafeTensorsError(.unwritable(Self.obstacle(to: path)), path: path)
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

  private static func obstacle(to path: String) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder = ObjCBool(false)
    if !FileManager.default.fileExists(atPath: folder) { return "the folder does not exist" }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return "a folder has that name"
    }
    return "the system refuses access or has no room"
  }
}
