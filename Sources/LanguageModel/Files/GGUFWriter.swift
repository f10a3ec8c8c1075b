public import LinearAlgebra

/// Facts and tensors that become a GGUF file, whole or not at all.
public struct GGUFWriter: Sendable {
  /// A fact, by its type in the file.
  public enum Value: Equatable, Sendable {
    case integer(UInt32), number(Float), flag(Bool), text(String)
    case integers([Int32]), numbers([Float]), texts([String])
  }
  public init() {}
  /// Every fact and tensor of a file, to be changed and written again.
  public init(_ file: GGUFFile) throws(GGUFError) { fatalError("not yet") }
  public mutating func set(_ key: String, to value: Value) { fatalError("not yet") }
  /// Puts a matrix, outputs × inputs, under a name, quantized to a type.
  public mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, to matrix: Matrix<Scalar>, as type: GGUFType
  ) throws(GGUFError) { fatalError("not yet") }
  public mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, to vector: Vector<Scalar>, as type: GGUFType = .f32
  ) throws(GGUFError) { fatalError("not yet") }
  public mutating func remove(tensor name: String) {}
  public func write(_ path: String) throws(GGUFError) { fatalError("not yet") }
}

extension Matrix {
  /// The numbers that are left when each row is written as a type and read again.
  ///
  /// - Precondition: The type's blocks fill the rows: columns are a multiple of 32, or 1 for plain ones.
  public func quantized(as type: GGUFType) -> Matrix { fatalError("not yet") }
}

extension GGUFType {
  /// The bytes of a number of entries.
  public func byteCount(of entries: Int) -> Int { fatalError("not yet") }
}
