import ArgumentParser
import LinearAlgebra
import Literate

@main struct Matrices: Chapter {
  static let folder = "00-matrices"
  @OptionGroup var options: ChapterOptions
  func tell(_ story: Story) throws {
    try story.section("storage") { page in
      page.print("A", [[1, 2, 3], [4, 5, 6]])
      var t = Table("k", "rule"); t.row("1", "x"); page.print(t)
      try page.figure("a", Plot(x: Axis("k"), y: Axis("σ", .logarithmic), .line("one", [1, 0.1, 0.01]), .dashed("two", [1,1,1]), .bars("b", [0.5,0.5,0.5])))
    }
  }
}
