import Foundation

/// Finds the line of the learner's file for an address in a program that crashed.
struct Symbolizer {
  /// The program.
  var program: URL
  /// Where it was loaded.
  var loadAddress: UInt64

  /// The line for the innermost return address that lies in an answer.
  func line(of frames: [Substring]) -> Int? {
    // A return address is behind the call; the call is what the learner wrote.
    line(ofAddresses: frames.compactMap { UInt64($0, radix: 16) }.map { $0 &- 1 })
  }

  /// The line for the place where a fault happened, which may be in the library that was called.
  func line(ofFault address: Substring) -> Int? {
    line(ofAddresses: [UInt64(address, radix: 16) ?? 0])
  }

  private func line(ofAddresses addresses: [UInt64]) -> Int? {
    let offsets = addresses.filter { $0 >= loadAddress }.map {
      "0x" + String($0 - loadAddress, radix: 16)
    }
    if offsets.isEmpty { return nil }
    var process = ChildProcess(
      program: "llvm-symbolizer",
      arguments: ["--output-style=GNU", "--functions=none", "-e", program.path] + offsets)
    process.deadline = 5
    guard let record = try? process.run(), record.exitCode == 0 else { return nil }
    for place in record.text(STDOUT_FILENO).split(separator: "\n")
    where place.contains("/exercises/") {
      let fields = place.split(separator: ":")
      if let line = fields.dropFirst().first.flatMap({ Int($0.prefix(while: \.isNumber)) }),
        line > 0
      {
        return line
      }
    }
    return nil
  }
}
