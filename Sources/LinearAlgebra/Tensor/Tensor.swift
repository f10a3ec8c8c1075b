/// A table of numbers with any number of indices, stored with the first index running fastest.
///
/// ```swift
/// let cube = Tensor<Double>(sizes: [2, 3, 4]) { index in Double(index[0] + index[2]) }
/// cube[1, 0, 3]                 // 4
/// cube.unfolding(1)             // 3 × 8, a row for every value of index 1
/// cube.multiplied(inMode: 1, by: a)
/// ```
///
/// An index is called a *mode*, and the number of modes the *order*: a vector has order 1, a matrix
/// order 2. Modes are counted from 0. The storage extends that of ``Matrix``, so looking at the same
/// entries with other sizes costs nothing: ``reshaped(to:)`` and ``matricized(leading:)`` do not
/// copy. Source: Kolda and Bader, "Tensor Decompositions and Applications", SIAM Review 51, 2009,
/// https://doi.org/10.1137/07070111X.
public struct Tensor<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The number of values that each index takes.
  public let sizes: [Int]
  /// The entries, first index fastest: `x[i, j, k]` is `elements[i + I·(j + J·k)]`.
  public internal(set) var elements: [Scalar]

  /// Wraps a list of entries that is already in order, first index fastest.
  ///
  /// - Precondition: There are as many entries as the product of the sizes.
  public init(sizes: [Int], columnMajor elements: [Scalar]) {
    let count = Self.count(sizes)
    demand(
      elements.count == count,
      "a \(Self.shape(sizes)) tensor needs \(count) entries, not \(elements.count)")
    self.sizes = sizes
    self.elements = elements
  }

  /// Makes a tensor from a rule for its entries.
  ///
  /// - Parameters:
  ///   - sizes: The number of values of each index.
  ///   - element: The entry at an index, which has a value for each mode, counted from 0.
  public init(sizes: [Int], element: (_ index: [Int]) throws -> Scalar) rethrows {
    let count = Self.count(sizes)
    var elements: [Scalar] = []
    elements.reserveCapacity(count)
    var index = [Int](repeating: 0, count: sizes.count)
    for _ in 0..<count {
      elements.append(try element(index))
      index.advance(within: sizes)
    }
    self.init(sizes: sizes, columnMajor: elements)
  }

  /// Makes a tensor whose every entry is `value`.
  public init(sizes: [Int], repeating value: Scalar) {
    self.init(
      sizes: sizes, columnMajor: Array(repeating: value, count: Self.count(sizes)))
  }

  /// Makes a tensor of zeros.
  public static func zero(sizes: [Int]) -> Tensor { Tensor(sizes: sizes, repeating: 0) }

  /// Looks at a matrix as a tensor of order 2.
  ///
  /// - Complexity: O(1)
  public init(_ matrix: Matrix<Scalar>) {
    self.init(sizes: [matrix.rows, matrix.columns], columnMajor: matrix.elements)
  }

  /// Stacks matrices of one shape, so that `x[i, j, k]` is entry (i, j) of matrix k.
  ///
  /// - Precondition: There is at least one matrix, and all have the same shape.
  public init(slices: [Matrix<Scalar>]) {
    demand(!slices.isEmpty, "a tensor made of slices needs at least one")
    for (k, slice) in slices.enumerated() {
      demand(
        slice.rows == slices[0].rows && slice.columns == slices[0].columns,
        "slice \(k) is \(slice.shape), slice 0 is \(slices[0].shape)")
    }
    self.init(
      sizes: [slices[0].rows, slices[0].columns, slices.count],
      columnMajor: slices.flatMap(\.elements))
  }

  /// Multiplies vectors to a tensor of rank one, `x[i, j, …] = aᵢ bⱼ ⋯`.
  ///
  /// - Complexity: O(count)
  public init(outer vectors: [Vector<Scalar>]) {
    var elements: [Scalar] = [1]
    for vector in vectors {
      elements = Vector(elements).outer(vector).elements
    }
    self.init(sizes: vectors.map(\.count), columnMajor: elements)
  }
}

extension Tensor {
  /// The number of modes.
  public var order: Int { sizes.count }

  /// The number of entries.
  public var count: Int { elements.count }

  /// Whether the tensor has no entries.
  public var isEmpty: Bool { elements.isEmpty }

  /// The shape in words, `3 × 4 × 5`, as error messages say it.
  public var shape: String { Self.shape(sizes) }

  /// The entry at an index, `x[i, j, k]`, counted from 0.
  public subscript(index: Int...) -> Scalar {
    get { elements[offset(index)] }
    set { elements[offset(index)] = newValue }
  }

  /// The entry at an index that is a list.
  public subscript(index: [Int]) -> Scalar {
    get { elements[offset(index)] }
    set { elements[offset(index)] = newValue }
  }

  private func offset(_ index: [Int]) -> Int {
    demand(
      index.count == sizes.count, "an index into a \(shape) tensor cannot be \(index)")
    var offset = 0
    for mode in sizes.indices.reversed() {
      demand(
        index[mode] >= 0 && index[mode] < sizes[mode],
        "entry \(index) is outside a \(shape) tensor")
      offset = offset &* sizes[mode] &+ index[mode]
    }
    return offset
  }

  /// The number of entries of a tensor of given sizes.
  ///
  /// - Precondition: No size is negative, and the product fits in an `Int`.
  package static func count(_ sizes: [Int]) -> Int {
    sizes.reduce(1) { product, size in
      demand(size >= 0, "a tensor cannot be \(shape(sizes))")
      // A zero anywhere makes the tensor empty, however large the other sizes are.
      if sizes.contains(0) { return 0 }
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      demand(!overflow, "a \(shape(sizes)) tensor has more entries than can be counted")
      return next
    }
  }

  package static func shape(_ sizes: [Int]) -> String {
    sizes.isEmpty ? "scalar" : sizes.map(String.init).joined(separator: " × ")
  }
}

extension [Int] {
  /// Steps to the next index of a table, first index fastest; after the last comes the first.
  package mutating func advance(within sizes: [Int]) {
    for mode in indices {
      self[mode] += 1
      if self[mode] < sizes[mode] { return }
      self[mode] = 0
    }
  }
}
