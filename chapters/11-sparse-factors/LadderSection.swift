import Ladder
import Literate

func climbLadder(_ page: Page) throws {
  // snippet.ladder
  let ladder = Ladder(chapters: [2, 11])
  // snippet.end
  for (index, subject) in LadderMatrix.all.enumerated() {
    if index > 0 { page.print() }
    page.print(try ladder.table(subject))
  }
  try page.figure("sparse-ladder", ladder)
}
