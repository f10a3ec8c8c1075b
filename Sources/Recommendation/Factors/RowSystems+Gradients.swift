internal import LinearAlgebra

extension RowSystems {
  /// Takes steps of conjugate gradients for every row, from the columns that are given.
  ///
  /// No row's matrix is formed. A step needs its product with a vector: `Bx + λx`, which is one product
  /// of matrices for a block of rows, and `Σ wⱼ(zⱼᵀx) zⱼ`, which is two products with the gathered
  /// columns. A row without entries gets 0. The threads share the rows, and BLAS has one for each
  /// product.
  func improve(_ solutions: inout Matrix<Scalar>, steps: Int) {
    if design.rows == 0 || rows == 0 { return }
    let (size, pieces) = (design.rows, RowPieces(rows))
    solutions.withEntries { x in
      nonisolated(unsafe) let x = x  // each piece has columns of its own
      Threads.performApart(pieces.count, in: { GradientBlock<Scalar>(size: size) }) {
        block, piece in
        improve(pieces[piece], x + pieces[piece].lowerBound * size, steps, block)
      }
    }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func improve(
    _ range: Range<Int>, _ x: UnsafeMutablePointer<Scalar>, _ steps: Int,
    _ block: GradientBlock<Scalar>
  ) {
    gather(range, block)
    addProduct(range, with: x, to: block, isResidual: true)
    block.begin(range.count)
    for row in range where starts[row] == starts[row + 1] {
      let place = row - range.lowerBound
      (x + place * design.rows).update(repeating: 0, count: design.rows)
      block.lengths[place] = 0
    }
    for step in 0..<steps {
      addProduct(range, with: block.direction, to: block, isResidual: false)
      block.move(x, range.count, isLast: step == steps - 1)
    }
  }

  /// Puts the columns of some rows side by side, row after row.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func gather(_ range: Range<Int>, _ block: GradientBlock<Scalar>) {
    let (size, places) = (design.rows, starts[range.lowerBound]..<starts[range.upperBound])
    block.makeRoom(for: places.count)
    design.elements.withUnsafeBufferPointer { design in
      guard let design = design.baseAddress else { return }
      var target = block.gathered
      for place in places {
        target.update(from: design + Int(indices[place]) * size, count: size)
        target += size
      }
    }
  }

  /// The products of all rows' matrices with vectors, or what these leave of the right-hand sides.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func addProduct(
    _ range: Range<Int>, with x: UnsafeMutablePointer<Scalar>, to block: GradientBlock<Scalar>,
    isResidual: Bool
  ) {
    typealias Part = Kernels<Scalar>.Part
    let (size, first) = (design.rows, starts[range.lowerBound])
    let (images, inner) = (block.images, block.products)
    let sign: Scalar = isResidual ? -1 : 1
    let (starts, targets) = (starts, targets)
    let weights = weights ?? Array(repeating: 1, count: targets.count)
    for row in range {
      let offset = (row - range.lowerBound) * size
      let penalty = sign * penalties[row]
      for k in offset..<(offset + size) { images[k] = penalty * x[k] }
    }
    base?.elements.withUnsafeBufferPointer { base in
      guard let base = base.baseAddress else { return }
      Kernels<Scalar>.addProduct(
        sign, Part(base, stride: size), Part(x, stride: size), to: images, stride: size, size,
        range.count, size)
    }
    for row in range where starts[row] < starts[row + 1] {
      let (begin, count) = (starts[row], starts[row + 1] - starts[row])
      let columns = UnsafePointer(block.gathered + (begin - first) * size)
      let offset = (row - range.lowerBound) * size
      block.multiply.put(
        columns, transposed: true, size, count, times: x + offset, into: inner, adding: false)
      for place in 0..<count {
        let weighted = weights[begin + place] * inner[place]
        inner[place] = isResidual ? targets[begin + place] - weighted : weighted
      }
      block.multiply.put(
        columns, transposed: false, size, count, times: inner, into: images + offset, adding: true)
    }
  }
}

/// The vectors of conjugate gradients for a block of rows, a column a row.
final class GradientBlock<Scalar: LinearAlgebraScalar> {
  typealias Entries = UnsafeMutablePointer<Scalar>

  let multiply = VectorProducts<Scalar>()
  private let size: Int
  /// The columns of the design that the rows need.
  private(set) var gathered: Entries
  /// What the columns of a row give with a vector.
  private(set) var products: Entries
  private var room = 1
  /// The products of the matrices with vectors.
  let images: Entries
  /// Where each row goes next.
  let direction: Entries
  private let residual: Entries
  /// The squared lengths of the residuals; 0 for a row that is done.
  let lengths: Entries

  init(size: Int) {
    self.size = size
    func zeros(_ count: Int) -> Entries {
      let entries = Entries.allocate(capacity: count)
      entries.initialize(repeating: 0, count: count)
      return entries
    }
    images = zeros(size * RowPieces.length)
    direction = zeros(size * RowPieces.length)
    residual = zeros(size * RowPieces.length)
    lengths = zeros(RowPieces.length)
    gathered = zeros(size)
    products = zeros(1)
  }

  deinit {
    for entries in [images, direction, residual, lengths, gathered, products] {
      entries.deallocate()
    }
  }

  func makeRoom(for count: Int) {
    if count <= room { return }
    room = count
    gathered.deallocate()
    products.deallocate()
    gathered = Entries.allocate(capacity: count * size)
    gathered.initialize(repeating: 0, count: count * size)
    products = Entries.allocate(capacity: count)
    products.initialize(repeating: 0, count: count)
  }

  /// Starts with the images as residuals.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func begin(_ count: Int) {
    residual.update(from: images, count: size * count)
    direction.update(from: images, count: size * count)
    for row in 0..<count {
      lengths[row] = FactorLoops.dot(residual + row * size, residual + row * size, size)
    }
  }

  /// A step of every row along its direction, whose image is there, and the next direction.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func move(_ solutions: Entries, _ count: Int, isLast: Bool) {
    for row in 0..<count where lengths[row] > 0 {
      let offset = row * size
      let (x, p, ap) = (solutions + offset, direction + offset, images + offset)
      let r = residual + offset
      let curvature = FactorLoops.dot(p, ap, size)
      if !(curvature > 0) {
        lengths[row] = 0
        continue
      }
      let step = lengths[row] / curvature
      FactorLoops.step(x, p, size, times: step, keeping: 1)
      if isLast { continue }
      FactorLoops.step(r, ap, size, times: -step, keeping: 1)
      let next = FactorLoops.dot(r, r, size)
      FactorLoops.step(p, r, size, times: 1, keeping: next / lengths[row])
      lengths[row] = next
    }
  }
}
