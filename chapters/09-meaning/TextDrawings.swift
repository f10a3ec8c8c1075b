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
