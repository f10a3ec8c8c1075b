internal import Foundation

/// The computer that runs this.
public enum Machine {
  /// The name of its processor, and how many it has.
  public static var name: String {
    let count = ProcessInfo.processInfo.activeProcessorCount
    return "\(count) × \(processor)"
  }

  private static var processor: String {
    #if os(macOS)
    var size = 0
    sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0)
    var bytes = [UInt8](repeating: 0, count: max(size, 1))
    sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0)
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    #else
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").dropFirst().joined(separator: ":")
    return name?.trimmingCharacters(in: .whitespaces) ?? "unknown processor"
    #endif
  }
}
