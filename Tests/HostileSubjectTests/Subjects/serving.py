"""What the hostile subjects share: a socket that listens where Gradus said, and how to be found."""

import json
import os
import socket
import threading

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "0"))
FOLDER = os.path.dirname(os.path.abspath(__file__))
# Where processes write their ids, so that a test can tell which of them outlived the run; what
# listens writes its port beside it.
NOTES = os.path.join(FOLDER, "processes")


def note():
    """Writes this process's id down; called by every process that a subject begins."""
    with open(NOTES, "a") as file:
        file.write("%d\n" % os.getpid())


def read_request(connection):
    """The method and path of the next request, with its content; None at the end."""
    received = b""
    while b"\r\n\r\n" not in received:
        more = connection.recv(65536)
        if not more:
            return None
        received += more
    head, content = received.split(b"\r\n\r\n", 1)
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
    while len(content) < length:
        more = connection.recv(65536)
        if not more:
            return None
        content += more
    method, path, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
    return method, path, content


def response(status, content, fields=(), media_type="application/json"):
    """A whole response as bytes."""
    lines = ["HTTP/1.1 %s" % status, "Content-Type: %s" % media_type]
    lines += ["Content-Length: %d" % len(content), *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + content


def well_behaved(connection, request):
    """Answers /health as the contract wants, and everything else with 404."""
    if request[1] == "/health":
        connection.sendall(response("200 OK", b'{"status":"ok"}'))
    else:
        error = {"error": {"code": "NOT_FOUND", "message": "There is no such path."}}
        connection.sendall(response("404 Not Found", json.dumps(error).encode()))


def listen(port=PORT, host=HOST):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(256)
    with open(os.path.join(FOLDER, "ports"), "a") as file:
        file.write("%d\n" % listener.getsockname()[1])
    return listener


def converse(connection, answer):
    try:
        while True:
            request = read_request(connection)
            if request is None:
                break
            answer(connection, request)
    except OSError:
        pass
    finally:
        connection.close()


def serve(answer=well_behaved, listener=None):
    """Answers every request of every connection, for ever."""
    listener = listener or listen()
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=converse, args=(connection, answer), daemon=True).start()


def raw(bytes_, close=True):
    """An answer of those bytes, whatever was asked."""

    def answer(connection, request):
        connection.sendall(bytes_)
        if close:
            connection.shutdown(socket.SHUT_WR)

    return answer
