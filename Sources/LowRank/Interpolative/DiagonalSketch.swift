import LinearAlgebra

/// A sparse random matrix `Ω` whose entries ±1 lie on diagonals, so that `ΩA` takes no longer than
/// reading `A`.
///
/// The rows of A are cut into blocks of as many rows as `Ω` has. Each block is added to the sketch
/// a few times, rotated by a random number of places and with random signs: neighbors stay
/// neighbors, and the processor works on whole stretches. Each column of `Ω` has the same number of
/// entries at different places, as in the sparse embeddings of Nelson and Nguyen, FOCS 2013; within
/// a block the places are not independent, the signs are.
struct DiagonalSketch<Scalar: LinearAlgebraScalar> {
  /// The number of rows of the sketch.
  let height: Int
  /// How often each row of the matrix is added.
  private let copies: Int
  /// The signs, for each copy a list of those of all rows.
  private let signs: [[Scalar]]
  /// The rotations, for each copy a list of those of all blocks.
  private let shifts: [[Int]]

  init(
    height: Int, rows: Int, copies: Int = 4, using generator: inout some RandomNumberGenerator
  ) {
    self.height = height
    self.copies = copies
    let blocks = (rows + height - 1) / max(height, 1)
    var (signs, shifts) = ([[Scalar]](), [[Int]]())
    for _ in 0..<copies {
      signs.append(Self.signs(rows, &generator))
      shifts.append((0..<blocks).map { _ in Int(generator.uniform() * Double(height)) })
    }
    (self.signs, self.shifts) = (signs, shifts)
  }

  /// Random signs, 64 from each number drawn.
  private static func signs(
    _ count: Int, _ generator: inout some RandomNumberGenerator
  ) -> [Scalar] {
    var bits: UInt64 = 0
    return (0..<count).map { i in
      bits = i % 64 == 0 ? generator.next() : bits >> 1
      return bits & 1 == 0 ? 1 : -1
    }
  }

  /// The product `ΩA`, on all threads.
  ///
  /// An entry of A that is not finite makes the whole column's sketch say so: a sum in which one
  /// takes part is never finite.
  ///
  /// - Complexity: 2·copies·m·n operations.
  func product(_ a: Matrix<Scalar>) -> Matrix<Scalar> {
    let pieces = a.elements.count < 50_000 ? 1 : Threads.count
    let elements = [Scalar](unsafeUninitializedCapacity: height * a.columns) { target, count in
      count = height * a.columns
      nonisolated(unsafe) let y = target  // each piece writes columns of its own
      Threads.perform(pieces) { piece in
        let columns = (a.columns * piece / pieces)..<(a.columns * (piece + 1) / pieces)
        add(a.elements, a.rows, columns, to: y)
      }
    }
    return Matrix(rows: height, columns: a.columns, columnMajor: elements)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func add(
    _ a: [Scalar], _ rows: Int, _ columns: Range<Int>, to y: UnsafeMutableBufferPointer<Scalar>
  ) {
    guard let sketch = y.baseAddress, rows > 0 else { return }
    a.withUnsafeBufferPointer { a in
      guard let entries = a.baseAddress else { return }
      for j in columns { (sketch + j * height).initialize(repeating: 0, count: height) }
      for copy in 0..<copies {
        signs[copy].withUnsafeBufferPointer { signs in
          guard let signs = signs.baseAddress else { return }
          // A few columns at a time: they stay in the cache from one copy's block to the next.
          for j in columns {
            let (x, target) = (entries + j * rows, sketch + j * height)
            for (block, shift) in shifts[copy].enumerated() {
              let start = block * height
              let length = min(height, rows - start)
              let first = min(length, height - shift)
              Self.add(x + start, signs + start, to: target + shift, first)
              Self.add(x + start + first, signs + start + first, to: target, length - first)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func add(
    _ x: UnsafePointer<Scalar>, _ signs: UnsafePointer<Scalar>,
    to y: UnsafeMutablePointer<Scalar>, _ count: Int
  ) {
    for i in 0..<count { y[i] += signs[i] * x[i] }
  }
}
