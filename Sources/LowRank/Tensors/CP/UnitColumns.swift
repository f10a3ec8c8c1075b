import LinearAlgebra

extension Matrix {
  /// The columns brought to length 1, and their lengths; a column of zeros stays.
  func unitColumns() -> (columns: Matrix, lengths: [WideNumber<Scalar>]) {
    let units = (0..<columns).map { self[column: $0].unit }
    var tame = self
    for (j, unit) in units.enumerated() where unit != .one {
      tame[column: j] = self[column: j].divided(by: unit)
    }
    let lengths = tame.columnNorms
    return (
      tame.scaled(columnsBy: Vector(lengths.map { $0 > 0 ? 1 / $0 : 0 })),
      zip(lengths, units).map { WideNumber($0, $1) }
    )
  }
}
