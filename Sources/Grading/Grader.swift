/// The program that grades one chapter; `workbook` runs it in a process of its own.
public protocol Grader {
  /// The chapter's exercises, in the order of their numbers.
  static var exercises: [Exercise] { get }
}

extension Grader {
  public static func main() {
    for e in exercises {
      print(e.name, e.grade(.learner), e.grade(.reference), e.grade(.stub))
      for (i, m) in e.mistakes.enumerated() { print("  ", m, e.grade(.mistake(i))) }
    }
  }
}
