public import Foundation

/// Which index runs fastest in a file.
public enum NPYOrder: Sendable {
  /// The last one, as in C and, unless told otherwise, in NumPy.
  case rowMajor
  /// The first one, as in Fortran and in ``Matrix``.
  case columnMajor
}

extension NPYArray {
  /// Writes a file that `numpy.load` reads, of version 1.0 and little-endian.
  ///
  /// The file appears whole or not at all: it is written beside its place and then renamed.
  ///
  /// - Parameters:
  ///   - path: The file, which may exist already.
  ///   - type: The type of the numbers in the file; by default that of `Scalar`.
  ///   - order: Which index runs fastest in the file.
  /// - Throws: ``NPYError`` if the file cannot be written, or if a number does not fit in `type`:
  ///   a fraction in a whole number, or a finite number beyond the range. `float32` rounds.
  /// - Complexity: O(elements.count)
  public func write(
    npy path: String, as type: NPYElementType? = nil, order: NPYOrder = .columnMajor
  ) throws(NPYError) {
    let data: Data
    do { data = try npyData(as: type, order: order) } catch {
      throw NPYError(error.reason, path: path)
    }
    do { try RegularFile.write(data, to: path) } catch {
      throw NPYError(.unwritable(error.words), path: path)
    }
  }

  /// The contents of the file that ``write(npy:as:order:)`` writes.
  ///
  /// - Parameters:
  ///   - type: The type of the numbers in the file; by default that of `Scalar`.
  ///   - order: Which index runs fastest in the file.
  /// - Returns: Header and numbers.
  /// - Throws: ``NPYError`` if a number does not fit in `type`.
  /// - Complexity: O(elements.count)
  public func npyData(
    as type: NPYElementType? = nil, order: NPYOrder = .columnMajor
  ) throws(NPYError) -> Data {
    let type = type ?? (Scalar.self == Float.self ? .float32 : .float64)
    // One dimension has one order, which NumPy calls C.
    let isColumnMajor = order == .columnMajor && shape.count > 1
    let header = NPYHeader(elementType: type, isColumnMajor: isColumnMajor, shape: shape)
    // Reversing the axes of the reversed shape goes the way back.
    let ordered =
      isColumnMajor ? elements : Self.reversingAxes(elements, rowMajorShape: shape.reversed())
    return try Data(header.bytes + NPYEncoder<Scalar>(type: type).bytes(ordered))
  }
}
