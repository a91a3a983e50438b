"""HTTP with JSON content, on top of http.server; nothing here knows of todos."""

import http.client
import json
import re
import socket
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from email.errors import (
    FirstHeaderLineIsContinuationDefect,
    InvalidHeaderDefect,
    MessageDefect,
    MissingHeaderBodySeparatorDefect,
)
from http import HTTPStatus
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, NamedTuple

BODY_LIMIT = 1024 * 1024  # bytes
TRAILER_LIMIT = 100  # lines
# How long a client that was refused may go on sending before its connection is cut, in seconds.
LINGER = 2

# http.server has http.client read header fields, and that stops at 100. A client may have more of
# them, and is told off for their size only, by the length of a line.
http.client._MAXHEADERS = 4096

CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n]*)?\r\n")
ZERO_WEIGHT = re.compile(r"q=0(\.0{0,3})?")
# Signs that a header line could not be read, which may have been the one that frames the body.
HEADER_DEFECTS: tuple[type[MessageDefect], ...] = (
    FirstHeaderLineIsContinuationDefect,
    InvalidHeaderDefect,
    MissingHeaderBodySeparatorDefect,
)


class Response(NamedTuple):
    status: HTTPStatus
    value: Any = None  # becomes the content, as JSON; without it there is none
    headers: Mapping[str, str] = {}


class Problem(Exception):
    """Ends the work on a request; the client gets it as the error envelope."""

    def __init__(
        self,
        status: HTTPStatus,
        message: str,
        *,
        code: str | None = None,
        details: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ):
        super().__init__(message)
        self.status = status
        self.code = code or status.name
        self.details = details or {}
        self.headers = headers or {}

    def response(self) -> Response:
        error: dict[str, Any] = {"code": self.code, "message": str(self)}
        if self.details:
            error["details"] = [
                {"field": field, "message": message} for field, message in self.details.items()
            ]
        return Response(self.status, {"error": error}, self.headers)


class Server(ThreadingHTTPServer):
    """Answers each connection in a thread of its own, and can stop without breaking any off."""

    # How many connections may wait to be accepted; the default of 5 is soon full.
    request_queue_size = 512

    def __init__(self, address: tuple[str, int], handler: type["JSONHandler"]):
        self.stopping = False
        self._open: set[socket.socket] = set()
        self._idle: set[socket.socket] = set()
        self._changed = threading.Condition()
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, handler)

    def server_bind(self) -> None:
        # HTTPServer would also look up the host's name, which can take seconds; nobody needs it.
        TCPServer.server_bind(self)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._changed:
            self._idle.discard(request)
            self._open.discard(request)
            self._changed.notify_all()
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # That a client goes away is no error of ours.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def mark_idle(self, connection: socket.socket) -> None:
        """Note that a connection waits for a request: stopping need not wait for it."""
        with self._changed:
            self._idle.add(connection)
            if self.stopping:
                _end_input(connection)

    def mark_busy(self, connection: socket.socket) -> None:
        """Note that a connection has a request that is to be answered."""
        with self._changed:
            self._idle.discard(connection)

    def drain(self, seconds: float) -> None:
        """Accept no more, and let the requests that have begun be answered.

        To be called when serve_forever() has returned.
        """
        # Who is waiting to be accepted already has a connection, and maybe sent a request.
        self.timeout = 0
        for _ in range(self.request_queue_size):
            self.handle_request()
        self.server_close()

        with self._changed:
            self.stopping = True
            for connection in self._idle:
                _end_input(connection)
            self._changed.wait_for(lambda: not self._open, timeout=seconds)


def _end_input(connection: socket.socket) -> None:
    """Have the thread that waits for a request on this connection see its end."""
    with suppress(OSError):  # the client may have been faster
        connection.shutdown(socket.SHUT_RD)


class JSONHandler(BaseHTTPRequestHandler):
    """Reads requests and sends JSON; `respond` says what."""

    server: Server
    body: bytes
    # What is there before the first request has been read.
    headers = HTTPMessage()

    # HTTP/1.1 keeps a connection open for further requests; http.server's default does not.
    protocol_version = "HTTP/1.1"
    # With its default, HTTP/0.9, what can't be read as HTTP would be answered without a status.
    default_request_version = "HTTP/1.1"
    # Head and body leave in two writes; without this the second one may wait for 40 ms.
    disable_nagle_algorithm = True
    # Seconds to wait for a silent client: until then its connection occupies a thread.
    timeout = 60

    def respond(self) -> Response:
        raise NotImplementedError

    def __getattr__(self, name: str) -> Any:
        # http.server looks for do_GET, do_POST and so on: here one method answers them all.
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def handle_one_request(self) -> None:
        self.server.mark_idle(self.connection)
        super().handle_one_request()

    def parse_request(self) -> bool:
        # Called once there is a request line.
        self.server.mark_busy(self.connection)
        if not super().parse_request():
            return False
        if any(isinstance(defect, HEADER_DEFECTS) for defect in self.headers.defects):
            self.send_error(HTTPStatus.BAD_REQUEST, "The header can't be read.")
            return False
        return True

    def answer(self) -> None:
        try:
            # Read the body even when nobody wants it: what stays unread of it would be taken for
            # the next request on this connection.
            self.body = self.read_body()
        except Problem as problem:
            self.refuse_and_close(problem)
            return

        try:
            response = self.respond()
        except Problem as problem:
            response = problem.response()
        except Exception:
            traceback.print_exc()
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            response = Problem(status, "Something went wrong in the service.").response()
        self.send(response)

    def header(self, name: str) -> str | None:
        """Return the value of a header field, its lines combined, or None when it is not there."""
        lines = self.headers.get_all(name)
        return None if lines is None else ", ".join(lines)

    # Reading

    def handle_expect_100(self) -> bool:
        # http.server calls this before anything is known of the body; _welcome_body() comes later.
        return True

    def read_body(self) -> bytes:
        """Return the request's body; raise a Problem if its end can't be told or is too far."""
        lengths = self.headers.get_all("Content-Length", [])
        codings = self.headers.get_all("Transfer-Encoding", [])
        if codings:
            # With both, two programs could disagree on where the next request begins.
            if lengths or [coding.strip().lower() for coding in codings] != ["chunked"]:
                raise _bad_framing()
            self._welcome_body()
            return self._read_chunks()
        if not lengths:
            return b""

        # The pattern comes first: int() takes "+1" and "1_000" too.
        if len(set(lengths)) > 1 or not re.fullmatch("[0-9]{1,18}", lengths[0].strip()):
            raise _bad_framing()
        length = int(lengths[0])
        if length > BODY_LIMIT:
            raise _too_large()
        self._welcome_body()
        return self._read_exactly(length)

    def _welcome_body(self) -> None:
        expectation = self.headers.get("Expect", "")
        if expectation.lower() == "100-continue" and self.request_version != "HTTP/1.0":
            super().handle_expect_100()

    def _read_chunks(self) -> bytes:
        # Each chunk is its size in hexadecimal, a line end, its bytes, a line end.
        body = bytearray()
        while size := self._read_chunk_size():
            if len(body) + size > BODY_LIMIT:
                raise _too_large()
            body += self._read_exactly(size)
            if self._read_exactly(2) != b"\r\n":
                raise _bad_framing()
        # Trailers, up to an empty line.
        for _ in range(TRAILER_LIMIT):
            if self.rfile.readline(65536) == b"\r\n":
                return bytes(body)
        raise _bad_framing()

    def _read_chunk_size(self) -> int:
        if not (match := CHUNK_SIZE.fullmatch(self.rfile.readline(1024))):
            raise _bad_framing()
        return int(match[1], 16)

    def _read_exactly(self, size: int) -> bytes:
        data = self.rfile.read(size)
        if len(data) < size:
            raise _bad_framing()
        return data

    # Sending

    def send(self, response: Response) -> None:
        content = b""
        if response.value is not None:
            content = json.dumps(response.value, ensure_ascii=False).encode()
        if self.server.stopping:
            self.close_connection = True

        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
        self._send_cross_origin_headers()
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":  # an answer to HEAD has no content
            self.wfile.write(content)

    def _send_cross_origin_headers(self) -> None:
        # There is no login, so there is nothing that a page could abuse: any may read answers.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Expose-Headers", "Allow, ETag, Location")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        # http.server calls this for what it can't read as HTTP, and would answer with HTML.
        status = HTTPStatus(code)
        self.refuse_and_close(Problem(status, message or status.phrase))

    def refuse_and_close(self, problem: Problem) -> None:
        """Answer a request that was not read to its end: where the next one starts is unknown."""
        self.close_connection = True
        self.send(problem.response())
        # To close on what is still coming in would reset the connection, and the client might
        # never see the answer. So take it in for a while.
        deadline = time.monotonic() + LINGER
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            while (seconds := deadline - time.monotonic()) > 0:
                self.connection.settimeout(seconds)
                if not self.connection.recv(65536):
                    break


def _bad_framing() -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "Where the body ends can't be made out.")


def _too_large() -> Problem:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return Problem(status, f"The body has more than {BODY_LIMIT} bytes.")


def parse_json(content: bytes) -> Any:
    """Return the value of a JSON text; raise ValueError if it is none."""
    try:
        # Numbers become floats, so that not even one with a million digits is refused here: Python
        # limits the digits of an int. RecursionError: no nesting is known to be that deep.
        return json.loads(content.decode(), parse_int=float, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")  # NaN and the infinities, which json.loads() takes


def accepts_json(accept: str) -> bool:
    """Return whether an Accept header leaves JSON acceptable (RFC 9110, section 12.5.1)."""
    acceptable: dict[str, bool] = {}
    for element in accept.lower().split(","):
        media_range, *parameters = (part.strip() for part in element.split(";"))
        if media_range:
            ruled_out = any(ZERO_WEIGHT.fullmatch(parameter) for parameter in parameters)
            acceptable[media_range] = acceptable.get(media_range, False) or not ruled_out
    if not acceptable:
        return True
    # The most specific range decides.
    for media_range in ("application/json", "application/*", "*/*"):
        if media_range in acceptable:
            return acceptable[media_range]
    return False
