import LinearAlgebra
import Literate
import TextAnalysis

/// Six texts about two subjects; no text says both “doctor” and “physician”.
let sixTexts = [
  "the doctor saw the patient in the hospital",
  "the physician saw a patient in a hospital",
  "the doctor gave the patient a drug",
  "the physician gave a drug",
  "the ship left the harbor under sail",
  "a ship came under sail to the harbor",
]

func company(_ page: Page) throws {
  // snippet.company
  let tokenizer = Tokenizer(stopWords: StopWords.english)
  let texts = sixTexts.map(tokenizer.words)
  let vocabulary = try Vocabulary(of: texts)
  let a = vocabulary.counts(texts)
  let svd = try SVD(Matrix(a))
  // snippet.end
  page.print("\(a.rows) texts, \(a.columns) words:")
  page.print(vocabulary.words.joined(separator: " "))
  page.print("σ", svd.singularValues, decimals: 2)
  page.print()
  let pairs = [
    ("doctor", "physician"), ("doctor", "patient"), ("doctor", "ship"),
  ]
  // Each word as its column, and as its row of VΣ.
  let raw = Matrix(a).transposed()
  let words = svd.v * Matrix(diagonal: svd.singularValues)
  var table = Table("words", "counts", "k = 3", "k = 2")
  for (one, other) in pairs {
    guard let i = vocabulary.column(of: one),
      let j = vocabulary.column(of: other)
    else { continue }
    func cosine(_ rows: Matrix<Double>) -> String {
      let between = Cosines.between(rows[rows: [i]], rows[rows: [j]])
      // A cosine that is zero may come out a little below.
      return (between[0, 0] + 1e-9).formatted(decimals: 2)
    }
    table.row(
      "\(one), \(other)", cosine(raw), cosine(words[columns: 0..<3]),
      cosine(words[columns: 0..<2]))
  }
  page.print(table)
  try page.draw("factors", companyDrawing())
}
