internal import LinearAlgebra

/// A tensor given by a rule, which remembers what was asked.
final class EntrySource<Scalar: LinearAlgebraScalar> {
  let sizes: [Int]
  /// The largest entry read, measured in ``unit``.
  var largest: Scalar { largestRead / unit }
  /// The unit in which entries are handed out.
  private(set) var unit: PowerOfTwo<Scalar> = .one
  private var largestRead: Scalar = 0
  private let entry: ([Int]) -> Scalar
  private var seen: [[Int]: Scalar] = [:]

  init(sizes: [Int], _ entry: @escaping ([Int]) -> Scalar) {
    self.sizes = sizes
    self.entry = entry
  }

  var entriesRead: Int { seen.count }

  func read(_ index: [Int]) throws(LinearAlgebraError) -> Scalar {
    if let known = seen[index] { return known / unit }
    let value = entry(index)
    guard value.isFinite else {
      throw .notFiniteEntry(routine: "Cross approximation", index: index)
    }
    seen[index] = value
    largestRead = Swift.max(largestRead, value.magnitude)
    return value / unit
  }

  /// Chooses the unit by what was read so far.
  ///
  /// An entry that is read later may be larger by as much as the range allows, so that small entries
  /// are not brought all the way to 1.
  func chooseUnit() {
    let least = -Int(Scalar.greatestFiniteMagnitude.exponent) / 2
    unit = PowerOfTwo(exponent: Swift.max(least, PowerOfTwo(taming: largestRead).exponent))
  }

  /// The matrix of entries whose index is one of the beginnings followed by one of the endings.
  func matrix(_ beginnings: [[Int]], _ endings: [[Int]]) throws(LinearAlgebraError) -> Matrix<
    Scalar
  > {
    var elements: [Scalar] = []
    elements.reserveCapacity(beginnings.count * endings.count)
    for ending in endings {
      for beginning in beginnings { elements.append(try read(beginning + ending)) }
    }
    return Matrix(rows: beginnings.count, columns: endings.count, columnMajor: elements)
  }
}

/// The picks of a cross approximation: for every cut, index beginnings and as many endings.
struct CrossSearch<Scalar: LinearAlgebraScalar> {
  private let source: EntrySource<Scalar>
  private let tolerance: Scalar
  private let maximalRank: Int
  /// For cut k, beginnings of k values; for cut 0, the empty one.
  private var beginnings: [[[Int]]]
  /// For cut k, endings of d − k values; for cut d, the empty one.
  private var endings: [[[Int]]]

  init(_ source: EntrySource<Scalar>, _ tolerance: Scalar, _ maximalRank: Int) {
    self.source = source
    self.tolerance = tolerance
    self.maximalRank = maximalRank
    let order = source.sizes.count
    beginnings = Array(repeating: [], count: order + 1)
    endings = Array(repeating: [], count: order + 1)
    beginnings[0] = [[]]
    endings[order] = [[]]
  }

  private var order: Int { source.sizes.count }
  var ranks: [Int] { (1..<Swift.max(1, order)).map { beginnings[$0].count } }

  /// Starts from the largest of a few random entries.
  mutating func start(
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    var best = (index: source.sizes.map { _ in 0 }, size: -Scalar.infinity)
    for _ in 0..<20 {
      let index = randomIndex(using: &generator)
      let size = try source.read(index).magnitude
      if size > best.size { best = (index, size) }
    }
    add(pivot: best.index)
  }

  private func randomIndex(using generator: inout some RandomNumberGenerator) -> [Int] {
    source.sizes.map { Swift.min($0 - 1, Int(generator.uniform() * Double($0))) }
  }

  /// Adds an index to the picks of every cut where both its parts are new.
  mutating func add(pivot index: [Int]) {
    for cut in 1..<Swift.max(1, order) where beginnings[cut].count < maximalRank {
      let (beginning, ending) = (Array(index[..<cut]), Array(index[cut...]))
      if beginnings[cut].contains(beginning) || endings[cut].contains(ending) { continue }
      beginnings[cut].append(beginning)
      endings[cut].append(ending)
    }
  }

  /// Picks anew at every cut, from left to right or back.
  mutating func sweep(
    forward: Bool, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let cuts = Array(1..<Swift.max(1, order))
    for cut in forward ? cuts : cuts.reversed() { try pick(at: cut, using: &generator) }
  }

  private mutating func pick(
    at cut: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let rows = beginnings[cut - 1].flatMap { beginning in
      (0..<source.sizes[cut - 1]).map { beginning + [$0] }
    }
    let columns = (0..<source.sizes[cut]).flatMap { value in
      endings[cut + 1].map { [value] + $0 }
    }
    var elimination = CrossElimination(source, rows, columns)
    // The old picks come first, so that a pick that was good is found again.
    var starts = endings[cut].compactMap { columns.firstIndex(of: $0) }
    starts.reverse()
    var failures = 0
    while failures < 3, elimination.rows.count < Swift.min(maximalRank, rows.count, columns.count) {
      let start =
        starts.popLast()
        ?? Swift.min(columns.count - 1, Int(generator.uniform() * Double(columns.count)))
      let isFound = try elimination.eliminate(from: start, above: tolerance * source.largest)
      failures = isFound ? 0 : failures + 1
    }
    // A cut of zeros keeps its old picks, so that the chain does not fall apart.
    if elimination.rows.isEmpty { return }
    beginnings[cut] = elimination.rows.map { rows[$0] }
    endings[cut] = elimination.columns.map { columns[$0] }
  }

  /// The train through the picks: fibers, each divided by the crossing of its right-hand cut.
  func train() throws(LinearAlgebraError) -> TensorTrain<Scalar> {
    var cores: [Tensor<Scalar>] = []
    for k in 0..<order {
      let (left, right) = (beginnings[k], endings[k + 1])
      let rows = (0..<source.sizes[k]).flatMap { value in left.map { $0 + [value] } }
      var fibers = try source.matrix(rows, right)
      if k + 1 < order {
        let crossing = try source.matrix(beginnings[k + 1], right)
        fibers = try fibers.divided(byCrossing: crossing)
      }
      cores.append(
        Tensor(fibers).reshaped(to: [left.count, source.sizes[k], right.count]))
    }
    return TensorTrain(cores: cores)
  }

  /// The worst of a number of random entries; an error that is not a number is the worst of all.
  func worstCheck(
    of train: TensorTrain<Scalar>, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> (index: [Int], error: Scalar) {
    var worst = (index: [Int](), error: -Scalar.infinity)
    for _ in 0..<100 {
      let index = randomIndex(using: &generator)
      let difference = (train[index] - (try source.read(index))).magnitude
      let error = difference.isNaN ? .infinity : difference
      if error > worst.error { worst = (index, error) }
    }
    return worst
  }
}

extension Matrix {
  /// The product with the inverse of the crossing, `A P⁻¹`, or with its pseudo-inverse when the picks
  /// of a cut turned out dependent.
  fileprivate func divided(byCrossing crossing: Matrix) throws(LinearAlgebraError) -> Matrix {
    do {
      return try crossing.transposed().solve(transposed()).transposed()
    } catch .singular {
      return self * (try PseudoInverse(crossing)).matrix
    }
  }
}
