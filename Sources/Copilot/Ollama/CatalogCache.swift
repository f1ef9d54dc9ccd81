/// Keeps the catalog of the snapshot that was asked about last.
actor CatalogCache {
  private let semantics: SemanticLayer
  private var last: SemanticCatalog?

  init(_ semantics: SemanticLayer) { self.semantics = semantics }

  func catalog(of lake: LakeVocabulary) -> SemanticCatalog {
    if let last, !lake.snapshot.isEmpty, last.lake.snapshot == lake.snapshot { return last }
    let catalog = SemanticCatalog(semantics, lake)
    last = catalog
    return catalog
  }
}
