import CProcess

/// Ctrl-C, and what else asks a program to end.
public enum Interruption {
  /// From now on it is noted instead of ending the program.
  public static func watch() { process_catch_interrupts() }

  /// Whether the program was asked to end.
  public static var isPending: Bool { process_interrupt() != 0 }
}
