internal import Foundation

extension Page {
  /// What a section printed, piece by piece: lines of text, and tables as data.
  private enum Piece: Encodable {
    case text(String, isMeasured: Bool)
    case table(Table, isMeasured: Bool)

    private enum Key: String, CodingKey {
      case text, headings, rows, numeric, best, measured
    }

    func encode(to encoder: any Encoder) throws {
      var piece = encoder.container(keyedBy: Key.self)
      switch self {
      case .text(let text, let isMeasured):
        try piece.encode(text, forKey: .text)
        try piece.encode(isMeasured, forKey: .measured)
      case .table(let table, let isMeasured):
        try piece.encode(table.headings, forKey: .headings)
        try piece.encode(table.rows, forKey: .rows)
        try piece.encode(table.headings.indices.map { !table.isText($0) }, forKey: .numeric)
        try piece.encode(table.winners, forKey: .best)
        try piece.encode(isMeasured, forKey: .measured)
      }
    }
  }

  /// The pieces as JSON; nil where there is no table, and the text says it all.
  var record: Data? {
    get throws {
      if tables.isEmpty { return nil }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(pieces)
    }
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var next = 0
    func tell(to end: Int) {
      let told = lines[next..<end]
      if told.contains(where: { !$0.text.isEmpty }) {
        let text = told.map(\.text).joined(separator: "\n")
        pieces.append(.text(text, isMeasured: told.contains(where: \.isMeasured)))
      }
    }
    for (line, table) in tables {
      tell(to: line)
      pieces.append(.table(table, isMeasured: lines[line].isMeasured))
      next = line + 2 + table.rows.count
    }
    tell(to: lines.count)
    return pieces
  }
}
