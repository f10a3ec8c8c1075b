public import Foundation

/// An array of any number of dimensions, as NumPy keeps it in an `.npy` file.
///
/// Matrices and vectors have ways of their own to files, ``Matrix/init(npy:)`` and
/// ``Vector/init(npy:)``; this type carries what has more dimensions.
///
/// Every type of real number is read, in either byte order and either storage order, and converted
/// to `Scalar`: digits beyond its precision are rounded, a number beyond its range is refused.
/// Source: NumPy,
/// `numpy.lib.format`, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
public struct NPYArray<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The size of each dimension; empty for a single number.
  public let shape: [Int]
  /// The entries with the first index running fastest, as a ``Matrix`` keeps them.
  public let elements: [Scalar]

  /// Wraps entries that are already in order, the first index running fastest.
  ///
  /// - Precondition: `elements.count` is the product of the dimensions.
  public init(shape: [Int], elements: [Scalar]) {
    // A zero decides the product alone; the other dimensions might overflow.
    let count = shape.contains(0) ? 0 : shape.reduce(1, *)
    demand(
      shape.allSatisfy { $0 >= 0 } && count == elements.count,
      "\(elements.count) entries do not fill an array of shape \(NPYHeader.tuple(shape))")
    self.shape = shape
    self.elements = elements
  }

  /// Reads a file.
  ///
  /// The header is checked against the size of the file before anything is allocated for the
  /// numbers.
  ///
  /// - Throws: ``NPYError`` for what is no `.npy` file, is incomplete, or holds no real numbers or
  ///   some beyond the range of `Scalar`.
  /// - Complexity: O(size of the file)
  public init(npy path: String) throws(NPYError) {
    let data: Data
    do { data = try RegularFile.contents(of: path) } catch {
      throw NPYError(.unreadable(error.words), path: path)
    }
    do { try self.init(npyData: data) } catch { throw NPYError(error.reason, path: path) }
  }

  /// Reads the contents of a file that is already in memory.
  ///
  /// - Throws: ``NPYError``, as from a file.
  /// - Complexity: O(bytes.count)
  public init(npyData data: Data) throws(NPYError) { self = try Self.decode(data.bytes) }

  private static func decode(_ bytes: RawSpan) throws(NPYError) -> NPYArray {
    let (header, offset) = try NPYHeader.parse(bytes)
    let (promised, found) = (try header.dataSize(), bytes.byteCount - offset)
    if found < promised { throw NPYError(.truncated(promised: promised, found: found)) }
    if found > promised { throw NPYError(.trailingBytes(found - promised)) }
    let stored = try NPYDecoder<Scalar>(header).numbers(bytes.extracting(droppingFirst: offset))
    return NPYArray(
      shape: header.shape,
      elements: header.isColumnMajor ? stored : reversingAxes(stored, rowMajorShape: header.shape))
  }
}

extension NPYArray {
  /// Puts entries that have the last index running fastest in the order of the first index.
  static func reversingAxes(_ elements: [Scalar], rowMajorShape shape: [Int]) -> [Scalar] {
    if shape.count < 2 || elements.isEmpty { return elements }
    if shape.count == 2 {
      return Matrix(rows: shape[0], columns: shape[1], rowMajor: elements).elements
    }
    var strides = [1]
    for size in shape.dropLast() { strides.append(strides[strides.count - 1] * size) }
    var reordered = elements
    var index = [Int](repeating: 0, count: shape.count)
    var target = 0
    for element in elements {
      reordered[target] = element
      // Count up like an odometer, and let the target follow each wheel.
      for axis in shape.indices.reversed() {
        index[axis] += 1
        target += strides[axis]
        if index[axis] < shape[axis] { break }
        target -= strides[axis] * shape[axis]
        index[axis] = 0
      }
    }
    return reordered
  }
}
