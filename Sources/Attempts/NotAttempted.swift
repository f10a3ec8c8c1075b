/// What an exercise throws until it is solved.
///
/// The grader reports it as "not attempted", which is neither right nor wrong.
public struct NotAttempted: Error, Sendable {
  /// Makes the error.
  public init() {}
}
