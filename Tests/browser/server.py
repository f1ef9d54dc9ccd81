"""A `f1lake serve` of one's own on a free port."""
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request


class Server:
    def __init__(self, binary, root, web, port=None):
        self.binary, self.root, self.web = binary, root, web
        self.port = port or free_port()
        self.process = None
        self.start()

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data-root", str(self.root), "--port", str(self.port), "--web", str(self.web)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(150):
            if self.process.poll() is not None:
                raise RuntimeError(f"f1lake serve ended: {self.process.stderr.read()}")
            try:
                urllib.request.urlopen(f"{self.base}/healthz", timeout=2)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("f1lake serve does not answer")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def get(self, path):
        with urllib.request.urlopen(f"{self.base}/api/v1/{path}", timeout=30) as answer:
            return json.load(answer)

    def rows(self, path):
        return as_rows(self.get(path))

    def sql(self, text):
        return as_rows(self.post("sql", {"sql": text}))

    def ask(self, question):
        return self.post("ask", question)

    def post(self, path, content):
        headers = {"Content-Type": "application/json", "Origin": self.base}
        request = urllib.request.Request(f"{self.base}/api/v1/{path}", json.dumps(content).encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def as_rows(frame):
    names = [column["name"] for column in frame["columns"]]
    return [dict(zip(names, values)) for values in zip(*frame["data"])]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
