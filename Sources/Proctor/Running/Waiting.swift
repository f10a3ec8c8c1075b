import Foundation
import Grading

/// How long a process and its descendants were ready to run while other programs ran.
///
/// An answer has so many seconds of its own: on a busy machine, it is not to blame for the others.
enum Waiting {
  /// The seconds, as far as the system tells.
  static func seconds(of process: pid_t) -> Double {
    ([process] + Children.andTheirs(of: process)).reduce(0) { sum, process in
      // Nanoseconds on a processor, nanoseconds in line for one, and turns.
      let fields = text(of: "/proc/\(process)/schedstat").split { $0.isWhitespace }
      return sum + (fields.count > 1 ? (Double(fields[1]) ?? 0) / 1e9 : 0)
    }
  }

  private static func text(of path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
