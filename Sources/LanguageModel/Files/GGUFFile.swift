public import LinearAlgebra

/// A GGUF file of version 3, mapped into memory: facts by key, tensors by name.
///
/// ```swift
/// let file = try GGUFFile("SmolLM2-135M-Instruct.Q4_1.gguf")
/// let blocks = try file.integer("llama.block_count")
/// let query: Matrix<Float> = try file.matrix("blk.0.attn_q.weight")  // outputs × inputs
/// ```
public struct GGUFFile: Sendable {
  /// Reads the head of a file; the numbers of a tensor are read when they are asked for.
  public init(_ path: String) throws(GGUFError) { fatalError("not yet") }

  /// The names of the tensors, in the order of the file.
  public var names: [String] { [] }
  /// The keys of the facts, in the order of the file.
  public var keys: [String] { [] }

  /// Outputs and inputs of a matrix, or the count of a vector; nil if there is no such tensor.
  public func shape(of name: String) -> [Int]? { nil }
  /// The type of a tensor's numbers; nil if there is no such tensor.
  public func type(of name: String) -> GGUFType? { nil }

  /// A matrix, outputs × inputs, as `Linear` has it.
  public func matrix<Scalar: LinearAlgebraScalar>(
    _ name: String, shape expected: [Int]? = nil
  ) throws(GGUFError) -> Matrix<Scalar> { fatalError("not yet") }
  /// A tensor of one dimension.
  public func vector<Scalar: LinearAlgebraScalar>(
    _ name: String, count expected: Int? = nil
  ) throws(GGUFError) -> Vector<Scalar> { fatalError("not yet") }
  /// The bytes of a tensor as they are in the file: rows (outputs) one after another, each in blocks.
  public func bytes(_ name: String) throws(GGUFError) -> [UInt8] { fatalError("not yet") }

  /// A whole number, of any of the format's types of them.
  public func integer(_ key: String) throws(GGUFError) -> Int { fatalError("not yet") }
  public func number(_ key: String) throws(GGUFError) -> Double { fatalError("not yet") }
  public func flag(_ key: String) throws(GGUFError) -> Bool { fatalError("not yet") }
  public func text(_ key: String) throws(GGUFError) -> String { fatalError("not yet") }
  public func integers(_ key: String) throws(GGUFError) -> [Int] { fatalError("not yet") }
  public func numbers(_ key: String) throws(GGUFError) -> [Double] { fatalError("not yet") }
  public func texts(_ key: String) throws(GGUFError) -> [String] { fatalError("not yet") }
  /// Whether there is a fact of this key; for what may be missing: `has(k) ? try integer(k) : 0`.
  public func has(_ key: String) -> Bool { false }
}

/// Why a GGUF file could not be read or written, or does not hold what was looked for.
public struct GGUFError: Error, Equatable, Sendable {}
