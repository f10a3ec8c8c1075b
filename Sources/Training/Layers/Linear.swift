public import LinearAlgebra

/// The affine map `y = Wx + b` of every column.
///
/// With `G = ∂L/∂Y` the backward pass is `∂L/∂W = G Xᵀ`, `∂L/∂b = G 1`, `∂L/∂X = Wᵀ G`.
///
/// - Complexity: 2·outputs·inputs·tokens operations forward, twice that backward.
public struct Linear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The matrix W, outputs × inputs.
  public var weight: Parameter<Scalar>
  /// The column b, outputs × 1; nil for none.
  public var bias: Parameter<Scalar>?
  private var input = Matrix<Scalar>.zero(rows: 0, columns: 0)

  /// Wraps a matrix and a column.
  ///
  /// - Precondition: The bias has an entry for each row of the weight.
  public init(weight: Matrix<Scalar>, bias: Vector<Scalar>? = nil) {
    demand(
      bias.map { $0.count == weight.rows } ?? true,
      "a bias of \(bias?.count ?? 0) entries does not fit a weight of \(weight.shape)")
    self.weight = Parameter(weight)
    self.bias = bias.map { Parameter(Matrix(column: $0)) }
  }

  /// Makes a layer with a normally distributed weight, `σ = 1/√inputs`, and a bias of zero.
  public init(
    inputs: Int, outputs: Int, hasBias: Bool = true,
    using generator: inout some RandomNumberGenerator
  ) {
    let scale = 1 / Scalar(max(inputs, 1)).squareRoot()
    let weight = Matrix<Scalar>.gaussian(rows: outputs, columns: inputs, using: &generator)
    self.init(weight: weight.scaled(by: scale), bias: hasBias ? .zero(outputs) : nil)
  }

  /// The length of an input.
  public var inputs: Int { weight.value.columns }
  /// The length of an output.
  public var outputs: Int { weight.value.rows }

  /// The layer itself, which has W written out.
  public func dense() -> Linear { self }

  /// The output `WX + b 1ᵀ`.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    input = x
    guard let bias else { return weight.value * x }
    return weight.value.product(x, plusColumn: bias.value)
  }

  /// The gradient `WᵀG` with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    weight.accumulate(gradient * input.transpose)
    bias?.accumulate(gradient.sumOfColumns)
    return weight.value.transpose * gradient
  }

  /// Calls a body with `weight` and `bias`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("weight", &weight)
    guard var column = bias else { return }
    bias = nil  // so that the column is changed in place, not copied
    body("bias", &column)
    bias = column
  }
}

extension Matrix {
  /// The product `AX + c 1ᵀ`, whose sum costs no pass of its own: BLAS adds to what is there.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func product(_ x: Matrix, plusColumn c: Matrix) -> Matrix {
    demand(columns == x.rows, "cannot multiply \(shape) by \(x.shape)")
    let entries = [Scalar](unsafeUninitializedCapacity: rows * x.columns) { target, count in
      count = rows * x.columns
      guard let y = target.baseAddress else { return }
      c.elements.withUnsafeBufferPointer { column in
        for j in 0..<x.columns {
          _ = UnsafeMutableBufferPointer(rebasing: target[(j * rows)..<((j + 1) * rows)])
            .initialize(from: column)
        }
      }
      addProduct(x, to: y)
    }
    return Matrix(rows: rows, columns: x.columns, columnMajor: entries)
  }

  private func addProduct(_ x: Matrix, to y: UnsafeMutablePointer<Scalar>) {
    elements.withUnsafeBufferPointer { a in
      x.elements.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return }
        Kernels.addProduct(
          1, .init(a, stride: rows), .init(b, stride: columns), to: y, stride: rows, rows,
          x.columns, columns)
      }
    }
  }

  /// The sum of the columns, an m × 1 matrix.
  var sumOfColumns: Matrix {
    Matrix(column: self * Vector(repeating: 1, count: columns))
  }
}
