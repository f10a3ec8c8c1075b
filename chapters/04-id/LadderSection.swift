import Ladder
import Literate

func climbLadder(_ page: Page) throws {
  let ladder = Ladder(upToChapter: 4)
  for (index, subject) in LadderMatrix.all.enumerated() {
    if index > 0 { page.print() }
    page.print(try ladder.table(subject))
  }
  try page.figure("id-ladder", ladder)
}
