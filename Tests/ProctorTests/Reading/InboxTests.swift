import Foundation
import Testing

@testable import Proctor

@Suite struct InboxTests {
  private func inbox(_ handIn: HandIn) throws -> Inbox {
    try Inbox(handIn.folder, catalog: handIn.catalog)
  }

  /// What each student has for exercise 0.1.
  private func answers(_ handIn: HandIn) throws -> [String: Submission.Answer] {
    let first = try handIn.exercise("0.1")
    return Dictionary(
      uniqueKeysWithValues: try inbox(handIn).deliveries.map {
        ($0.student.key, $0.open(handIn.catalog).answer(to: first))
      })
  }

  @Test func `Canvas: files whose names begin with the student's`() throws {
    let handIn = try HandIn([
      "lovelaceada_12345_67890_OuterProduct.swift": "ada",
      "lovelaceada_12345_67891_SafeFrobeniusNorm-1.swift": "ada, again",
      "o'brien_LATE_77_88_OuterProduct-2.swift": "late",
    ])
    try handIn.zip("smith_5_6_exercises.zip", ["exercises/00-matrices/OuterProduct.swift": "zip"])
    #expect(
      try answers(handIn) == [
        "lovelaceada_12345": .text("ada"), "o'brien_77": .text("late"), "smith_5": .text("zip"),
      ])
    let ada = try #require(try inbox(handIn).deliveries.first)
    #expect(ada.student.name == "lovelaceada")
    #expect(ada.student.account == "12345")
    #expect(ada.open(handIn.catalog).answer(to: try handIn.exercise("0.3")) == .text("ada, again"))
  }

  @Test func `Moodle: folders with name and number`() throws {
    let handIn = try HandIn([
      "Ada Lovelace_123_assignsubmission_file_/OuterProduct.swift": "ada",
      "Ada Lovelace_123_assignsubmission_onlinetext_/onlinetext.html": "<p>",
      "Seán O'Brien-Ünal_7_assignsubmission_file/x/00-matrices/OuterProduct.swift": "seán",
      "Grace Hopper_9_assignsubmission_file_OuterProduct.swift": "grace",
    ])
    #expect(
      try answers(handIn) == [
        "Ada Lovelace_123": .text("ada"), "Seán O'Brien-Ünal_7": .text("seán"),
        "Grace Hopper_9": .text("grace"),
      ])
  }

  @Test(arguments: ["submission_metadata.yml", "metadata.yml"])
  func `Gradescope: numbered folders, and names in a file`(_ metadata: String) throws {
    let handIn = try HandIn([
      "assignment_1_export/submission_123/OuterProduct.swift": "ada",
      "assignment_1_export/submission_124/exercises/00-matrices/OuterProduct.swift": "two",
      "assignment_1_export/\(metadata)": """
      ---
      submission_123:
        :submitters:
        - :name: Ada Lovelace
          :sid: '42'
          :email: ada@example.org
        :created_at: 2026-11-20 10:00:00 Z
        :history:
        - :submitters:
          - :name: Nobody
      submission_124:
        :submitters:
        - :name: One
        - :name: Two
      """,
    ])
    #expect(
      try answers(handIn) == ["submission_123": .text("ada"), "submission_124": .text("two")])
    let students = try inbox(handIn).deliveries.map(\.student)
    #expect(students.map(\.name) == ["Ada Lovelace", "One, Two"])
    #expect(students[0].account == "42")
    #expect(students[0].email == "ada@example.org")
  }

  @Test func `Blackboard: the last attempt counts, and that is said`() throws {
    let handIn = try HandIn([
      "Week 3_ada_attempt_2026-11-20-10-30-00_OuterProduct.swift": "first",
      "Week 3_ada_attempt_2026-11-21-09-00-00_OuterProduct.swift": "second",
      "Week 3_ada_attempt_2026-11-21-09-00-00.txt": "Name: Ada",
    ])
    #expect(try answers(handIn) == ["ada": .text("second")])
    let notes = try inbox(handIn).deliveries[0].open(handIn.catalog).notes
    #expect(notes == ["The attempt of 2026-11-21-09-00-00 was graded; there are 1 before it."])
  }

  @Test func `any other folder or archive is a student's`() throws {
    let handIn = try HandIn([
      "ada/week 1/OuterProduct.swift": "ada",
      "12345-678 - Bob Ray - Nov 20, 2026 1030 AM/OuterProduct.swift": "bob",
      "__MACOSX/x": "", ".DS_Store": "", "loose.swift": "whose?", "grades.csv": "",
    ])
    try handIn.zip("Grace Hopper.zip", ["OuterProduct.swift": "grace"])
    #expect(
      try answers(handIn) == [
        "ada": .text("ada"), "Bob Ray_12345": .text("bob"), "Grace Hopper": .text("grace"),
      ])
    #expect(try inbox(handIn).strays == ["grades.csv", "loose.swift"])
  }

  @Test func `keys are apart on every file system, and are names of files`() throws {
    let long = String(repeating: "é", count: 125)
    let handIn = try HandIn([
      "Ada/x": "", "ada/x": "", "ada (2)/x": "", "a:b?/x": "", "\u{1B}[31m/x": "",
      "\(long)1/x": "", "\(long)2/x": "",
    ])
    let keys = try inbox(handIn).deliveries.map(\.student.key)
    #expect(Set(keys.map { $0.lowercased() }).count == 7)
    #expect(keys.allSatisfy { "reports/\($0).json".utf8.count < 255 })
    #expect(keys.contains("a_b_"))
    #expect(keys.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 32 } })
  }

  @Test(arguments: [
    "exercises/00-matrices/OuterProduct.swift", "00-matrices/x.swift", "OuterProduct.swift",
  ])
  func `one student's folder is not taken for a class`(_ path: String) throws {
    let handIn = try HandIn([path: ""])
    #expect(throws: ProctorError.self) { try inbox(handIn) }
  }
}
