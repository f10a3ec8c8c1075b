import LinearAlgebra

/// The state of a column-pivoted QR factorization that advances a panel of columns at a time.
///
/// Within a panel only the pivot's column and row are brought up to date; the rest of the matrix
/// waits for one matrix product at the panel's end. Half of the work is then in that product, and
/// half in one matrix-vector product for each column. Source: Quintana-Ortí, Sun and Bischof, "A
/// BLAS-3 version of the QR factorization with column pivoting", SIAM J. Sci. Comput. 19, 1998,
/// https://doi.org/10.1137/S1064827595296732.
struct PivotedQRPanels<Scalar: LinearAlgebraScalar> {
  typealias BLAS = Kernels<Scalar>
  typealias Part = Kernels<Scalar>.Part

  let rows: Int
  let columns: Int
  /// The matrix, being overwritten: `R` on and above the diagonal, reflections below it.
  var entries: [Scalar]
  /// The factors τ of the reflections so far.
  var taus: [Scalar] = []
  /// The original index of each column.
  var pivots: [Int]
  /// The lengths of the columns below the rows already done, as downdated.
  private(set) var norms: [Scalar]
  /// The same lengths when they were last computed from the entries.
  private var computedNorms: [Scalar]
  /// Columns whose downdated length has lost too many digits to be trusted.
  private var stale: [Int] = []

  /// Whether a length that needs computing anew may wait for the end of the panel, when all are
  /// computed; its column is not taken before.
  private let isHasty: Bool

  /// The number of columns done.
  var steps: Int { taus.count }

  /// The power of two that the matrix was divided by.
  let unit: PowerOfTwo<Scalar>

  init(_ a: Matrix<Scalar>, isHasty: Bool = false) {
    self.isHasty = isHasty
    (rows, columns) = (a.rows, a.columns)
    pivots = Array(0..<a.columns)
    let lengths = a.columnNorms
    let longest = lengths.max() ?? 0
    unit = longest.isFinite ? PowerOfTwo(taming: longest) : a.unit
    let tame = a.divided(by: unit)
    entries = tame.elements
    norms = unit == .one ? lengths.elements : tame.columnNorms.elements
    computedNorms = norms
  }

  /// The Frobenius norm of what is left of the scaled matrix.
  var remainder: Scalar { Vector(norms[steps...]).norm }

  /// Factors until there are `limit` columns or what is left has at most a given norm.
  ///
  /// - Parameters:
  ///   - limit: The most columns to take, no more than min(m, n).
  ///   - residual: The Frobenius norm to stop at, before scaling.
  mutating func run(upTo limit: Int, residual: Scalar) {
    let target = residual / unit
    while steps < limit {
      if remainder <= 2 * target {
        // Downdated lengths say when to look, not when to stop.
        recomputeNorms()
        if remainder <= target { return }
      }
      advance(width: min(32, limit - steps), until: target)
    }
    recomputeNorms()
  }

  /// Factors up to `width` more columns and brings the rest of the matrix up to date.
  ///
  /// The panel ends early where a length must be computed anew, since that needs entries that are
  /// up to date, and where what is left may be as small as wanted: the next pivot may be a rounding
  /// error, or nothing at all.
  mutating func advance(width: Int, until target: Scalar = -1) {
    let first = steps
    var delayed = [Scalar](repeating: 0, count: (columns - first) * width)
    while steps < first + width && (isHasty || stale.isEmpty) {
      if steps > first && remainder <= 2 * target { break }
      bringPivotForward(&delayed, first)
      eliminate(&delayed, first)
      downdateNorms()
    }
    applyDelayed(delayed, first)
    if isHasty { recomputeNorms() } else { for j in stale { recomputeNorm(j) } }
    stale.removeAll(keepingCapacity: true)
  }

  /// Computes the lengths of all columns below the rows already done.
  mutating func recomputeNorms() {
    for j in steps..<columns { recomputeNorm(j) }
  }

  private mutating func recomputeNorm(_ j: Int) {
    let (count, start) = (rows - steps, steps + j * rows)
    norms[j] = entries.withUnsafeBufferPointer {
      count == 0 ? 0 : BLAS.norm($0.baseAddress.unsafelyUnwrapped + start, count: count)
    }
    computedNorms[j] = norms[j]
  }

  /// Exchanges the longest remaining column with the next one.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private mutating func bringPivotForward(_ delayed: inout [Scalar], _ first: Int) {
    let k = steps
    let longest = Self.largestIndex(norms, from: k)
    if longest == k { return }
    for i in 0..<rows { entries.swapAt(i + k * rows, i + longest * rows) }
    let height = columns - first
    for j in 0..<(k - first) {
      delayed.swapAt(k - first + j * height, longest - first + j * height)
    }
    pivots.swapAt(k, longest)
    norms.swapAt(k, longest)
    computedNorms.swapAt(k, longest)
  }

  /// Reflects the pivot column, and finds what the reflection does to the rest: the next column of
  /// the delayed factor `F`, where the matrix is to become `A − V Fᵀ`.
  private mutating func eliminate(_ delayed: inout [Scalar], _ first: Int) {
    let (m, k, done, height) = (rows, steps, steps - first, columns - first)
    let (below, beside) = (m - k, columns - k - 1)
    taus.append(0)
    taus[k] = entries.withUnsafeMutableBufferPointer { buffer in
      delayed.withUnsafeMutableBufferPointer { factor in
        let a = buffer.baseAddress.unsafelyUnwrapped
        let f = factor.baseAddress.unsafelyUnwrapped
        let (panel, pivot, next) = (a + k + first * m, a + k + k * m, a + k + (k + 1) * m)
        let column = f + done * height
        BLAS.addProduct(
          -1, Part(panel, stride: m), below, done, f + done, step: height, to: pivot)
        let tau = HouseholderReflection.make(pivot, count: below)
        let diagonal = pivot[0]
        pivot[0] = 1
        BLAS.addProduct(
          tau, Part(next, stride: m, transposed: true), below, beside, pivot,
          to: column + done + 1, scaledBy: 0)
        withUnsafeTemporaryAllocation(of: Scalar.self, capacity: done + 1) { overlap in
          overlap.initialize(repeating: 0)
          let x = overlap.baseAddress.unsafelyUnwrapped
          BLAS.addProduct(
            -tau, Part(panel, stride: m, transposed: true), below, done, pivot, to: x)
          BLAS.addProduct(1, Part(f, stride: height), height, done, x, to: column)
        }
        BLAS.addProduct(
          -1, Part(f + done + 1, stride: height), beside, done + 1, panel, step: m,
          to: next, step: m)
        pivot[0] = diagonal
        return tau
      }
    }
  }

  /// Shortens the lengths by the row just finished, `‖x‖² − r²`, as long as that is safe.
  ///
  /// Where little is left of a length since it was last computed, the subtraction has lost half of
  /// the digits. Source: Drmač and Bujanović, "On the failure of rank-revealing QR factorization
  /// software", ACM TOMS 35, 2008, https://doi.org/10.1145/1377612.1377616.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private mutating func downdateNorms() {
    let row = steps - 1
    let limit = Scalar.ulpOfOne.squareRoot()
    for j in steps..<columns where norms[j] > 0 {
      let share = entries[row &+ j &* rows].magnitude / norms[j]
      let left = max(0, (1 - share) * (1 + share))
      let ratio = norms[j] / computedNorms[j]
      if left * ratio * ratio <= limit {
        stale.append(j)
        if isHasty { norms[j] = 0 }
      } else {
        norms[j] *= left.squareRoot()
      }
    }
  }

  /// Updates the columns and rows beyond the panel, `A ← A − V Fᵀ`.
  private mutating func applyDelayed(_ delayed: [Scalar], _ first: Int) {
    let (m, k, height, width) = (rows, steps, columns - first, columns - steps)
    entries.withUnsafeMutableBufferPointer { buffer in
      delayed.withUnsafeBufferPointer { factor in
        guard let a = buffer.baseAddress, let f = factor.baseAddress, width > 0 else { return }
        BLAS.addProduct(
          -1, Part(a + k + first * m, stride: m),
          Part(f + (k - first), stride: height, transposed: true),
          to: a + k + k * m, stride: m, m - k, width, k - first)
      }
    }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func largestIndex(_ values: [Scalar], from start: Int) -> Int {
    var largest = start
    for j in start..<values.count where values[j] > values[largest] { largest = j }
    return largest
  }
}
