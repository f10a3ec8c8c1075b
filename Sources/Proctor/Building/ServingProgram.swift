/// The program that serves an answer to its check, as Swift: it takes the arguments out of a call,
/// calls the function, and gives back what it returns.
///
/// Types are named with their modules, so that nothing an answer declares can stand for them.
struct ServingProgram {
  /// The function.
  let signature: Signature
  /// The module that the answer is compiled to.
  let module: String

  /// The text of the program.
  var text: String {
    """
    import Answering
    import LinearAlgebra
    import Serving
    import \(module)

    serveAnswer { call in
    \(steps.map { "  \($0)\n" }.joined())}

    """
  }

  private var steps: [String] {
    var steps: [String] = []
    var arguments: [String] = []
    var generator: String?
    for (index, parameter) in signature.parameters.enumerated() {
      let name = "a\(index)"
      let value: String
      if case .inOut = parameter.type {
        steps.append("var \(name) = \(unpacked(parameter.type))")
        generator = name
        value = "&\(name)"
      } else {
        steps.append("let \(name) = \(unpacked(parameter.type))")
        value = name
      }
      arguments.append((parameter.label.map { "\($0): " } ?? "") + value)
    }
    let call = "try \(module).\(signature.name)(\(arguments.joined(separator: ", ")))"
    steps.append("let r\(isNamedHere ? "" : ": \(spelled(signature.result))") = \(call)")
    let values = results + (generator.map { ["generator: \($0)"] } ?? [])
    steps.append("call.reply(\(values.joined(separator: ", ")))")
    return steps
  }

  /// Whether the result is a structure of the answer's own file.
  private var isNamedHere: Bool { !signature.properties.isEmpty }

  private var results: [String] {
    if isNamedHere {
      return signature.properties.map { "r.\($0.name) as \(spelled($0.type))" }
    }
    guard case .tuple(let elements) = signature.result else { return ["r"] }
    return elements.indices.map { "r.\($0)" }
  }

  /// The expression that takes an argument out of a call.
  private func unpacked(_ type: SwiftType) -> String {
    switch type {
    case .function: return "call.entryRule()"
    case .inOut(let type): return unpacked(type)
    case .list(.tuple(let elements)) where elements.count == 2:
      let pair = "Answering.Pair<\(elements.map { spelled($0.type) }.joined(separator: ", "))>"
      let fields = zip(elements, ["$0.first", "$0.second"]).map { element, field in
        (element.label.map { "\($0): " } ?? "") + field
      }
      return "try call.next([\(pair)].self).map { (\(fields.joined(separator: ", "))) }"
    default: return "try call.next(\(spelled(type)).self)"
    }
  }

  /// A type with its module.
  private func spelled(_ type: SwiftType) -> String {
    switch type {
    case .named(let name, let arguments):
      let module = ["Int", "Double", "Bool", "String"].contains(name) ? "Swift" : "LinearAlgebra"
      let list = arguments.map(spelled).joined(separator: ", ")
      return "\(module).\(name)" + (list.isEmpty ? "" : "<\(list)>")
    case .list(let element): return "[\(spelled(element))]"
    case .tuple(let elements):
      let list = elements.map { element in
        (element.label.map { "\($0): " } ?? "") + spelled(element.type)
      }
      return "(\(list.joined(separator: ", ")))"
    case .inOut(let type): return spelled(type)
    case .function: return "(Swift.Int, Swift.Int) -> Swift.Double"
    }
  }
}
