extension MatrixBox {
  /// An unfolding: slices side by side in one matrix, each in the color of its number.
  ///
  /// - Parameters:
  ///   - name: The name, under the matrix.
  ///   - rows: How many rows each slice has.
  ///   - columns: How many columns each slice has.
  ///   - slices: How many slices there are.
  ///   - cell: The side of an entry in pixels.
  ///   - tones: The colors of the slices in turn.
  /// - Returns: The matrix, with lines between entries and between slices.
  public static func unfolding(
    _ name: Label, rows: Int, columns: Int, slices: Int, cell: Double = 12,
    tones: [Tone] = [.first, .second, .third, .fourth]
  ) -> MatrixBox {
    (0..<slices).reduce(
      MatrixBox(rows: rows, columns: columns * slices, cell: cell)
        .withCells.cut(columns: (1..<max(slices, 1)).map { $0 * columns }).named(name)
    ) { box, k in
      box.shaded(
        rows: 0..<rows, columns: (k * columns)..<((k + 1) * columns), tones[k % tones.count])
    }
  }
}
