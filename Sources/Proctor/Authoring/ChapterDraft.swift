public import Foundation

/// The files of a chapter that is about to be written; with them it builds, runs and has a page.
public struct ChapterDraft: Sendable {
  /// The files, by their paths from the project's folder.
  public let files: [(path: String, text: String)]
  /// What is left to do by hand, a sentence each.
  public let steps: [String]

  private let number: Int
  private let folder: String
  private let title: String
  private let program: String

  /// Drafts a chapter.
  ///
  /// - Parameters:
  ///   - number: Its number, from 0.
  ///   - title: Its title.
  ///   - slug: Its name in folders and as a program, in lowercase with hyphens.
  public init(number: Int, title: String, slug: String) {
    let digits = number < 10 ? "0\(number)" : "\(number)"
    let type = slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
    self.number = number
    folder = "\(digits)-\(slug)"
    program = slug
    self.title = title
    files = [
      ("chapters/\(folder)/chapter.md", Self.text(title: title, slug: slug)),
      ("chapters/\(folder)/\(type)Chapter.swift", Self.program(type: type)),
      ("chapters/\(folder)/SmallestCase.swift", Self.section),
      ("chapters/\(folder)/transcript.txt", Self.transcript),
    ]
    steps = [
      "Run it: swift run \(slug)",
      "Write chapters/\(folder)/chapter.md and its program, a file for each section.",
      "Read the new output; then record it: make transcripts CHAPTER=\(folder)",
      "Its first exercise: ./workbook author new \(number).1 \"Title\"",
      "Check everything: make test",
    ]
  }

  /// Writes the files and lists the chapter; if one is there already, nothing is written.
  public func write(in root: URL) throws(ProctorError) {
    for (path, _) in files where Files.exists(root.appending(path: path)) {
      throw .file(path: path, reason: "there is such a file already")
    }
    let listings = [
      try ChapterListing("Package.swift", in: root)
        .adding("  Chapter(\"\(folder)\", executable: \"\(program)\").withoutExercises,", number),
      try ChapterListing("README.md", in: root)
        .adding("| \(number) | \(title): … | `\(program)` |", number),
      try ChapterListing("CHANGELOG.md", in: root).adding(
        "- Chapter \(number), *\(title)*.", number),
    ]
    for (path, text) in files { try Files.write(text, to: root.appending(path: path)) }
    for listing in listings {
      try Files.write(listing.text, to: root.appending(path: listing.path))
    }
  }

  private static func text(title: String, slug: String) -> String {
    """
    ---
    title: \(title)
    question: Which question does this chapter ask?
    abstract: |
      What one meets in this chapter, in one paragraph that a newcomer can follow.
    afterwards:
      - Say what the chapter answers.
      - Compute it for a matrix with two rows.
      - Name a case in which it fails.
    skip: |
      @Sec:\(slug)-smallest may be skipped by whoever knows singular values.
    chinese:
      title: 新的一章
      question: 这一章问什么？
      abstract: 用初学者能懂的一段话，说明这一章讲什么。
    ---

    Begin with something that a reader can see. Then say which condition this chapter adds to the question of the book: which matrix of low rank is closest to a given one?

    ## The smallest case {#sec:\(slug)-smallest}

    What does an answer look like when the matrix has two rows and two columns?

    ``` {.swift source="SmallestCase.swift#smallest-case"}
    ```

    ``` {.output section="smallest-case"}
    ```

    The larger singular value is []{.value name=larger-value} times the smaller one.

    ![The two singular values.](figure:smallest-case){#fig:\(slug)-smallest alt="Two points: the larger singular value on the left, the smaller one on the right."}

    \(Self.questions(slug))
    ## What to keep {#sec:\(slug)-keep}

    ::: keep
    1. A diagonal matrix shows its singular values.
    2. They come sorted, largest first.
    3. Their number that are not zero is the rank.

    | method | reads | exact when |
    |:--|:--|:--|
    | look at the diagonal | the diagonal | the matrix is diagonal |
    | SVD | every entry | always, up to rounding |
    :::

    """
  }

  /// Questions without code, each aimed at what a reader may wrongly believe.
  private static func questions(_ slug: String) -> String {
    let all = [
      (
        "sign", "Signs", "A singular value may be negative",
        "What are the singular values of $\\begin{pmatrix} -2 & 0 \\\\ 0 & 1 \\end{pmatrix}$?",
        "Again 2 and 1: a sign goes into a singular vector."
      ),
      (
        "order", "Order", "The order of the diagonal is the order of the singular values",
        "What is $\\sigma_1$ when the diagonal is 1, 2?", "It is 2; singular values come sorted."
      ),
      (
        "zero", "Nothing", "The zero matrix has no singular values",
        "Which singular values has the zero matrix with two rows and two columns?", "0 and 0."
      ),
      (
        "scale", "Scale", "Singular values do not depend on units",
        "The matrix is multiplied by 3. What becomes of them?", "They are multiplied by 3, too."
      ),
      (
        "transpose", "Transpose", "A matrix and its transpose have other singular values",
        "What are those of the transpose?", "The same ones."
      ),
    ]
    return all.map { name, title, belief, question, answer in
      """
      ::: {.question #que:\(slug)-\(name) name="\(title)" misconception="\(belief)"}
      \(question)

      ::: answer
      \(answer)
      :::
      :::

      """
    }.joined(separator: "\n")
  }

  private static func program(type: String) -> String {
    """
    import ArgumentParser
    import Literate

    @main struct \(type)Chapter: Chapter {
      static let about = "What this chapter adds, in one line."
      static let folder = folderOfThisFile()

      @OptionGroup var options: ChapterOptions

      func tell(_ story: Story) throws {
        try story.section("smallest-case", smallestCase)
      }
    }

    """
  }

  /// What marks a region, in two words, so that the book does not look for one in this file.
  private static let region = "snippet"

  private static let section = """
    import LinearAlgebra
    import Literate

    func smallestCase(_ page: Page) throws {
      // \(region).smallest-case
      let a: Matrix<Double> = [[2, 0], [0, 1]]
      let sigma = try a.singularValues()
      page.print("σ", sigma)
      // \(region).end
      page.record("larger-value", sigma[0] / sigma[1], digits: 2)
      try page.figure(
        "smallest-case",
        Plot(x: Axis("k"), y: Axis("σₖ"), .linePoints("σ", sigma)))
    }

    """

  private static let transcript = """
    — Smallest case —

    σ = [2.000, 1.000]

    — Values in the text —

    larger-value = 2

    """
}
