import Gallery
import LinearAlgebra

/// Data on which rules for choosing columns can be compared.
struct DataSet {
  let name: String
  let matrix: Matrix<Double>
  /// How many columns to choose.
  let size: Int

  static func all(using random: inout SplitMix64) -> [DataSet] {
    [
      picture(), groups(using: &random), mixtures(using: &random),
      noise(using: &random),
    ]
  }

  /// The course's picture: neighboring columns are alike.
  static func picture() -> DataSet {
    DataSet(
      name: "picture", matrix: Scene(rows: 144, columns: 192).gray, size: 12)
  }

  // snippet.groups
  /// Twelve groups: copies of a center under noise, the longer ones in
  /// smaller groups.
  static func groups(using random: inout SplitMix64) -> DataSet {
    let (k, n) = (12, 240)
    let centers = Matrix<Double>.gaussian(
      rows: 100, columns: k, using: &random)
    let noise = Matrix<Double>.gaussian(
      rows: 100, columns: n, using: &random)
    let matrix = Matrix(rows: 100, columns: n) { i, j in
      let group = group(of: j)
      let scale = 1 + Double(group) / 4
      return scale * (centers[i, group] + 0.3 * noise[i, j])
    }
    return DataSet(name: "groups", matrix: matrix, size: k)
  }

  /// Mixtures of twelve pure columns, which are among them, under noise.
  static func mixtures(using random: inout SplitMix64) -> DataSet {
    let (k, n) = (12, 200)
    let pure = Matrix<Double>.random(
      rows: 100, columns: k, using: &random)
    let weights = mixingWeights(parts: k, columns: n, using: &random)
    let noise = Matrix<Double>.gaussian(
      rows: 100, columns: n, using: &random)
    return DataSet(
      name: "mixtures", matrix: pure * weights + 0.01 * noise, size: k)
  }
  // snippet.end

  /// The group that a column belongs to.
  static func group(of column: Int) -> Int {
    12 * column * column / (240 * 240)
  }

  /// Nothing but noise.
  static func noise(using random: inout SplitMix64) -> DataSet {
    DataSet(
      name: "noise",
      matrix: .gaussian(rows: 100, columns: 200, using: &random), size: 12)
  }
}
