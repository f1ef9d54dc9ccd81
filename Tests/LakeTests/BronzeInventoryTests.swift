import Foundation
import Lake
import Testing

/// What a build sees of bronze.
@Suite struct BronzeInventoryTests {
  private let folder: URL
  private let session = "laps/season=2024/round=05/grand_prix=any-grand-prix/session=SQ"

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("f1lake-\(UUID().uuidString)")
    try write("12345", to: "\(session)/part-00000.parquet")
    try write("other", to: "\(session)/._part-00000.parquet")
  }

  private func write(_ text: String, to path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func part() throws -> BronzeInventory.Part {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inventory = try BronzeInventory.read(folder.path, tables: ["laps", "weather"])
    #expect(inventory.tables["weather"] == [])
    let parts = try #require(inventory.tables["laps"])
    #expect(parts.count == 1)
    return try #require(parts.first)
  }

  private static let content = "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5"
  private static let noted = String(repeating: "a", count: 64)

  private static func manifest(bytes: Int) -> String {
    """
    {
      "bytes" : \(bytes),
      "decoder_version" : 2,
      "rows" : 12,
      "sha256" : "\(noted)",
      "sources" : [
        {
          "bytes" : 7,
          "sha256" : "\(String(repeating: "b", count: 64))"
        }
      ]
    }
    """
  }

  @Test func `a part is found with session, size and path`() throws {
    let part = try part()
    #expect(part.session == "2024-05-SQ")
    #expect(part.grandPrix == "any-grand-prix")
    #expect(part.bytes == 5)
    #expect(part.path == "\(session)/part-00000.parquet")
  }

  @Test func `the hash is that of the manifest where it is of this part`() throws {
    try write(Self.manifest(bytes: 5), to: "\(session)/manifest.json")
    let part = try part()
    #expect(part.sha256 == Self.noted)
    #expect(part.rows == 12)
    #expect(part.decoderVersion == 2)
  }

  @Test(arguments: [nil, manifest(bytes: 6), "{", ""])
  func `a part without a manifest of its own is hashed, and its rows are unknown`(manifest: String?)
    throws
  {
    if let manifest { try write(manifest, to: "\(session)/manifest.json") }
    let part = try part()
    #expect(part.sha256 == Self.content)
    #expect(part.rows == nil)
    #expect(part.decoderVersion == nil)
  }

  @Test func `a part whose manifest was not finished is hashed`() throws {
    try write(Self.manifest(bytes: 5), to: "\(session)/manifest.json")
    try write("{", to: "\(session)/.tmp-1-a-b-manifest.json.partial")
    #expect(try part().sha256 == Self.content)
  }
}
