import Testing

@testable import workbook

@Suite struct PlainMathTests {
  @Test(arguments: [
    (#"the $m \times n$ matrix $xy^\top$"#, "the m × n matrix xyᵀ"),
    (#"$\sigma_1 \ge \sigma_{k+1}^2$"#, "σ₁ ≥ σₖ₊₁²"), (#"$10^{-12}A^+$"#, "10⁻¹²A⁺"),
    (#"$\frac{\sigma_j}{\sigma_j^2 + \lambda}$"#, "σⱼ/(σⱼ² + λ)"),
    (#"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$"#, "( 1   2 ; 3   4 )"),
    (#"$\|A\|_F = \sqrt{2}$"#, "‖A‖_F = √2"), ("no `$formula` here", "no `$formula` here"),
    ("as in @thm:eckart-young.", "as in the theorem “eckart young”."),
    (#"$\unknown{x}$"#, #"\unknownx"#), (#"$\frac{1$"#, "1/"), ("$a_$", "a"),
  ])
  func `formulas become plain characters`(_ source: String, _ expected: String) {
    #expect(PlainMath.text(source) == expected)
  }
}

@Suite struct ASCIITests {
  @Test func `every character has a stand-in`() {
    let text = "σ₁ ≥ 2·½ “ü” → ✓ 日".inASCII
    let isPlain = text.utf8.allSatisfy { $0 < 128 }
    #expect(isPlain)
    #expect(text.contains("sigma1 >= 2*"))
    #expect("plain text".inASCII == "plain text")
    #expect("A ≤ Bᵀ".inASCII == "A <= B^T")
    #expect("10⁻¹²A⁺".inASCII == "10^-12A^+")
  }
}
