import Drawing

/// Counts as a product: texts and words share a space of k dimensions.
func companyDrawing() -> Sketch {
  Sketch {
    MatrixBox("A", rows: 7, columns: 10, cell: 9, pattern: .sparse(0.2))
      .sized("texts", "words")
    "≈"
    MatrixBox("UΣ", rows: 7, columns: 2, cell: 9).shaded(.first)
      .sized("", "k")
    MatrixBox("Vᵀ", rows: 2, columns: 10, cell: 9).shaded(.second)
      .sized("k", "words")
  }
}

/// Ratings as a product: only the places that have one are fitted.
func ratingDrawing() -> Sketch {
  Sketch {
    MatrixBox("R", rows: 7, columns: 10, cell: 9, pattern: .sparse(0.2))
      .sized("people", "films")
    "≈"
    MatrixBox("P", rows: 7, columns: 2, cell: 9).shaded(.first)
      .sized("", "k")
    MatrixBox("Qᵀ", rows: 2, columns: 10, cell: 9).shaded(.second)
      .sized("k", "films")
  }
}
