"""The Todo API, as far as it is built: GET /health. Needs Python 3.9 or later, nothing else."""

import json
import os
import signal
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    # HTTP/1.1 keeps a connection open for further requests; http.server's default does not.
    protocol_version = "HTTP/1.1"
    # With its default, HTTP/0.9, what can't be read as HTTP would be answered without a status.
    default_request_version = "HTTP/1.1"
    # Head and body leave in two writes; without this the second one may wait for 40 ms.
    disable_nagle_algorithm = True
    # Seconds to wait for a silent client: until then its connection occupies a thread.
    timeout = 60

    def __getattr__(self, name):
        # http.server looks for do_GET, do_POST and so on: here one method answers them all.
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self):
        try:
            # Read the body even when nobody wants it: what stays unread of it would be taken for
            # the next request on this connection.
            self.read_body()
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST, "The body's length can't be made out.")
            return

        path = self.path.partition("?")[0]
        if path == "/health" and self.command in ("GET", "HEAD"):
            self.send_json(HTTPStatus.OK, {"status": "ok"})
        # Go on here: the stage "create" wants POST /api/v1/todos. Requests are handled in threads,
        # at the same time, so guard what they share with a threading.Lock.
        else:
            self.send_problem(HTTPStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this path.")

    def read_body(self):
        """Return the request's body as bytes; raise ValueError if its framing is broken."""
        if "Transfer-Encoding" not in self.headers:
            # There is no limit yet: see 413 in the contract.
            return self.read_exactly(int(self.headers.get("Content-Length", "0")))

        # Chunked: each chunk is its size in hexadecimal, a line end, its bytes, a line end.
        body = b""
        while size := int(self.rfile.readline(1024).partition(b";")[0], 16):
            body += self.read_exactly(size)
            self.rfile.readline(1024)
        while self.rfile.readline(65536).strip():  # trailers, up to an empty line
            pass
        return body

    def read_exactly(self, size):
        if size < 0:
            raise ValueError("a negative length")
        data = self.rfile.read(size)
        if len(data) < size:
            raise ValueError("the client went away in the middle of the body")
        return data

    def send_json(self, status, value):
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":  # an answer to HEAD has no content
            self.wfile.write(content)

    def send_problem(self, status, code, message):
        self.send_json(status, {"error": {"code": code, "message": message}})

    def send_error(self, code, message=None, explain=None):
        # http.server calls this for what it can't read as HTTP, and would answer with HTML. Where
        # the next request starts is unknown then, so the connection is closed.
        self.close_connection = True
        status = HTTPStatus(code)
        self.send_problem(status, status.name, message or status.phrase)


class Server(ThreadingHTTPServer):
    # How many connections may wait to be accepted; the default of 5 is soon full.
    request_queue_size = 128


def main():
    # Gradus chooses the address and the port for every run, so never write them into the code.
    # GRADUS_DATA_DIR comes the same way: the folder for what has to survive a restart.
    address = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8080"))

    with Server(address, Handler) as server:

        def stop(_signal, _frame):
            # shutdown() waits for serve_forever(), which this thread is in: so from another one.
            threading.Thread(target=server.shutdown).start()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        server.serve_forever(poll_interval=0.1)
        # Handlers run in daemon threads, which end with the process. Once requests store things,
        # wait here for those that have begun: see SIGTERM in the contract.


if __name__ == "__main__":
    main()
