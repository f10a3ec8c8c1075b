import LinearAlgebra

/// The best approximation of rank one of every slice of a layout.
///
/// With `G` the smaller Gram matrix of a slice, divided by its trace, `P ← P²/tr P²` from `P = G` doubles all
/// ratios of eigenvalues each time: after k squarings the second is `(λ₂/λ₁)^(2ᵏ)` of the first. So P becomes
/// `vvᵀ`, v being the first singular vector. The trace of P² is 1 less about twice what the others still
/// have; when that is little, the longest column of P is multiplied by P a few times, and only
/// rounding is left. A slice takes some ten products of small matrices, which BLAS does best.
///
/// If the first two eigenvalues are close, both stay. After k squarings the worst that v can lose of
/// λ₁ is `δ·exp(−2δ2ᵏ)` at a relative gap of δ, which is largest at `δ = 2⁻ᵏ/2`. With k = 44 that is
/// `1.1·10⁻¹⁴`: whatever lies so close is as good as the first.
struct LeadingPairs<Scalar: LinearAlgebraScalar> {
  private typealias Part = Kernels<Scalar>.Part
  private typealias Target = UnsafeMutablePointer<Scalar>
  private typealias Source = UnsafePointer<Scalar>

  private let layout: MonarchLayout

  init(_ layout: MonarchLayout) { self.layout = layout }

  /// The blocks of both factors; the pair of a slice carries half of its scale on each side.
  ///
  /// - Complexity: 2·m·n·s operations for the Gram matrices, and 2·s³ for each squaring in each of the slices, s being
  ///   the smaller side of a slice.
  func factors(of a: Matrix<Scalar>) -> (left: Matrix<Scalar>, right: Matrix<Scalar>) {
    var left = Matrix<Scalar>.zero(rows: layout.sliceRows, columns: layout.innerSize)
    var right = Matrix<Scalar>.zero(rows: layout.rowGroups, columns: layout.paddedColumns)
    if a.isEmpty { return (left, right) }
    let count = layout.rowGroups * layout.columnBlocks
    let side = Swift.min(layout.sliceRows, layout.sliceColumns)
    left.withMutableEntries { left in
      right.withMutableEntries { right in
        a.elements.withUnsafeBufferPointer { entries in
          guard let start = entries.baseAddress else { return }
          // Each slice writes to a column and a row of its own.
          nonisolated(unsafe) let (a, left, right) = (start, left, right)
          let fit: @Sendable (inout Room, Int) -> Void = { room, index in
            let (group, block) = (index % layout.rowGroups, index / layout.rowGroups)
            room.fit(
              a, group: group, block: block,
              to: left + (group * layout.columnBlocks + block) * layout.sliceRows,
              right + block * layout.sliceColumns * layout.rowGroups + group)
          }
          if side <= 64 {
            Threads.performApart(count, in: { Room(layout) }, fit)
          } else {
            // BLAS takes all threads for a product that is large.
            var room = Room(layout)
            for index in 0..<count { fit(&room, index) }
          }
        }
      }
    }
    return (left, right)
  }

  /// The room in which one slice after the other is worked on.
  private struct Room {
    private let layout: MonarchLayout
    private let side: Int
    private var panel: [Scalar]
    private var power: [Scalar]
    private var square: [Scalar]
    private var inner: [Scalar]
    private var outer: [Scalar]

    init(_ layout: MonarchLayout) {
      self.layout = layout
      let (tall, wide) = (layout.sliceRows, layout.sliceColumns)
      side = Swift.min(tall, wide)
      panel = Array(repeating: 0, count: tall * wide)
      power = Array(repeating: 0, count: side * side)
      square = power
      inner = Array(repeating: 0, count: side)
      outer = Array(repeating: 0, count: Swift.max(tall, wide))
    }

    /// Writes the pair of a slice, a column to `left` and a row, with the distance of groups, to `right`.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    mutating func fit(_ a: Source, group: Int, block: Int, to left: Target, _ right: Target) {
      let largest = copy(a, group: group, block: block)
      if largest == 0 { return }
      let unit = PowerOfTwo<Scalar>(taming: largest)
      if unit != .one { for i in panel.indices { panel[i] = panel[i] / unit } }
      formGram()
      squareUntilAlone()
      findVectors()
      let norm = Vector(outer).norm
      let root = norm.squareRoot()
      let (tall, wide) = (layout.sliceRows, layout.sliceColumns)
      let half = PowerOfTwo<Scalar>(exponent: unit.exponent / 2)
      let other = unit * half.inverse
      for i in 0..<tall { left[i] = (tall >= wide ? outer[i] / root : inner[i] * root) * half }
      for j in 0..<wide {
        right[j * layout.rowGroups] = (tall >= wide ? inner[j] * root : outer[j] / root) * other
      }
    }

    /// Copies a slice, zeros where it is filled up, and returns the largest magnitude.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    private mutating func copy(_ a: Source, group: Int, block: Int) -> Scalar {
      let (tall, wide) = (layout.sliceRows, layout.sliceColumns)
      let rows = (layout.rows - group + layout.rowGroups - 1) / layout.rowGroups
      var largest: Scalar = 0
      for j in 0..<wide {
        let column = block * wide + j
        for i in 0..<tall {
          var entry: Scalar = 0
          if i < rows && column < layout.columns {
            entry = a[i * layout.rowGroups + group + column * layout.rows]
          }
          panel[i + j * tall] = entry
          largest = Swift.max(largest, entry.magnitude)
        }
      }
      return largest
    }

    /// The smaller Gram matrix with a trace of 1.
    private mutating func formGram() {
      let (tall, wide, side) = (layout.sliceRows, layout.sliceColumns, side)
      clear(&power)
      Self.withStarts(panel, panel, &power) { a, b, gram in
        Kernels.addProduct(
          1, Part(a, stride: tall, transposed: tall >= wide),
          Part(b, stride: tall, transposed: tall < wide), to: gram, stride: side, side, side,
          Swift.max(tall, wide))
        var trace: Scalar = 0
        for i in 0..<side { trace += gram[i * (side + 1)] }
        Kernels.scale(gram, count: side * side, by: 1 / trace)
      }
    }

    /// Squares until the other eigenvalues have together a hundredth of the first, or are as good as it.
    private mutating func squareUntilAlone() {
      let side = side
      for _ in 0..<44 {
        let trace = sumOfSquares()
        clear(&square)
        Self.withStarts(power, power, &square) { a, b, square in
          Kernels.addProduct(
            1 / trace, Part(a, stride: side), Part(b, stride: side), to: square, stride: side, side,
            side, side)
        }
        swap(&power, &square)
        if trace > 0.98 { return }
      }
    }

    private func clear(_ numbers: inout [Scalar]) {
      numbers.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }

    /// The trace of P², as P is symmetric.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    private func sumOfSquares() -> Scalar {
      power.withUnsafeBufferPointer { power in
        // Several sums at once, which need not wait for each other.
        var (s, t, u, v): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
        var i = 0
        while i + 3 < power.count {
          s += power[i] * power[i]
          t += power[i + 1] * power[i + 1]
          u += power[i + 2] * power[i + 2]
          v += power[i + 3] * power[i + 3]
          i += 4
        }
        while i < power.count {
          s += power[i] * power[i]
          i += 1
        }
        return (s + t) + (u + v)
      }
    }

    /// The unit vector of the smaller side, and its image on the larger one.
    private mutating func findVectors() {
      let (tall, wide, side) = (layout.sliceRows, layout.sliceColumns, side)
      var longest = 0
      for i in 0..<side where power[i * (side + 1)] > power[longest * (side + 1)] { longest = i }
      for i in 0..<side { inner[i] = power[i + longest * side] }
      // The others have at most a hundredth squared by now, and lose as much each time.
      for _ in 0..<4 {
        Self.multiply(power, side, side, transposed: false, inner, to: &square)
        for i in 0..<side { inner[i] = square[i] }
      }
      inner.withUnsafeMutableBufferPointer { inner in
        guard let start = inner.baseAddress else { return }
        Kernels.scale(start, count: side, by: 1 / Kernels.norm(start, count: side))
      }
      Self.multiply(panel, tall, wide, transposed: tall < wide, inner, to: &outer)
    }

    private static func multiply(
      _ a: [Scalar], _ rows: Int, _ columns: Int, transposed: Bool, _ x: [Scalar],
      to y: inout [Scalar]
    ) {
      withStarts(a, x, &y) { a, x, y in
        Kernels.addProduct(
          1, Part(a, stride: rows, transposed: transposed), rows, columns, x, to: y, scaledBy: 0)
      }
    }

    /// Where two lists that are read and one that is written begin.
    private static func withStarts(
      _ a: [Scalar], _ b: [Scalar], _ c: inout [Scalar], _ body: (Source, Source, Target) -> Void
    ) {
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          c.withUnsafeMutableBufferPointer { c in
            guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else {
              return
            }
            body(a, b, c)
          }
        }
      }
    }
  }
}
