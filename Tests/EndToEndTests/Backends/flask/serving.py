"""Serving with waitress: a single process with threads.

Waitress does most of this by itself. What is added here: errors that waitress finds before Flask
is asked have the same envelope as all others, what is oversized is read but not kept (so that a
client that is still sending gets to see the answer), and SIGTERM lets requests finish.
"""

import json
import signal
import socket
import time
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest

from errors import code_of, envelope

THREADS = 16
DRAIN_SECONDS = 4.0  # of the five that the contract grants
LINGER_SECONDS = 2.0
MAX_CHUNK_LINE = 64 * 1024


class BodyBuffer(OverflowableBuffer):
    """Keeps a body in memory; of one that is too long it only counts the bytes."""

    limit: int

    def __init__(self) -> None:
        super().__init__(overflow=self.limit + 1)  # never overflows to a file
        self._dropped = 0

    def __len__(self) -> int:
        return super().__len__() + self._dropped

    def append(self, data: bytes) -> None:
        if len(self) + len(data) > self.limit:
            self._dropped += len(data)
        else:
            super().append(data)


class Parser(HTTPRequestParser):
    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # such as a Content-Length of thousands of digits
            raise ParsingError(str(error)) from error
        if self.body_rcv is not None:
            self.body_rcv.buf = BodyBuffer()

    def received(self, data: bytes) -> int:
        consumed = super().received(data)
        if self.chunked and not self.completed and self.body_rcv is not None:
            # Waitress puts no limit on these, and joins them anew with each read.
            if len(self.body_rcv.control_line) + len(self.body_rcv.trailer) > MAX_CHUNK_LINE:
                self.error = BadRequest("A chunk header or the trailer is too long.")
                self.completed = True
        return consumed


class JSONErrorTask(ErrorTask):
    """Answers what waitress itself refuses: requests that are not HTTP, or far too large."""

    def execute(self) -> None:
        error = self.request.error
        body = json.dumps(envelope(code_of(error.reason), str(error.body) or error.reason)).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "application/json"))
        self.set_close_on_finish()
        self.channel.linger = True
        self.content_length = len(body)
        if getattr(self.request, "command", None) != "HEAD":
            self.write(body)


class Task(WSGITask):
    def build_response_header(self) -> bytes:
        channel = self.channel
        if channel.server.draining and len(channel.requests) == 1 and channel.request is None:
            self.set_close_on_finish()
        return super().build_response_header()


class Channel(HTTPChannel):
    parser_class = Parser
    task_class = Task
    error_task_class = JSONErrorTask

    # After a request that was refused half-read, closing the socket at once would reset the
    # connection, and the client might never see why. So what it still sends is read for a while.
    linger = False
    discard_until: float | None = None

    def handle_write(self) -> None:
        if not (self.linger and self.close_when_flushed):
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if not self.total_outbufs_len and not self.will_close:
            self.close_when_flushed = False
            self.discard_until = time.monotonic() + LINGER_SECONDS
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                self.will_close = True
        if self.will_close:
            self.handle_close()

    def readable(self) -> bool:
        if self.discard_until is not None:
            return not self.will_close
        return super().readable()

    def received(self, data: bytes) -> bool:
        if self.discard_until is None:
            return super().received(data)
        self.will_close = time.monotonic() > self.discard_until
        return False

    @property
    def busy(self) -> bool:
        return bool(
            self.requests
            or self.request is not None
            or self.total_outbufs_len
            or self.close_when_flushed
        )


def serve(app: Flask, *, host: str, port: int, max_body: int) -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests that have begun."""
    BodyBuffer.limit = max_body
    sockets: dict[int, Any] = {}
    create_server(
        app,
        map=sockets,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        backlog=1024,
        connection_limit=2000,
        channel_timeout=60,
        max_request_header_size=64 * 1024,
        asyncore_use_poll=True,
    )
    # There are several if the host's name has several addresses, as localhost may have.
    servers = [item for item in sockets.values() if isinstance(item, BaseWSGIServer)]
    for server in servers:
        server.channel_class = Channel
        server.draining = False

    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True
        servers[0].pull_trigger()  # wakes the loop

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)

    while not stopping:
        poll(sockets, timeout=1)
    drain(servers, sockets)


def drain(servers: list[BaseWSGIServer], sockets: dict[int, Any]) -> None:
    deadline = time.monotonic() + DRAIN_SECONDS
    for server in servers:
        server.draining = True
        server.del_channel()
        server.socket.close()
    poll(sockets, timeout=0)  # what has arrived by now is served

    while time.monotonic() < deadline:
        channels = [channel for server in servers for channel in server.active_channels.values()]
        if not any(channel.busy for channel in channels):
            break
        for channel in channels:
            if not channel.busy:
                channel.will_close = True
        poll(sockets, timeout=0.05)
    wasyncore.close_all(sockets, ignore_all=True)


def poll(sockets: dict[int, Any], timeout: float) -> None:
    wasyncore.loop(timeout=timeout, use_poll=True, map=sockets, count=1)
