import Drawing

/// One place of a product at a time: a row against a column.
func placeByPlace() -> Sketch {
  Sketch(gap: 8) {
    MatrixBox("A", rows: 6, columns: 3).shaded(rows: [1]).sized("i", "")
    MatrixBox("B", rows: 3, columns: 5).shaded(columns: [3]).sized("", "j")
    "="
    MatrixBox("AB", rows: 6, columns: 5).shaded(entries: [(1, 3)])
  }
}

/// One layer of a product at a time: a column times a row.
func layerByLayer() -> Sketch {
  let tones: [Tone] = [.first, .second, .third]
  var (a, b) = (
    MatrixBox(rows: 6, columns: 3), MatrixBox(rows: 3, columns: 5)
  )
  for (k, tone) in tones.enumerated() {
    a = a.shaded(columns: [k], tone)
    b = b.shaded(rows: [k], tone)
  }
  let (left, right) = (a.captioned("A"), b.captioned("B"))
  return Sketch {
    Stack(gap: 18) {
      Row {
        left
        right
      }
      Row(gap: 7) {
        "="
        for (k, tone) in tones.enumerated() {
          if k > 0 { "+" }
          Row(gap: 3) {
            MatrixBox.column("", 6).shaded(tone)
            MatrixBox.row("", 5).shaded(tone)
          }
        }
      }
    }
  }
}

/// What is stored of a matrix of low rank.
func thinFactorsDrawn() -> Sketch {
  Sketch {
    MatrixBox("M", rows: 10, columns: 8, cell: 10).sized("m", "n")
    "="
    MatrixBox("A", rows: 10, columns: 2, cell: 10).shaded(.first)
      .sized("", "r")
    MatrixBox("B", rows: 2, columns: 8, cell: 10).shaded(.second)
      .sized("r", "n")
  }
}

/// The order in which a matrix lies in memory: column after column.
func downTheColumns() -> Sketch {
  let tones: [Tone] = [.first, .second, .third]
  var matrix = MatrixBox(rows: 2, columns: 3, cell: 26).withCells
  var memory = MatrixBox(rows: 1, columns: 6, cell: 26).withCells
  for j in 0..<3 {
    matrix = matrix.shaded(columns: [j], tones[j])
    memory = memory.shaded(columns: [2 * j, 2 * j + 1], tones[j])
    for i in 0..<2 {
      let name = Label("\(3 * i + j + 1)")
      matrix = matrix.naming(
        name, rows: i..<(i + 1), columns: j..<(j + 1))
      let place = i + 2 * j
      memory = memory.naming(
        name, rows: 0..<1, columns: place..<(place + 1))
    }
  }
  let (above, below) = (
    matrix.captioned("the matrix"), memory.captioned("in memory")
  )
  return Sketch {
    Stack {
      above
      below
    }
  }
}
