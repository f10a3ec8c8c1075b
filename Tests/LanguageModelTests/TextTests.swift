import Foundation
import LanguageModel
import Testing

@Suite struct TextTests {
  @Test func `hashes are those that the standard gives`() {
    #expect(
      SHA256.hash(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hash(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hash(of: String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    let alphabet = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(
      SHA256.hash(of: alphabet)
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test(arguments: [
    ("'''Bold''' and ''italic'' words", "Bold and italic words"),
    ("A [[state (polity)|state]] and a [[society]]", "A state and a society"),
    ("Before<ref name=\"a\">note [[x]]</ref> after<ref name=b /> that", "Before after that"),
    ("{{Infobox|a={{nested|b}}|c}}The article", "The article"),
    ("{|\n| a || b\n|}\nThe article", "The article"),
    ("[[File:A.png|thumb|a [[link]] inside]]The article", "The article"),
    ("One<br>line, H<sub>2</sub>O", "One line, H2O"),
    ("See [http://a.example the page] or [http://b.example]", "See the page or "),
    ("a &lt; b, 5&amp;nbsp;km", "a < b, 5 km"),
    ("* list\n# item\nA paragraph", "A paragraph"),
    ("Text\n== Empty ==\n== Full ==\nMore\n== References ==\nNone", "Text\n\nFull\n\nMore"),
    ("== Life ==\n=== Youth ===\nMore", "Life\n\nYouth\n\nMore"),
    ("Open {{ and [[ and <ref> stay", "Open {{ and [[ and stay"),
    ("Stray }} and ]] and |} stay", "Stray }} and ]] and |} stay"),
    ("Name (; from ) and more (", "Name (from) and more ("),
    ("Less <!-- hidden --> than", "Less than"),
  ])
  func `markup goes and words stay`(_ markup: String, _ text: String) {
    let escaped = markup.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    let xml =
      "<page><title>T</title><ns>0</ns><text xml:space=\"preserve\">\(escaped)</text></page>"
    #expect(
      Encyclopedia(xml: xml).articles.map(\.text)
        == [text.trimmingCharacters(in: .whitespaces)])
  }

  @Test func `pages that are no articles are left out`() {
    let page = "<page><title>A &amp; B</title><ns>0</ns><text>Words.</text></page>"
    let other = page.replacing("<ns>0", with: "<ns>4")
    let redirect = page.replacing("<ns>", with: "<redirect title=\"C\" /><ns>")
    let encyclopedia = Encyclopedia(xml: "<x>" + other + page + redirect + "</x><page>")
    #expect(encyclopedia.articles.map(\.title) == ["A & B"])
    #expect(encyclopedia.text == "A & B\n\nWords.\n\n")
  }

  @Test func `a file without articles is told by its name`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID()).xml").path
    #expect(throws: TextError.self) { try Encyclopedia(path) }
    try Data("BZh91AY".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = #expect(throws: TextError.self) { try Encyclopedia(path) }
    #expect(error?.description.hasPrefix("\(path) has no article in it") == true)
  }
}
