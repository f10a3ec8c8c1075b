import Foundation
import Testing

@testable import Proctor

@Suite struct AssignmentTests {
  private func read(_ text: String) throws -> Assignment {
    let handIn = try HandIn(["week.txt": text])
    return try Assignment(handIn.folder.appending(path: "week.txt"), catalog: handIn.catalog)
  }

  @Test func `a file chooses exercises and says what they are worth`() throws {
    let assignment = try read(
      "# ours\r\ntitle: Week 3\r\nexercises: 2, outer-product, 3.1\r\npoints: 2.1 = 7, 3.1 = 0\r\n"
        + "credit: cases\r\ndeadline: 20\r\n")
    let numbers = assignment.exercises.map(\.number.description)
    #expect(numbers.first == "0.1")
    #expect(numbers.last == "3.1")
    #expect(Set(numbers).isSuperset(of: ["2.1", "2.2"]))
    #expect(assignment.title == "Week 3")
    #expect(assignment.credit == .cases)
    #expect(assignment.deadline == 20)
    let points = assignment.exercises.map(assignment.points)
    #expect(points.last == 0)
    #expect(points[1] == 7)
    #expect(assignment.maximum == points.reduce(0, +))
  }

  @Test func `an empty file means every exercise, worth its stars`() throws {
    let assignment = try read("")
    #expect(assignment.exercises.count == (try Catalog(root: HandIn.project)).exercises.count)
    #expect(assignment.maximum == assignment.exercises.map(\.points).reduce(0, +))
    #expect(assignment.credit == .whole)
  }

  @Test(arguments: [
    ("\nwieght: 3", 2, "there are title"), ("exercises 2", 1, "key: value"),
    ("exercises: 2, 9.99", 1, "no exercise"), ("exercises:", 1, "no value"),
    ("title: a\ntitle: b", 2, "twice"), ("credit: half", 1, "whole or cases"),
    ("deadline: nan", 1, "1 to 3600"), ("deadline: 0", 1, "1 to 3600"),
    ("points: 2.1 = -1", 1, "0 to 1000"), ("points: 2.1 = 1.5", 1, "0 to 1000"),
    ("points: 2.1", 1, "2.3 = 5"), ("points: 2.1 = 1\npoints: 2.1 = 2", 2, "already"),
    ("exercises: 3\n\npoints: 2.1 = 1", 3, "not among"),
  ])
  func `what cannot be followed is named with its line`(
    _ text: String, _ line: Int, _ words: String
  ) throws {
    do {
      _ = try read(text)
      Issue.record("it was followed")
    } catch let error as ProctorError {
      #expect(error.description.hasPrefix("week.txt:\(line): "))
      #expect(error.description.contains(words))
    }
  }
}
