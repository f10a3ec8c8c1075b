import LinearAlgebra

/// Pictures of digits: seven by five dots, moved about, of uneven brightness,
/// under noise.
struct Digits {
  static let height = 10
  static let width = 8
  /// A row of pixels for each picture, and a one for the bias.
  let pixels: Matrix<Double>
  /// What each picture shows.
  let labels: [Int]

  init(_ count: Int, using random: inout SplitMix64) {
    let noise = Matrix<Double>.gaussian(
      rows: Self.height * Self.width, columns: count, using: &random)
    var columns: [Vector<Double>] = []
    labels = (0..<count).map { _ in Int(random.uniform() * 10) }
    for (i, label) in labels.enumerated() {
      let down = Int(random.uniform() * 3)
      let right = Int(random.uniform() * 3)
      let brightness = 0.5 + random.uniform()
      var picture = 0.15 * noise[column: i]
      for (row, dots) in Self.shapes[label].enumerated() {
        for (column, dot) in dots.enumerated() where dot == "#" {
          picture[(row + down) * Self.width + column + right] += brightness
        }
      }
      columns.append(picture)
    }
    let ones = Matrix(rows: count, columns: 1, repeating: 1.0)
    pixels = Matrix(columns: columns).transposed().appending(columnsOf: ones)
  }

  /// A one in the column of what each picture shows.
  var targets: Matrix<Double> {
    Matrix(rows: labels.count, columns: 10) { labels[$0] == $1 ? 1 : 0 }
  }

  /// One picture as gray values.
  func picture(_ i: Int) -> Matrix<Double> {
    Matrix(rows: Self.height, columns: Self.width) { row, column in
      60 + 100 * pixels[i, row * Self.width + column]
    }
  }

  private static let shapes: [[String]] = [
    [".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."],
    ["..#..", ".##..", "..#..", "..#..", "..#..", "..#..", ".###."],
    [".###.", "#...#", "....#", "...#.", "..#..", ".#...", "#####"],
    [".###.", "#...#", "....#", "..##.", "....#", "#...#", ".###."],
    ["...#.", "..##.", ".#.#.", "#..#.", "#####", "...#.", "...#."],
    ["#####", "#....", "####.", "....#", "....#", "#...#", ".###."],
    ["..##.", ".#...", "#....", "####.", "#...#", "#...#", ".###."],
    ["#####", "....#", "...#.", "..#..", "..#..", ".#...", ".#..."],
    [".###.", "#...#", "#...#", ".###.", "#...#", "#...#", ".###."],
    [".###.", "#...#", "#...#", ".####", "....#", "...#.", ".##.."],
  ]
}
