import Copilot
import Lake
import Testing

@Suite struct OllamaHostTests {
  @Test(
    arguments: [
      ("", "http://127.0.0.1:11434"), ("  ", "http://127.0.0.1:11434"),
      ("10.1.2.3", "http://10.1.2.3:11434"), (":1234", "http://127.0.0.1:1234"),
      ("10.1.2.3:1234", "http://10.1.2.3:1234"), ("ollama", "http://ollama:11434"),
      ("ollama.example:1234", "http://ollama.example:1234"),
      ("[::1]", "http://[::1]:11434"), ("::1", "http://[::1]:11434"),
      ("[::1]:1337", "http://[::1]:1337"), ("[::]", "http://[::1]:11434"),
      ("0.0.0.0", "http://127.0.0.1:11434"), ("0.0.0.0:80", "http://127.0.0.1:80"),
      (" 10.1.2.3 ", "http://10.1.2.3:11434"), ("\"10.1.2.3\"", "http://10.1.2.3:11434"),
      (" ' 10.1.2.3 ' ", "http://10.1.2.3:11434"),
      ("http://10.1.2.3", "http://10.1.2.3:80"), ("http://10.1.2.3:4321/", "http://10.1.2.3:4321"),
      ("HTTPS://ollama.example", "https://ollama.example:443"),
      ("https://ollama.example/proxy/", "https://ollama.example:443/proxy"),
    ])
  func `an address is taken in every form that Ollama takes`(text: String, url: String) throws {
    #expect(try OllamaHost(text).url == url)
  }

  @Test(
    arguments: [
      "host:70000", "host:0", "host:x", "ftp://host", "http://user:secret@host", "http://host?a=b",
      "ho st", "host\r\nX: y",
    ])
  func `anything else is an error that names the setting`(text: String) throws {
    let error = #expect(throws: CopilotError.self) { try OllamaHost(text) }
    #expect(error?.kind == .model)
    #expect(error?.message.contains("OLLAMA_HOST") == true)
  }

  @Test func `settings come from the environment, with a model that most machines can run`() throws
  {
    let given = try OllamaSettings(
      Settings(environment: ["OLLAMA_HOST": "gpu:99", "OLLAMA_MODEL": "qwen3:8b"]))
    #expect(given.host.url == "http://gpu:99")
    #expect(given.model == "qwen3:8b")
    let standard = try OllamaSettings(Settings())
    #expect(standard.host.url == "http://127.0.0.1:11434")
    #expect(standard.model == "llama3.2:3b")
  }

  @Test func `a name that no model can have is an error that names the setting`() throws {
    let error = #expect(throws: CopilotError.self) {
      try OllamaSettings(Settings(environment: ["OLLAMA_MODEL": "a model\",\"x\":\""]))
    }
    #expect(error?.message.contains("OLLAMA_MODEL") == true)
  }
}
