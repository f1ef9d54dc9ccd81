"""A stand-in for the service `ollama`: it says what Ollama's API says (Tests/CopilotTests/Exchanges), and has one answer to all."""

import http.server
import json
import pathlib
import threading

SAID = pathlib.Path(__file__).resolve().parents[1] / "CopilotTests/Exchanges"
SQL = "SELECT driver, lap_time_s FROM gold.fastest_laps ORDER BY lap_time_s LIMIT 3"


class StandIn(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer((SAID / f"{self.path.removeprefix('/api/')}.200.json").read_bytes())

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/api/show":
            return self.answer((SAID / "show.200.json").read_bytes())
        content = json.dumps({"explanation": "The fastest laps.", "status": "answered", "sql": SQL})
        line = {"message": {"role": "assistant", "content": content}, "done": True, "done_reason": "stop"}
        return self.answer(json.dumps(line).encode() + b"\n")

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Says nothing."""


def start(address, port):
    """Serves on a thread of its own, in the caller's network, until this process ends."""
    server = http.server.ThreadingHTTPServer((address, port), StandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
