import Foundation
import Proctor
import Testing
import Workshops

@testable import workbook

@Suite struct PlainMathTests {
  @Test(arguments: [
    (#"the $m \times n$ matrix $xy^\top$"#, "the m × n matrix xyᵀ"),
    (#"$\sigma_1 \ge \sigma_{k+1}^2$"#, "σ₁ ≥ σₖ₊₁²"), (#"$10^{-12}A^+$"#, "10⁻¹²A⁺"),
    (#"$\frac{\sigma_j}{\sigma_j^2 + \lambda}$"#, "σⱼ/(σⱼ² + λ)"),
    (#"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$"#, "(1  2; 3  4)"),
    (#"$\|A\|_F = \sqrt{2}$"#, "‖A‖_F = √2"), ("no `$formula` here", "no `$formula` here"),
    ("as in @thm:eckart-young.", "as in the theorem “eckart young”."),
    ("so. @eq:a says. In @eq:a", "so. The equation “a” says. In the equation “a”"),
    ("@Ch:cur says. See @tab:errors", "The chapter “cur” says. See the table “errors”"),
    (#"$\unknown{x} \ln 3\det A$"#, "unknown(x) ln 3 det A"), (#"$\varphi\Psi\ell$"#, "φΨℓ"),
    (#"$\sqrt{2/\pi}\sqrt{mn}$"#, "√(2/π)√(mn)"), ("so\n$$ x , $$\nwhere", "so\n    x,\nwhere"),
    (#"$\frac{1$"#, "1/"), ("$a_$", "a"),
  ])
  func `formulas become plain characters`(_ source: String, _ expected: String) {
    #expect(PlainMarkdown.text(source) == expected)
  }
}

@Suite struct StatementTextTests {
  private let exercises: [ExerciseEntry]

  init() throws { exercises = try Catalog(root: Workshop.project).exercises }

  @Test func `no statement and no hint leaves TeX behind`() {
    for exercise in exercises {
      for text in exercise.statement.everything {
        let shown = PlainMarkdown.text(text)
        #expect(!shown.contains("\\"), "\(exercise.number): \(shown)")
        #expect(!shown.contains("$$") && !shown.contains("@"), "\(exercise.number): \(shown)")
      }
    }
  }

  @Test func `in ASCII every character of a statement has a stand-in`() {
    for exercise in exercises {
      for text in exercise.statement.everything {
        let (before, after) = (PlainMarkdown.text(text), PlainMarkdown.text(text).inASCII)
        let isPlain = after.utf8.allSatisfy { $0 < 128 }
        #expect(isPlain && !after.contains("\\"), "\(exercise.number): \(after)")
        let questions = { (text: String) in text.count { $0 == "?" } }
        #expect(questions(before) == questions(after), "\(exercise.number): \(after)")
      }
    }
  }

  @Test func `every statement fits 40 columns`() {
    for exercise in exercises {
      let lines = PlainMarkdown.text(exercise.statement.text).paragraphs(width: 40)
      for line in lines where line.count > 40 {
        Issue.record("\(exercise.number): \(line)")
      }
    }
  }
}

@Suite struct FoldingTests {
  @Test func `what goes on keeps its indentation, and a path breaks behind a slash`() {
    let lines = "  edit exercises/00-matrices/OuterProduct.swift".folded(to: 26)
    #expect(lines == ["  edit", "  exercises/00-matrices/", "  OuterProduct.swift"])
    #expect("one two".folded(to: 7) == ["one two"])
    #expect("abcdefgh".wrapped(to: 3) == ["abc", "def", "gh"])
    #expect("\u{1B}[1mbold\u{1B}[0m".columns == 4)
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
    #expect("σₖ₊₁ x₁² AΩ √N √(mn) ê".inASCII == "sigma_(k+1) x1^2 A Omega sqrt N sqrt(mn) e_hat")
  }
}

extension Statement {
  /// All that is shown of it, part by part.
  fileprivate var everything: [String] { parts.map(\.text) + hints + [passed] }
}
