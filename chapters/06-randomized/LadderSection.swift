import Ladder
import Literate

func climbLadder(_ page: Page) throws {
  let ladder = Ladder(upToChapter: 6)
  for (index, subject) in LadderMatrix.all.enumerated() {
    if index > 0 { page.print() }
    page.print(try ladder.table(subject))
  }
  try page.figure("rsvd-ladder", ladder)
}
