import Foundation
import Simulator
import Testing

struct OriginFolderTests {
  private func temporaryFolder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("f1lake-\(UUID().uuidString)")
  }

  @Test func `Files are written below a new folder that carries the marker`() throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = try OriginFolder(claiming: url.path)
    let season = try SimulatedSeason(year: 2031, rounds: 1, drivers: 4, laps: 6, seed: 1)
    for file in season.seasonFiles() { try folder.write(file) }
    for file in season.seasonFiles() {
      let written = try Data(contentsOf: url.appendingPathComponent(file.path))
      #expect(Array(written) == file.bytes)
    }
    let marker = url.appendingPathComponent(OriginFolder.marker).path
    #expect(FileManager.default.fileExists(atPath: marker))
  }

  @Test func `A folder that the simulator wrote may be written again`() throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    _ = try OriginFolder(claiming: url.path)
    _ = try OriginFolder(claiming: url.path)
  }

  @Test func `Removing a year leaves the other years alone`() throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = try OriginFolder(claiming: url.path)
    for year in [2031, 2032] {
      let season = try SimulatedSeason(year: year, rounds: 1, drivers: 4, laps: 6, seed: 1)
      for file in season.seasonFiles() + season.files(round: 1) { try folder.write(file) }
    }
    try folder.remove(year: 2031)
    for origin in ["livetiming/static", "ergast/f1"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: url.appendingPathComponent(origin).path)
      #expect(names.contains("2032") && names.allSatisfy { $0.hasPrefix("2032") })
    }
  }

  @Test func `A folder with anything else in it is refused and left alone`() throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    let foreign = url.appendingPathComponent("livetiming")
    try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
    #expect(throws: SimulationError.foreignOrigin(folder: url.path, found: "livetiming")) {
      try OriginFolder(claiming: url.path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: url.path) == ["livetiming"])
  }

  @Test func `A folder that cannot be made is an error that names it`() throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    try Data("a file".utf8).write(to: url)
    #expect {
      try OriginFolder(claiming: url.path + "/below")
    } throws: { error in
      guard case .writeFailed(let path, let reason) = error as? SimulationError else {
        return false
      }
      return path.hasPrefix(url.path) && !reason.isEmpty
    }
  }
}
