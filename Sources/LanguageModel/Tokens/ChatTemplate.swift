/// How a conversation becomes one text, as the file's `tokenizer.chat_template` says: ChatML.
public struct ChatTemplate: Sendable {
  public struct Message: Equatable, Sendable {
    public enum Role: String, Sendable { case system, user, assistant }
    public var role: Role
    public var text: String
    public init(_ role: Role, _ text: String) { (self.role, self.text) = (role, text) }
  }
  public init(_ file: GGUFFile) throws(GGUFError) { fatalError("not yet") }
  /// The ids of a conversation, up to where the assistant speaks.
  public func encode(_ messages: [Message], with tokenizer: Tokenizer) -> [Int] { [] }
}
