"""Answers whose bytes are not one HTTP response."""

import socket
import struct
import time

from serving import listen, raw, response, serve

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
OK = b'{"status":"ok"}'


def endless(head, piece):
    def answer(connection, request):
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return answer


# So long that no patience with a busy machine reaches its end at a byte a second.
LONG_OK = OK + b" " * 600


def slowly(bytes_, at_once=0):
    def answer(connection, request):
        connection.sendall(bytes_[:at_once])
        for byte in bytes_[at_once:]:
            connection.sendall(bytes([byte]))
            time.sleep(1)

    return answer


def reset(connection, request):
    connection.sendall(HEAD + b"Content-Length: 1000\r\n\r\n" + b"x" * 100)
    time.sleep(0.2)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def before_the_request():
    listener = listen()
    while True:
        connection, _ = listener.accept()
        connection.sendall(response("200 OK", OK))
        time.sleep(0.05)
        connection.close()


def twice(connection, request):
    connection.sendall(response("200 OK", OK) + response("500 Internal Server Error", b"{}"))


chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"

ANSWERS = {
    "endless-body": endless(HEAD + b"\r\n", b"x" * 65536),
    "endless-chunks": endless(chunked, b"1000\r\n" + b"x" * 4096 + b"\r\n"),
    "endless-chunk-extension": endless(chunked + b"5;a=", b"x" * 65536),
    "endless-trailers": endless(chunked + b"2\r\n{}\r\n0\r\n", b"X-Trailer: x\r\n" * 1000),
    "endless-status-line": endless(b"HTTP/1.1 200 ", b"O" * 65536),
    "flood-of-informational": endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000),
    "one-byte-a-second-head": slowly(response("200 OK", LONG_OK)),
    "one-byte-a-second-body": slowly(response("200 OK", LONG_OK), at_once=70),
    "noise": raw(bytes(range(128, 256)) * 8),
    "tls-hello": raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64)),
    "tls-alert": raw(b"\x15\x03\x03\x00\x02\x02\x46"),
    "http-2-settings": raw(b"\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64"),
    "http-2-preface": raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "http-0-9": raw(b"<html><body>ok</body></html>\n"),
    "ssh-banner": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "length-too-small": raw(HEAD + b"Content-Length: 5\r\n\r\n" + OK),
    "length-too-big": raw(HEAD + b"Content-Length: 500\r\n\r\n" + OK),
    "length-too-big-and-open": raw(HEAD + b"Content-Length: 500\r\n\r\n" + OK, close=False),
    "two-lengths": raw(HEAD + b"Content-Length: 15\r\nContent-Length: 16\r\n\r\n" + OK),
    "negative-length": raw(HEAD + b"Content-Length: -1\r\n\r\n" + OK),
    "huge-length": raw(HEAD + b"Content-Length: 99999999999999999999999\r\n\r\n" + OK),
    "length-and-chunked": raw(
        HEAD + b"Content-Length: 15\r\nTransfer-Encoding: chunked\r\n\r\n" + OK
    ),
    "chunk-says-more": raw(chunked + b"ff\r\n" + OK + b"\r\n0\r\n\r\n"),
    "chunk-says-less": raw(chunked + b"2\r\n" + OK + b"\r\n0\r\n\r\n"),
    "chunk-size-overflow": raw(chunked + b"fffffffffffffffff\r\n" + OK + b"\r\n"),
    "chunk-size-is-text": raw(chunked + b"many\r\n" + OK + b"\r\n"),
    "header-of-10-mb": raw(HEAD + b"X-Large: " + b"x" * (10 << 20) + b"\r\n\r\n"),
    "headers-100000": raw(HEAD + b"X: y\r\n" * 100_000 + b"\r\n"),
    "closes-at-once": raw(b""),
    "closes-in-status-line": raw(b"HTTP/1.1 20"),
    "closes-in-head": raw(HEAD),
    "reset-in-body": reset,
    "two-answers": twice,
    "switching-protocols": raw(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
        + b"\x81\x05hello"
    ),
    "status-999": raw(response("999 Whatever", OK)),
    "status-000": raw(response("000 Nothing", OK)),
    "status-of-two-digits": raw(response("20 OK", OK)),
    "status-is-text": raw(response("OK", OK)),
    "http-3-0": raw(b"HTTP/3.0 200 OK\r\nContent-Length: 15\r\n\r\n" + OK),
    "nul-in-header": raw(HEAD + b"X-Nul: a\0b\r\nContent-Length: 15\r\n\r\n" + OK),
    "bare-line-feeds": raw(b"HTTP/1.1 200 OK\nContent-Length: 15\n\n" + OK),
    "folded-header": raw(HEAD + b"X-Folded: a\r\n b\r\nContent-Length: 15\r\n\r\n" + OK),
}

MODES = {name: (lambda answer=answer: serve(answer)) for name, answer in ANSWERS.items()}
MODES["answers-before-the-request"] = before_the_request
