/// Functions that some mutants call, to be written below their text.
public enum Prelude {
  /// Whether a text calls one of them.
  static func isCalled(in text: String) -> Bool { names.contains { text.contains("\($0)(") } }

  private static let names = [
    "smallEntriesDropped", "smallTakenForZero", "inSinglePrecision", "lastEntryZero",
    "squaredLength",
  ]

  /// Each forgets the unit, the precision, an entry or a root.
  public static let source = """
    private func entrywise(
      _ x: Tensor<Double>, _ change: (Double) -> Double
    ) -> Tensor<Double> {
      Tensor(sizes: x.sizes, columnMajor: x.elements.map(change))
    }

    private func smallEntriesDropped(_ x: Double) -> Double { abs(x) < 1e-12 ? 0 : x }
    private func smallEntriesDropped(_ x: Vector<Double>) -> Vector<Double> {
      Vector(x.map { smallEntriesDropped($0) })
    }
    private func smallEntriesDropped(_ a: Matrix<Double>) -> Matrix<Double> {
      a.map { smallEntriesDropped($0) }
    }
    private func smallEntriesDropped(_ x: Tensor<Double>) -> Tensor<Double> {
      entrywise(x) { smallEntriesDropped($0) }
    }
    private func smallEntriesDropped(_ x: [Matrix<Double>]) -> [Matrix<Double>] {
      x.map { smallEntriesDropped($0) }
    }
    private func smallEntriesDropped(_ x: [Tensor<Double>]) -> [Tensor<Double>] {
      x.map { smallEntriesDropped($0) }
    }

    private func smallTakenForZero(_ x: Vector<Double>) -> Vector<Double> {
      x.norm < 1e-12 ? .zero(x.count) : x
    }
    private func smallTakenForZero(_ a: Matrix<Double>) -> Matrix<Double> {
      a.frobeniusNorm < 1e-12 ? .zero(rows: a.rows, columns: a.columns) : a
    }
    private func smallTakenForZero(_ x: Tensor<Double>) -> Tensor<Double> {
      x.elements.allSatisfy { abs($0) < 1e-12 } ? .zero(sizes: x.sizes) : x
    }

    private func inSinglePrecision(_ x: Double) -> Double { Double(Float(x)) }
    private func inSinglePrecision(_ x: Vector<Double>) -> Vector<Double> {
      Vector(x.map { inSinglePrecision($0) })
    }
    private func inSinglePrecision(_ a: Matrix<Double>) -> Matrix<Double> {
      a.map { inSinglePrecision($0) }
    }
    private func inSinglePrecision(_ x: Tensor<Double>) -> Tensor<Double> {
      entrywise(x) { inSinglePrecision($0) }
    }
    private func inSinglePrecision(_ x: [Matrix<Double>]) -> [Matrix<Double>] {
      x.map { inSinglePrecision($0) }
    }
    private func inSinglePrecision(_ x: [Tensor<Double>]) -> [Tensor<Double>] {
      x.map { inSinglePrecision($0) }
    }

    private func lastEntryZero(_ x: Vector<Double>) -> Vector<Double> {
      Vector(x.indices.map { $0 == x.count - 1 ? 0 : x[$0] })
    }
    private func lastEntryZero(_ a: Matrix<Double>) -> Matrix<Double> {
      Matrix(rows: a.rows, columns: a.columns) { i, j in
        i == a.rows - 1 && j == a.columns - 1 ? 0 : a[i, j]
      }
    }
    private func lastEntryZero(_ x: Tensor<Double>) -> Tensor<Double> {
      Tensor(sizes: x.sizes, columnMajor: x.elements.dropLast() + (x.isEmpty ? [] : [0]))
    }
    private func lastEntryZero(_ x: [Matrix<Double>]) -> [Matrix<Double>] {
      x.dropLast() + x.suffix(1).map { lastEntryZero($0) }
    }
    private func lastEntryZero(_ x: [Tensor<Double>]) -> [Tensor<Double>] {
      x.dropLast() + x.suffix(1).map { lastEntryZero($0) }
    }

    private func squaredLength(_ x: Vector<Double>) -> Double { x.dot(x) }
    private func squaredLength(_ a: Matrix<Double>) -> Double {
      a.elements.reduce(0) { $0 + $1 * $1 }
    }

    """
}
