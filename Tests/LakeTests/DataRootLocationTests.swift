import Foundation
import Lake
import Testing

struct DataRootLocationTests {
  @Test(arguments: [
    ("/a/b", "/a/b"), ("/a/b/", "/a/b"), ("/a//b/./c", "/a/b/c"), ("/a/../b", "/b"),
    ("/a b/ü", "/a b/ü"),
    ("rel", FileManager.default.currentDirectoryPath + "/rel"),
    ("~/x", FileManager.default.homeDirectoryForCurrentUser.path + "/x"),
  ])
  func `a path becomes absolute`(given: String, absolute: String) throws {
    #expect(try DataRootLocation(root: given).root == absolute)
  }

  @Test(arguments: ["", "$HOME/f1", "/mnt/${DISK}/f1"])
  func `a path that is empty or holds a variable is refused`(path: String) {
    let error = lakeError { _ = try DataRootLocation(root: path) }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("EXTERNAL_DATA_ROOT") == true)
  }

  @Test func `no setting at all says how to give one`() {
    let error = lakeError { _ = try DataRootLocation(Settings()) }
    #expect(error?.exitCode == 2)
    #expect(error?.message.contains("--data-root") == true)
  }

  @Test func `single folders can lie elsewhere`() throws {
    let location = try DataRootLocation(
      Settings(environment: [
        "EXTERNAL_DATA_ROOT": "/ssd", "F1_BRONZE": "/b", "F1_CACHE_DIR": "/c", "F1_WAREHOUSE": "/w",
      ]))
    #expect(
      DataFolder.allCases.map { location.path($0) }
        == ["/b", "/ssd/silver", "/ssd/gold", "/c", "/w", "/ssd/ollama"])
  }
}
