#!/usr/bin/env python3
"""Stands in for Ollama with a model that always takes the same time, so that what is ours of an answer's time can be told.

    Benchmarks/ask_model.py [--port 11999] [--seconds 1] [--questions Tests/copilot/questions]

It writes the SQL that the files of questions hold, in pieces like a model, and ends each reply so many seconds after the question
came. See ask.py, which asks with `--model-seconds`.
"""
import argparse
import asyncio
import glob
import json
import os

PIECES = 20


def sql_by_question(folder):
    known = {}
    for path in glob.glob(f"{folder}/*.jsonl"):
        with open(path) as file:
            for line in map(json.loads, filter(str.strip, file)):
                if line.get("sql"):
                    known[line["question"]] = line["sql"]
    # The longest first: one question may be a part of another.
    return sorted(known.items(), key=lambda pair: -len(pair[0]))


def reply(known, body):
    user = json.loads(body)["messages"][-1]["content"]
    sql = next(sql for question, sql in known if question in user)
    return json.dumps({
        "explanation": "what was asked for", "status": "answered", "sql": sql, "assumptions": [],
        "chart": {"type": "table", "x": "", "y": "", "series": ""}})


def line(text, done=False):
    end = {"done_reason": "stop", "prompt_eval_count": 1200, "eval_count": PIECES} if done else {}
    content = json.dumps({"model": "llama3.2:3b", "message": {"role": "assistant", "content": text}, "done": done, **end}) + "\n"
    return f"{len(content):x}\r\n{content}\r\n".encode()


async def chat(writer, text, seconds):
    begin = asyncio.get_running_loop().time()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
    size = -(-len(text) // PIECES)
    for number in range(PIECES):
        due = begin + seconds * (number + 1) / PIECES
        await asyncio.sleep(max(0, due - asyncio.get_running_loop().time()))
        writer.write(line(text[number * size:(number + 1) * size]))
    writer.write(line("", done=True) + b"0\r\n\r\n")


async def serve(reader, writer, known, seconds):
    fixed = {
        "/api/version": {"version": "0.9.0"}, "/api/tags": {"models": [{"name": "llama3.2:3b", "model": "llama3.2:3b"}]},
        "/api/show": {"model_info": {"general.architecture": "llama", "llama.context_length": 131072}}}
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            path = head.split(b" ", 2)[1].decode()
            lengths = [line for line in head.decode().lower().split("\r\n") if line.startswith("content-length:")]
            body = await reader.readexactly(int(lengths[0].split(":")[1])) if lengths else b""
            if path == "/api/chat":
                await chat(writer, reply(known, body), seconds)
            else:
                content = json.dumps(fixed[path]).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(content), content))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--port", type=int, default=11999)
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--questions", default=os.path.join(os.path.dirname(__file__), "../Tests/copilot/questions"))
    options = parser.parse_args()
    known = sql_by_question(options.questions)
    server = await asyncio.start_server(lambda *ends: serve(*ends, known, options.seconds), "127.0.0.1", options.port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
