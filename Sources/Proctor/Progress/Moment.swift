import Foundation

/// A moment as the learner's clock shows it.
struct Moment {
  /// `2026-11-20`.
  let day: String
  /// `23.05.59`.
  let time: String

  static var now: Moment {
    var seconds = Foundation.time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let two = { (number: Int32) in (number < 10 ? "0" : "") + "\(number)" }
    return Moment(
      day: "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))",
      time: "\(two(parts.tm_hour)).\(two(parts.tm_min)).\(two(parts.tm_sec))")
  }
}
