internal import Lake

/// The raw archive: the bytes of every response under the origins' own paths, and beside them, in one small file for
/// each folder, what the origins said about them.
///
/// Such a file that is missing or damaged costs a full request each, nothing else.
actor ResponseArchive {
  /// A document for the archive; without bytes where they are there, or where there are none.
  typealias Entry = (resource: Resource, bytes: [UInt8]?, record: ResponseRecord)

  private let executor = EngineExecutor(label: "f1lake.archive")
  private let root: DataRoot
  /// The folder that was read last: a session's documents lie together.
  private var last: (folder: String, records: ResponseRecords)?

  /// Reading, writing and flushing block: they run on this thread, never on the cooperative pool.
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ root: DataRoot) { self.root = root }

  /// What is known about the document at a path of the archive.
  func record(_ path: String) throws -> ResponseRecord? {
    let (folder, name) = ResponseRecords.split(path)
    return try records(folder).documents[name]
  }

  /// The bytes of a document; nil where the archive has none.
  func contents(_ resource: Resource) throws -> [UInt8]? {
    try FileSystem.contents(root.cache + "/" + resource.archivePath)
  }

  /// A response from a folder that is replayed.
  func read(_ path: String, in folder: String) throws -> [UInt8]? {
    guard FileSystem.isFolder(folder) else {
      throw IngestError(
        .origin, "\(folder) is no folder; --origin takes a URL or a folder of responses")
    }
    do throws(LakeError) {
      return try FileSystem.contents(folder + "/" + path)
    } catch {
      throw IngestError(.origin, error.description)
    }
  }

  /// The bytes of a document where they are those of its record; nil where they are not or where there is none.
  func confirmed(_ resource: Resource, _ record: ResponseRecord) throws -> [UInt8]? {
    guard let bytes = try contents(resource), Int64(bytes.count) == record.bytes,
      SourceFile(path: "", content: bytes).sha256 == record.sha256
    else { return nil }
    return bytes
  }

  /// Keeps bytes unless the same are there, and what is known about them.
  func keep(_ documents: [Entry]) throws {
    for (resource, bytes, record) in documents where record.status == 200 {
      guard let bytes, try digest(resource) != record.sha256 else { continue }
      try root.write(bytes, to: resource.archivePath, in: .cache)
    }
    for (folder, group) in Dictionary(
      grouping: documents, by: { ResponseRecords.split($0.resource.archivePath).folder })
    {
      let before = try records(folder)
      var after = before
      for document in group {
        after.documents[ResponseRecords.split(document.resource.archivePath).name] = document.record
      }
      guard after.documents != before.documents else { continue }
      let path = folder + "/" + ResponseRecords.fileName
      try root.write(try LakeJSON.encode(after), to: path, in: .cache)
      last = (folder, after)
    }
  }

  private func digest(_ resource: Resource) throws -> String? {
    let path = root.cache + "/" + resource.archivePath
    return try FileSystem.exists(path) ? Digest.hexadecimal(ofFile: path) : nil
  }

  private func records(_ folder: String) throws -> ResponseRecords {
    if let last, last.folder == folder { return last.records }
    let records = try ResponseRecords.read(in: root.cache + "/" + folder) ?? ResponseRecords()
    last = (folder, records)
    return records
  }
}
