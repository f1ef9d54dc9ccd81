internal import Foundation

/// What is known of the service and its model.
struct OllamaHealth: Sendable, Equatable {
  /// Its version, such as 0.9.0.
  let version: String
  /// Whether it has the model.
  let hasModel: Bool
}

extension OllamaClient {
  private struct Version: Decodable { let version: String }

  private struct Tags: Decodable {
    struct Model: Decodable { let name: String? }
    let models: [Model]?
  }

  /// Asks whether the service is there and has the model.
  func health() async throws -> OllamaHealth {
    let version = try OllamaMessage.decode(
      Version.self, try await document(Call(path: "/api/version")))
    return OllamaHealth(
      version: OllamaMessage.visible(version.version.utf8, 40),
      hasModel: try await models().contains { Self.isSame($0, settings.model) })
  }

  /// Names of the models that the service has.
  func models() async throws -> [String] {
    let bytes = try await document(Call(path: "/api/tags"))
    return (try OllamaMessage.decode(Tags.self, bytes).models ?? []).compactMap(\.name)
  }

  // A name without a tag is that of the tag "latest"; case does not count.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    let full = { (name: String) in
      let last = name.split(separator: "/").last ?? ""
      return (last.contains(":") ? name : name + ":latest").lowercased()
    }
    return full(a) == full(b)
  }

  /// How many tokens the model can take in all; nil where the service does not say.
  ///
  /// - Throws: ``OllamaError`` of kind `missing` where it does not have the model.
  func contextLength() async throws -> Int? {
    struct Show: Decodable { let model_info: [String: LooseInteger]? }
    let body = try OllamaMessage.encode(["model": settings.model])
    let show = try OllamaMessage.decode(
      Show.self, try await document(Call(path: "/api/show", body: body)))
    return show.model_info?.first { $0.key.hasSuffix(".context_length") }?.value.value
  }
}

/// A whole number among values of all kinds.
private struct LooseInteger: Decodable {
  let value: Int?
  init(from decoder: any Decoder) throws {
    value = try? decoder.singleValueContainer().decode(Int.self)
  }
}
