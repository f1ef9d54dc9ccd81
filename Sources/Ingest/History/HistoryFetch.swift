internal import Lake
internal import Timing

/// A Jolpica answer with all its pages.
struct ErgastAnswer {
  /// A page as it came.
  struct Document {
    let resource: Resource
    let bytes: [UInt8]
    let source: SourceFile
    /// True where it came from the raw archive, because the origin no longer has it.
    let isRecovered: Bool
  }

  /// The rows of all pages.
  private(set) var rows: [ErgastRow] = []
  /// The pages.
  private(set) var documents: [Document] = []
  private var pages: [Int] = []

  mutating func append(_ page: ErgastPage, _ document: Document) {
    pages += page.rows.map { _ in documents.count }
    rows += page.rows
    documents.append(document)
  }

  /// The rows of one round, and the pages that hold any of them.
  ///
  /// A round without rows keeps all pages: they are what says that it has none.
  func round(_ round: Int) -> ErgastAnswer {
    let chosen = rows.indices.filter { rows[$0].round == round }
    guard !chosen.isEmpty else {
      var answer = ErgastAnswer()
      answer.documents = documents
      return answer
    }
    var answer = ErgastAnswer()
    answer.rows = chosen.map { rows[$0] }
    answer.documents = Set(chosen.map { pages[$0] }).sorted().map { documents[$0] }
    return answer
  }
}

/// Fetches answers from Jolpica, page by page.
struct HistoryFetch {
  let client: OriginClient

  /// All pages of an answer; nil where the origin does not have it.
  ///
  /// The answer's own `limit` says how far a page goes: the origin grants no more than 100 rows.
  /// - Throws: ``IngestError`` where a page cannot be read or does not fit to the one before.
  ///
  /// - Parameter final: from when on an answer is the origin's last word, milliseconds since 1970.
  func answer(
    _ resource: Resource, _ list: ErgastList, final: Int64
  ) async throws -> ErgastAnswer? {
    var answer = ErgastAnswer()
    var request = resource
    var total: Int?
    repeat {
      guard let document = try await document(request, final) else {
        guard total == nil else {
          throw IngestError(
            .origin,
            "\(request.archivePath) is missing, though the answer goes on; try again later")
        }
        // That there is none is worth knowing too: it is not asked again, and the archive alone can say so.
        try await client.keep([(request, nil)])
        return nil
      }
      let page = try page(document, list)
      if let fault = page.fault(after: answer.rows.count, total: total) {
        throw IngestError(
          .response, "\(request.archivePath) \(fault); nothing was stored of it, try again later")
      }
      answer.append(page, document)
      total = page.total
      request = resource.page(from: answer.rows.count)
    } while answer.rows.count < total ?? 0
    return answer
  }

  private func document(
    _ resource: Resource, _ final: Int64
  ) async throws -> ErgastAnswer.Document? {
    if let response = try await client.response(resource, final: final) {
      return ErgastAnswer.Document(
        resource: resource, bytes: response.bytes, source: response.file, isRecovered: false)
    }
    guard let response = try await client.archived(resource) else { return nil }
    return ErgastAnswer.Document(
      resource: resource, bytes: response.bytes, source: response.file, isRecovered: true)
  }

  private func page(_ document: ErgastAnswer.Document, _ list: ErgastList) throws -> ErgastPage {
    do {
      return try ErgastPage(document.bytes, list)
    } catch {
      throw IngestError(
        .response,
        "\(document.resource.archivePath) cannot be read (\(error)); nothing was stored of it, "
          + "try again later")
    }
  }
}

extension Resource {
  /// Jolpica's calendar of a season.
  static func calendar(_ season: Int) -> Resource {
    Resource(origin: .results, path: "/ergast/f1/\(season).json")
  }

  /// A Jolpica endpoint of a whole season.
  static func result(_ endpoint: String, season: Int) -> Resource {
    Resource(origin: .results, path: "/ergast/f1/\(season)/\(endpoint).json")
  }

  /// The page that begins at a row, as large as Jolpica grants.
  func page(from row: Int) -> Resource {
    var page = self
    page.query = ["limit": "100", "offset": String(row)]
    return page
  }
}
