public import LinearAlgebra
internal import RealModule

/// The place of a token as an angle: pairs of rows of each head are turned by it.
///
/// At place p the pair i of a head of size d turns by `p · b^(−2i/d)` with the base b. The inner
/// product of a query and a key then depends on the distance of their places alone, because
/// `(R_p q)·(R_s k) = q·(R_{s−p} k)`. A pair is two neighbors, rows 2i and 2i + 1, as files of
/// llama.cpp have them; `transformers` pairs row i with row i + d/2, and its weights are in that
/// order. Source: Su and others, "RoFormer: enhanced transformer with rotary position embedding",
/// 2021, https://arxiv.org/abs/2104.09864.
public struct RotaryPositions<Scalar: LinearAlgebraScalar>: Sendable {
  /// The rows of a head.
  public let headSize: Int
  /// The cosines, a column for each place, and in it a number for each pair.
  public let cosines: Matrix<Scalar>
  /// The sines.
  public let sines: Matrix<Scalar>

  /// Computes the angles of the places 0 to count − 1.
  ///
  /// - Precondition: A head has an even number of rows, and the base is positive.
  public init(headSize: Int, base: Double, count: Int) {
    demand(headSize % 2 == 0 && headSize > 0, "a head of \(headSize) rows has no pairs to turn")
    demand(base > 0 && count >= 0, "the base \(base) and \(count) places give no angles")
    let angle = { (pair: Int, place: Int) in
      Double(place) * .pow(base, -2 * Double(pair) / Double(headSize))
    }
    self.headSize = headSize
    cosines = Matrix(rows: headSize / 2, columns: count) { Scalar(Double.cos(angle($0, $1))) }
    sines = Matrix(rows: headSize / 2, columns: count) { Scalar(Double.sin(angle($0, $1))) }
  }

  /// The number of places.
  public var count: Int { cosines.columns }

  /// The columns of sequences of one length, each turned by its place in its sequence.
  ///
  /// - Parameters:
  ///   - x: Rows of whole heads.
  ///   - length: The length of a sequence.
  ///   - isBackward: Whether to turn the other way, as a gradient does on its way back.
  /// - Returns: The rows after the turn.
  /// - Precondition: There are angles for that length, and the rows are those of whole heads.
  /// - Complexity: O(rows × columns)
  public func rotated(
    _ x: Matrix<Scalar>, length: Int, isBackward: Bool = false
  ) -> Matrix<Scalar> {
    demand(
      length <= count && x.rows % headSize == 0,
      "\(x.shape) in sequences of \(length) cannot be turned by \(count) angles of heads of "
        + "\(headSize)")
    var result = x
    let (rows, pairs) = (x.rows, headSize / 2)
    result.withMutableEntries { entries in
      nonisolated(unsafe) let entries = entries
      withTables { c, s in
        nonisolated(unsafe) let (c, s) = (c, s)
        TokenShares.perform(x.columns, operations: 3 * x.elements.count) { columns in
          for j in columns {
            let place = j % length * pairs
            TokenKernels.rotate(
              entries + j * rows, c + place, s + place, pairs: pairs, heads: rows / (2 * pairs),
              isBackward: isBackward)
          }
        }
      }
    }
    return result
  }

  /// Calls a body with the addresses of both tables.
  func withTables(_ body: (UnsafePointer<Scalar>, UnsafePointer<Scalar>) -> Void) {
    cosines.elements.withUnsafeBufferPointer { cosines in
      sines.elements.withUnsafeBufferPointer { sines in
        guard let c = cosines.baseAddress, let s = sines.baseAddress else { return }
        body(c, s)
      }
    }
  }
}
