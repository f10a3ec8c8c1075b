internal import LinearAlgebra

/// A tensor contracted with all factors but one, for one mode after the other.
///
/// Reading the tensor is what costs. A reading contracts the modes updated last and serves the updates
/// of the others, in turn; what it leaves is small and is halved, like a binary tree, until one mode
/// remains. Contracting a single mode takes N/(N − 1) readings a sweep, which then begin and end at
/// different modes; it needs memory for count·R/Iₙ numbers, so where a mode has fewer values than
/// there are terms, half of the modes are contracted at once, twice a sweep. Source: Phan, Tichavský,
/// Cichocki, "Fast Alternating LS Algorithms for High Order CANDECOMP/PARAFAC Tensor Factorizations",
/// https://doi.org/10.1109/TSP.2013.2269903.
struct SharedContractions<Scalar: LinearAlgebraScalar> {
  /// A range of modes, and the tensor contracted with the factors of all others.
  private struct Branch {
    let modes: Range<Int>
    let values: Matrix<Scalar>
  }

  private let tensor: Tensor<Scalar>
  /// The tensor in single precision, where reading half as many bytes is worth a copy.
  private let rounded: Tensor<Float>?
  private let readsSingleModes: Bool
  private var partial: ColumnwisePartial<Scalar>
  private var contracted: Range<Int> = 0..<0
  private var served: [Int] = []
  private var branches: [Branch] = []

  /// Whether readings are of the tensor in single precision; all else keeps its digits.
  var readsRounded: Bool

  init(_ tensor: Tensor<Scalar>, rank: Int) {
    self.tensor = tensor
    let isLarge = Scalar.self != Float.self && tensor.elements.count >= 1 << 20
    rounded = isLarge && tensor.maxNorm.isSafelyRounded ? tensor.rounded() : nil
    readsRounded = rounded != nil
    readsSingleModes = tensor.sizes.allSatisfy { $0 >= rank }
    partial = ColumnwisePartial(.zero(rows: 0, columns: 0), left: 0)
  }

  /// Whether nothing is kept in which the present factors are contained.
  var isFresh: Bool { served.isEmpty }

  /// The next mode's product `X₍ₙ₎ (⋯ ⊙ A)`; the modes must come in their order, again and again.
  mutating func next(_ mode: Int, _ factors: [Matrix<Scalar>]) -> Matrix<Scalar> {
    if factors.count == 1 {
      return tensor.vectorized.outer(Vector(repeating: 1, count: factors[0].columns))
    }
    if served.isEmpty { read(for: mode, factors) }
    demand(served[0] == mode, "mode \(mode) was asked for before mode \(served[0])")
    served.removeFirst()
    while let last = branches.last, !last.modes.contains(mode) { branches.removeLast() }
    if branches.isEmpty { branches = [side(of: mode, factors)] }
    while let last = branches.last, last.modes.count > 1 {
      branches.append(half(last, mode, factors))
    }
    return branches[branches.count - 1].values
  }

  private mutating func read(for mode: Int, _ factors: [Matrix<Scalar>]) {
    let order = factors.count
    let previous = (mode + order - 1) % order
    let cut = tensor.balancedCut
    if readsSingleModes {
      contracted = previous..<previous + 1
    } else {
      contracted = mode == 0 ? cut..<order : 0..<cut
    }
    served = (0..<order - contracted.count).map { (mode + $0) % order }
    branches = []
    let sizes = [
      tensor.size(of: 0..<contracted.lowerBound), tensor.size(of: contracted),
      tensor.size(of: contracted.upperBound..<order),
    ]
    let product = Matrix.khatriRao(firstFastest: factors[contracted])
    if readsRounded, product.maxNorm.isSafelyRounded, let rounded {
      let block = rounded.reshaped(to: sizes)
      partial = ColumnwisePartial(ColumnwisePartial(block, mode: 1, Matrix<Float>(product)))
    } else {
      partial = ColumnwisePartial(tensor.reshaped(to: sizes), mode: 1, product)
    }
  }

  /// Contracts the side of the contracted modes on which a mode does not lie.
  private func side(of mode: Int, _ factors: [Matrix<Scalar>]) -> Branch {
    let (before, after) = (0..<contracted.lowerBound, contracted.upperBound..<factors.count)
    let isBefore = before.contains(mode)
    let others = factors[isBefore ? after : before]
    let product =
      others.isEmpty
      ? Matrix(rows: 1, columns: factors[0].columns, repeating: 1)
      : Matrix.khatriRao(firstFastest: others)
    return isBefore
      ? Branch(modes: before, values: partial.contractedFromRight(product))
      : Branch(modes: after, values: partial.contractedFromLeft(product))
  }

  private func half(_ branch: Branch, _ mode: Int, _ factors: [Matrix<Scalar>]) -> Branch {
    let cut = (branch.modes.lowerBound + branch.modes.upperBound) / 2
    let (first, second) = (branch.modes.lowerBound..<cut, cut..<branch.modes.upperBound)
    let matrices = ColumnwisePartial(branch.values, left: tensor.size(of: first))
    if first.contains(mode) {
      let product = Matrix.khatriRao(firstFastest: factors[second])
      return Branch(modes: first, values: matrices.contractedFromRight(product))
    }
    let product = Matrix.khatriRao(firstFastest: factors[first])
    return Branch(modes: second, values: matrices.contractedFromLeft(product))
  }
}

extension LinearAlgebraScalar {
  /// Whether numbers of which this is the largest, and sums of products of two such, have the range
  /// of single precision.
  fileprivate var isSafelyRounded: Bool { self > 1e-12 && self < 1e12 }
}

extension Tensor {
  /// The tensor in single precision.
  fileprivate func rounded() -> Tensor<Float> {
    Tensor<Float>(sizes: sizes, columnMajor: Matrix<Float>(matricized(leading: 1)).elements)
  }

  /// The product of the sizes of neighboring modes.
  func size(of modes: Range<Int>) -> Int { sizes[modes].reduce(1, *) }

  /// The cut of the modes in two that makes the halves as equal in size as possible.
  var balancedCut: Int {
    let cuts = 1..<Swift.max(2, order)
    return cuts.min {
      size(of: 0..<$0) + size(of: $0..<order) < size(of: 0..<$1) + size(of: $1..<order)
    }
      ?? 1
  }
}
