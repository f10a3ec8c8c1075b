import LanguageModel
import LinearAlgebra
import Literate

/// The sizes of the model of this chapter.
let smolShape = LlamaShape(
  vocabulary: 49152, context: 8192, features: 576, heads: 9,
  keyValueHeads: 3, hidden: 1536, blocks: 30, rotaryBase: 100_000)

/// A kind of matrix of a model: how many there are, and their sides.
struct Part {
  let name: String
  let count: Int
  let rows: Int
  let columns: Int
  let type: GGUFType

  var numbers: Int { count * rows * columns }
  var bytes: Double { Double(numbers) * type.bitsPerEntry / 8 }
}

// snippet.parts
func parts(_ shape: LlamaShape) -> [Part] {
  let (n, blocks) = (shape.features, shape.blocks)
  return [
    Part(
      name: "embedding", count: 1, rows: n, columns: shape.vocabulary,
      type: .q8_0),
    Part(
      name: "queries", count: blocks, rows: shape.queryRows, columns: n,
      type: .q4_1),
    Part(
      name: "keys", count: blocks, rows: shape.keyRows, columns: n,
      type: .q4_1),
    Part(
      name: "values", count: blocks, rows: shape.keyRows, columns: n,
      type: .q4_1),
    Part(
      name: "output", count: blocks, rows: n, columns: shape.queryRows,
      type: .q4_1),
    Part(
      name: "gate and up", count: 2 * blocks, rows: shape.hidden, columns: n,
      type: .q4_1),
    Part(
      name: "down", count: blocks, rows: n, columns: shape.hidden,
      type: .q4_1),
    Part(
      name: "factors of norms", count: 2 * blocks + 1, rows: n, columns: 1,
      type: .f32),
  ]
}
// snippet.end

func sizes(_ page: Page) throws {
  try drawTied(page)
  let all = parts(smolShape)
  let numbers = all.reduce(0) { $0 + $1.numbers }
  let bytes = all.reduce(0) { $0 + $1.bytes }
  var table = Table(
    "part", "matrices", "shape", "numbers", "bits a number", "megabytes")
  for part in all {
    table.row(
      part.name, "\(part.count)", "\(part.rows) × \(part.columns)",
      "\(part.numbers)", part.type.bitsPerEntry.formatted(decimals: 1),
      (part.bytes / 1e6).formatted(decimals: 1))
  }
  table.row(
    "all", "\(all.reduce(0) { $0 + $1.count })", "", "\(numbers)",
    (8 * bytes / Double(numbers)).formatted(decimals: 1),
    (bytes / 1e6).formatted(decimals: 1))
  page.print(table)
  page.record("numbers", numbers)
  page.record("single-megabytes", 4 * Double(numbers) / 1e6, decimals: 0)
  page.record("file-megabytes", bytes / 1e6, decimals: 0)
  page.record("times-smaller", 4 * Double(numbers) / bytes, decimals: 1)
  page.record(
    "embedding-share", percent(Double(all[0].numbers) / Double(numbers)))
  let kept = 2 * smolShape.blocks * smolShape.keyRows
  page.record("kept-numbers", kept)
  page.record(
    "kept-ungrouped", 2 * smolShape.blocks * smolShape.queryRows)
  page.record(
    "kept-megabytes", Double(2 * kept * smolShape.context) / 1e6, decimals: 0)
}
