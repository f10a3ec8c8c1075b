import Foundation

/// The name under which a learning platform puts what a student handed in.
///
/// | platform | name |
/// |---|---|
/// | Canvas | `lovelaceada_LATE_12345_67890_OuterProduct.swift` |
/// | Moodle | `Ada Lovelace_12345_assignsubmission_file_`, a folder, or with the file's name behind it |
/// | Gradescope | `submission_12345`, a folder |
/// | Blackboard | `Week 3_ada_attempt_2026-11-20-10-30-00_OuterProduct.swift` |
/// | Brightspace | `12345-67890 - Ada Lovelace - Nov 20, 2026 1030 AM`, a folder |
/// | any other | a folder, or an archive, with the student's name |
struct DeliveryName {
  /// Who handed it in.
  let student: Student
  /// The name that the file had; empty for a folder.
  let file: String
  /// Whether a platform's form was recognized.
  var isPlatforms = true
  /// What tells several attempts of a student apart: later ones sort behind.
  var attempt = ""

  init(_ name: String) {
    let name = name.precomposedStringWithCanonicalMapping
    if let match = name.wholeMatch(of: /(.+)_(\d+)_assignsubmission_[a-z]+_?(.*)/) {
      (student, file) = (Self.student("\(match.1)", "\(match.2)"), "\(match.3)")
    } else if let match = name.wholeMatch(
      of: /(.+)_([^_]+)_attempt_(\d{4}(?:-\d\d){5})(?:_(.+)|\.txt)?/)
    {
      let account = "\(match.2)"
      student = Student(key: account, account: account)
      file = match.4.map(String.init) ?? ""
      attempt = "\(match.3)"
    } else if let match = name.wholeMatch(of: /([^_]+?)(?:_LATE)?_(\d+)_(\d+)_(.+)/) {
      (student, file) = (Self.student("\(match.1)", "\(match.2)"), "\(match.4)")
    } else if let match = name.wholeMatch(of: /submission_(\d+)/) {
      (student, file) = (Student(key: name, account: "\(match.1)"), "")
    } else if let match = name.wholeMatch(of: /(\d+)-\d+ - (.+?) - (.+)/) {
      student = Self.student("\(match.2)", "\(match.1)")
      (file, attempt) = ("", "")
    } else {
      (student, file, isPlatforms) = (Student(key: Self.stem(of: name)), name, false)
    }
  }

  private static func student(_ name: String, _ number: String) -> Student {
    Student(key: "\(name)_\(number)", name: name, account: number)
  }

  /// The name without the end that tells what kind of archive it is.
  private static func stem(of name: String) -> String {
    guard Archive.isNamed(by: name) else { return name }
    let end = name.lowercased().contains(".tar.") ? 2 : 1
    return name.split(separator: ".", omittingEmptySubsequences: false).dropLast(end)
      .joined(separator: ".")
  }
}
