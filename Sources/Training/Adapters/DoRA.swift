public import LinearAlgebra

/// An adapter that trains the lengths of the matrix's rows apart from their directions.
///
/// With `V = W + s BA` and the norms `nᵢ = ‖row i of V‖`, the output is `y = (m ∘ V/n) x + b`: the
/// rows of V with lengths m. At first `m = ‖W‖`, row by row, so that the output is the base's.
///
/// The backward pass treats n as a constant, as the paper proposes in section 4.3: with
/// `G = ∂L/∂Y` and `Z = VX`, `∂L/∂m = (G ∘ Z) 1 / n`, and the rest is that of ``LoRA`` for the
/// gradient `(m/n) ∘ G`. Source: Liu and others, "DoRA: weight-decomposed low-rank adaptation",
/// 2024, https://arxiv.org/abs/2402.09353.
///
/// - Complexity: That of ``LoRA``, plus 2·outputs·inputs·r operations forward for the norms.
public struct DoRA<Scalar: LinearAlgebraScalar>: Adapter {
  /// The adapter whose rows are the directions.
  public var lora: LoRA<Scalar>
  /// The lengths m of the rows, outputs × 1.
  public var magnitude: Parameter<Scalar>
  /// The layer that works in place of base and change while they are merged, or else nil.
  public var mergedLayer: Linear<Scalar>?
  /// What the directions' change leaves out of its input while it learns, or nil.
  public var dropout: Dropout<Scalar>? {
    get { lora.dropout }
    set { lora.dropout = newValue }
  }
  private var norms = Vector<Scalar>([])
  private var product = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Adapts a layer by a change that is zero at first.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  public init(
    _ base: any LinearLayer<Scalar>, rank: Int, alpha: Scalar? = nil,
    scaling: LoRAScaling = .standard, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let lora = try LoRA(base, rank: rank, alpha: alpha, scaling: scaling, using: &generator)
    self.init(lora, magnitude: base.dense().weight.value.rowNorms)
  }

  /// Takes directions from an adapter, and lengths.
  ///
  /// - Precondition: There is a length for each row.
  public init(_ lora: LoRA<Scalar>, magnitude: Vector<Scalar>) {
    demand(
      magnitude.count == lora.outputs,
      "\(magnitude.count) lengths do not fit a layer of \(lora.outputs) outputs")
    self.lora = lora
    self.magnitude = Parameter(Matrix(column: magnitude))
  }

  /// The frozen layer, W and b.
  public var base: any LinearLayer<Scalar> { lora.base }

  /// The matrix `(m/n) ∘ (W + s BA)`.
  public var adaptedWeight: Matrix<Scalar> {
    let directions = lora.adaptedWeight
    return directions.scaled(rowsBy: gains(directions.rowNorms))
  }

  /// The factors m/n of the rows; a row of zeros has no direction to be given a length.
  private func gains(_ norms: Vector<Scalar>) -> Vector<Scalar> {
    Vector(zip(magnitude.value.elements, norms).map { $1 == 0 ? 1 : $0 / $1 })
  }

  /// The output `(m/n) ∘ (VX) + b 1ᵀ`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    if let y = mergedLayer?.forward(x) { return y }
    var y = lora.forward(x)
    norms = lora.adaptedWeight.rowNorms
    product = y
    if let bias = base.dense().bias { product.add(-1, timesColumn: bias.value[column: 0]) }
    // Written as a correction, so that factors of 1 leave the base's output to the last bit.
    y += product.scaled(rowsBy: Vector(gains(norms).map { $0 - 1 }))
    return y
  }

  /// The gradient `Vᵀ((m/n) ∘ G)` with respect to the input.
  ///
  /// - Precondition: The adapter is not merged.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    requireUnmerged()
    let inverse = Vector(norms.map { $0 == 0 ? 0 : 1 / $0 })
    magnitude.accumulate(gradient.hadamard(product).sumOfColumns.scaled(rowsBy: inverse))
    return lora.backward(gradient.scaled(rowsBy: gains(norms)))
  }

  /// Calls a body with the parameters of ``LoRA`` and `lora_magnitude_vector`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    lora.withParameters(body)
    body("lora_magnitude_vector", &magnitude)
  }
}

extension Matrix {
  /// The Euclidean lengths of the rows.
  var rowNorms: Vector<Scalar> {
    elements.withUnsafeBufferPointer { entries in
      guard let start = entries.baseAddress else { return .zero(rows) }
      return Vector(
        (0..<rows).map { Kernels.norm(start + $0, count: columns, step: rows) })
    }
  }

  /// Adds a multiple of one column to every column.
  mutating func add(_ factor: Scalar, timesColumn column: Vector<Scalar>) {
    let (rows, columns) = (rows, columns)
    let ones = [Scalar](repeating: 1, count: columns)
    withMutableEntries { entries in
      column.elements.withUnsafeBufferPointer { column in
        ones.withUnsafeBufferPointer { ones in
          guard let x = column.baseAddress, let y = ones.baseAddress else { return }
          Kernels.addOuterProduct(factor, x, y, to: entries, stride: rows, rows, columns)
        }
      }
    }
  }
}
