internal import CLAPACKE

/// A column of numbers.
///
/// ```swift
/// let x: Vector<Double> = [3, 4]
/// x.norm  // 5
/// ```
///
/// A vector is its own type, not an array, so that `+` adds and does not concatenate.
public struct Vector<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The entries, first to last.
  public var elements: [Scalar]

  /// Wraps a list of numbers.
  public init(_ elements: some Sequence<Scalar>) { self.elements = Array(elements) }

  /// Makes a vector whose every entry is `value`.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public init(repeating value: Scalar, count: Int) {
    demand(count >= 0, "a vector cannot have \(count) entries")
    elements = Array(repeating: value, count: count)
  }

  /// Makes a vector of zeros.
  public static func zero(_ count: Int) -> Vector { Vector(repeating: 0, count: count) }
}

extension Vector: ExpressibleByArrayLiteral {
  /// Makes a vector from a literal, `[1, 2, 3]`.
  public init(arrayLiteral elements: Scalar...) { self.elements = elements }
}

extension Vector: RandomAccessCollection, MutableCollection {
  /// What `prefix`, `dropFirst` and their like give: a view with the indices of the whole.
  public typealias SubSequence = Slice<Vector>

  /// The index of the first entry, 0.
  @inlinable public var startIndex: Int { 0 }

  /// The number of entries.
  @inlinable public var endIndex: Int { elements.count }

  /// The entry at an index, counted from 0.
  ///
  /// - Precondition: There is such an entry.
  /// - Complexity: O(1)
  @inlinable public subscript(index: Int) -> Scalar {
    get {
      checkIndex(index)
      return elements[index]
    }
    set {
      checkIndex(index)
      elements[index] = newValue
    }
  }

  /// A stretch of entries as a vector of its own, with indices from 0.
  ///
  /// - Precondition: The range is within the vector, and a new value has its length.
  /// - Complexity: O(range.count)
  public subscript(range: Range<Int>) -> Vector {
    get {
      checkRange(range)
      return Vector(elements[range])
    }
    set {
      checkRange(range)
      demand(
        newValue.count == range.count, "cannot fit \(newValue.count) entries in \(range)")
      elements.replaceSubrange(range, with: newValue.elements)
    }
  }

  @inlinable func checkIndex(_ index: Int) {
    demand(
      index >= 0 && index < elements.count,
      "index \(index) is outside a vector of \(elements.count) entries")
  }

  private func checkRange(_ range: Range<Int>) {
    demand(
      range.lowerBound >= 0 && range.upperBound <= count,
      "entries \(range) are outside a vector of \(count)")
  }
}

extension Vector {
  /// The Euclidean length, `‖x‖₂ = √(Σ xᵢ²)`, computed without overflow.
  ///
  /// - Complexity: O(count)
  public var norm: Scalar { Scalar._routines.norm(cInt(count), elements, 1) }

  /// The inner product `xᵀy`.
  ///
  /// - Precondition: Both vectors have the same number of entries.
  /// - Complexity: O(count)
  public func dot(_ other: Vector) -> Scalar {
    demand(
      count == other.count,
      "an inner product needs vectors of one length, not \(count) and \(other.count)")
    return Scalar._routines.dot(cInt(count), elements, 1, other.elements, 1)
  }

  /// The outer product `x yᵀ`, a matrix of rank one with a row for each entry of `x`.
  ///
  /// - Complexity: O(count × other.count)
  public func outer(_ other: Vector) -> Matrix<Scalar> {
    var product = Matrix<Scalar>.zero(rows: count, columns: other.count)
    if product.isEmpty { return product }
    Scalar._routines.ger(
      CblasColMajor, cInt(count), cInt(other.count), 1, elements, 1, other.elements, 1,
      &product.elements, cInt(count))
    return product
  }
}
