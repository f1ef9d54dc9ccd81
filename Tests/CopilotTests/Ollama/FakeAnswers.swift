import Foundation

/// Answers in Ollama's form.
extension [FakeOllama.Step] {
  /// A whole JSON document.
  static func json(_ status: Int, _ text: String) -> [FakeOllama.Step] {
    let head = "HTTP/1.1 \(status) Whatever\r\nContent-Type: application/json; charset=utf-8\r\n"
    return [.send([UInt8]("\(head)Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8))]
  }

  /// Lines as they are made, each a chunk, or cut into chunks of `size` bytes wherever that falls.
  static func stream(
    _ lines: [String], size: Int? = nil, ending: [FakeOllama.Step]? = nil
  ) -> [FakeOllama.Step] {
    var pieces = lines.map { [UInt8](($0 + "\n").utf8) }
    if let size {
      let bytes: [UInt8] = pieces.flatMap { $0 }
      pieces = stride(from: 0, to: bytes.count, by: size).map { at -> [UInt8] in
        [UInt8](bytes[at..<Swift.min(at + size, bytes.count)])
      }
    }
    let chunks = pieces.map { FakeOllama.Step.chunk($0) }
    return [FakeOllama.Step.streamHead] + chunks
      + (ending ?? [FakeOllama.Step.send([UInt8]("0\r\n\r\n".utf8))])
  }

  /// A reply of the model, a few letters to a line.
  static func reply(
    _ text: String, reason: String = "stop", size: Int? = nil
  ) -> [FakeOllama.Step] {
    .stream(ChatLines.lines(text, reason: reason), size: size)
  }
}

extension FakeOllama.Step {
  static var streamHead: FakeOllama.Step {
    .send(
      Array(
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
          .utf8))
  }

  static func chunk(_ bytes: [UInt8]) -> FakeOllama.Step {
    .send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
  }
}

/// The lines in which `/api/chat` tells a reply.
enum ChatLines {
  static func lines(_ text: String, reason: String = "stop") -> [String] {
    let letters = Array(text)
    let pieces = stride(from: 0, to: letters.count, by: 4).map { at in
      String(letters[at..<min(at + 4, letters.count)])
    }
    return pieces.map { piece($0) } + [end(reason, tokens: pieces.count)]
  }

  static func piece(_ text: String) -> String {
    """
    {"model":"llama3.2:3b","created_at":"2026-11-30T10:00:00.123456Z",\
    "message":{"role":"assistant","content":\(quoted(text))},"done":false}
    """
  }

  static func end(_ reason: String, tokens: Int) -> String {
    """
    {"model":"llama3.2:3b","created_at":"2026-11-30T10:00:01.654321Z",\
    "message":{"role":"assistant","content":""},"done_reason":"\(reason)","done":true,\
    "total_duration":4883583458,"load_duration":1334875,"prompt_eval_count":1204,\
    "prompt_eval_duration":342546000,"eval_count":\(tokens),"eval_duration":4535599000}
    """
  }

  static func quoted(_ text: String) -> String {
    let data = try? JSONEncoder().encode(text)
    return String(decoding: data ?? Data("\"\"".utf8), as: UTF8.self)
  }
}

/// What models write.
enum Reply {
  static func sql(_ sql: String, chart: String = "table") -> String {
    """
    {"explanation": "what was asked for", "status": "answered", "sql": \(ChatLines.quoted(sql)), \
    "assumptions": [], "chart": {"type": "\(chart)", "x": "driver", "y": "lap_time_s", "series": ""}}
    """
  }

  static func clarify(_ text: String) -> String {
    #"{"explanation": "\#(text)", "status": "clarify", "sql": "", "assumptions": [], "chart": {"type": "table"}}"#
  }
}
