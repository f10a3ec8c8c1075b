/// What one person thought of one item.
public struct Rating: Equatable, Sendable {
  /// The person's place among all people.
  public let person: Int
  /// The item's place among all items.
  public let item: Int
  /// How much was thought of it, on a scale such as 1 to 5.
  public let value: Double

  /// Makes a rating.
  public init(person: Int, item: Int, value: Double) {
    self.person = person
    self.item = item
    self.value = value
  }
}
