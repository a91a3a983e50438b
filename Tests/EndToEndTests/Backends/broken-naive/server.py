"""A first attempt: everything in one list, nothing checked, whatever comes is stored."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

todos = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, value):
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def body(self):
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def find(self):
        wanted = int(self.path.rsplit("/", 1)[1])
        return next((todo for todo in todos if todo["id"] == wanted), None)

    def do_GET(self):
        if self.path == "/health":
            self.reply(200, {"status": "ok"})
        elif self.path.startswith("/api/v1/todos/"):
            self.reply(200, self.find())
        elif self.path.startswith("/api/v1/todos"):
            self.reply(200, {"data": todos, "pagination": {"total": len(todos)}})
        else:
            self.reply(404, {"error": "not found"})

    def do_POST(self):
        todo = self.body()
        todo["id"] = len(todos) + 1
        todos.append(todo)
        self.reply(200, todo)

    def do_PUT(self):
        todo = self.find()
        todo.update(self.body())
        self.reply(200, todo)

    do_PATCH = do_PUT

    def do_DELETE(self):
        todos.remove(self.find())
        self.reply(200, {"ok": True})

    def log_message(self, *arguments):
        pass


ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
