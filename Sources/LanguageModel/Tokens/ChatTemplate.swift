/// How a conversation becomes one text, as a model was trained to see it: ChatML.
///
/// ```text
/// <|im_start|>system
/// You are …<|im_end|>
/// <|im_start|>user
/// What is a matrix?<|im_end|>
/// <|im_start|>assistant
/// ```
///
/// A model's file says by a program in its fact `tokenizer.chat_template` how this is done. Here is
/// what the program of SmolLM2 does; another one is refused, because a model answers badly to turns
/// that are marked in a way it has not seen.
public struct ChatTemplate: Sendable {
  /// Something that was said.
  public struct Message: Equatable, Sendable {
    /// Who says it.
    public enum Role: String, Sendable {
      /// Whoever tells the model what it is to be.
      case system
      /// Whoever asks.
      case user
      /// The model.
      case assistant
    }
    /// Who says it.
    public var role: Role
    /// What is said.
    public var text: String

    /// Makes a message.
    public init(_ role: Role, _ text: String) { (self.role, self.text) = (role, text) }
  }

  /// What the model is told where the conversation does not begin with a message of the system.
  public let instruction: String
  private let begin: Int
  private let end: Int

  private static let key = "tokenizer.chat_template"
  private static let head =
    "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
    + "{{ '<|im_start|>system\n"
  private static let tail =
    "<|im_end|>\n' }}{% endif %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + "
    + "'<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}"
    + "{{ '<|im_start|>assistant\n' }}{% endif %}"

  /// Takes the template out of a model's file.
  ///
  /// - Throws: ``GGUFError`` if the file has none, or another one.
  public init(_ file: GGUFFile, _ tokenizer: Tokenizer) throws(GGUFError) {
    // In some files the line feeds are written as the program would write them.
    let program = try file.text(Self.key).replacing("\\n", with: "\n")
    guard program.hasPrefix(Self.head), program.hasSuffix(Self.tail),
      program.utf8.count >= Self.head.utf8.count + Self.tail.utf8.count
    else {
      let advice = "only that of SmolLM2 is read here, so use a model that has it"
      throw file.unsupported(Self.key, "another program", advice)
    }
    let words = program.dropFirst(Self.head.count).dropLast(Self.tail.count)
    if words.contains("'") || words.contains("{") {
      throw file.unsupported(Self.key, "another program", "only that of SmolLM2 is read here")
    }
    instruction = String(words)
    begin = try Self.id("<|im_start|>", tokenizer, file)
    end = try Self.id("<|im_end|>", tokenizer, file)
  }

  private static func id(
    _ name: String, _ tokenizer: Tokenizer, _ file: GGUFFile
  ) throws(GGUFError) -> Int {
    guard let id = tokenizer.id(of: name), tokenizer.isSpecial(id) else {
      throw file.unsupported(key, "one with \(name)", "the vocabulary has no such token")
    }
    return id
  }

  /// The ids of a conversation, up to where the model is to speak.
  ///
  /// Names of special tokens in what is said are text: nobody can end a turn by typing.
  public func encode(_ messages: [Message], with tokenizer: Tokenizer) -> [Int] {
    var messages = messages
    if !messages.isEmpty && messages[0].role != .system {
      messages.insert(Message(.system, instruction), at: 0)
    }
    var ids: [Int] = []
    for message in messages {
      ids.append(begin)
      ids += tokenizer.encode("\(message.role.rawValue)\n\(message.text)")
      ids.append(end)
      ids += tokenizer.encode("\n")
    }
    return ids + [begin] + tokenizer.encode("assistant\n")
  }
}
