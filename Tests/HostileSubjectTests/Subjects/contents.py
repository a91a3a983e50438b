"""Whole HTTP responses whose content is a trap."""

import gzip
import time

from serving import raw, response, serve


def after(seconds):
    def answer(connection, request):
        time.sleep(seconds)
        connection.sendall(response("200 OK", b'{"status":"ok"}'))

    return answer


def redirect(connection, request):
    connection.sendall(response("302 Found", b"", ["Location: " + request[1]]))


def json(content):
    return raw(response("200 OK", content), close=False)


ANSWERS = {
    "gzip-bomb": raw(
        response("200 OK", gzip.compress(bytes(50 << 20)), ["Content-Encoding: gzip"]), close=False
    ),
    "invalid-utf-8": json(b'{"status":"o\xff\xfek"}'),
    "unclosed-json": json(b'{"status":"ok"'),
    "not-a-number": json(b'{"status":NaN}'),
    "infinity": json(b'{"status":Infinity}'),
    "lone-surrogate": json(b'{"status":"\\ud800"}'),
    "byte-order-mark": json(b'\xef\xbb\xbf{"status":"ok"}'),
    "nested-arrays": json(b"[" * (5 << 20)),
    "nested-objects": json(b'{"a":' * 500_000 + b"1" + b"}" * 500_000),
    "flat-array": json(b"[" + b"0," * 1_500_000 + b"0]"),
    "long-number": json(b'{"status":' + b"9" * 1_000_000 + b"}"),
    "huge-exponent": json(b'{"status":1e999999999}'),
    "long-string": json(b'{"status":"' + b"x" * (3 << 20) + b'"}'),
    "more-than-is-read": json(b'{"status":"' + b"x" * (6 << 20) + b'"}'),
    "same-key-again": json(b'{"status":"no","status":"ok"}'),
    "escape-sequences": json(b'{"status":"\\u001b[2J\\u001b[31m\\u202e"}'),
    "redirect-loop": redirect,
    "never-answers": after(3600),
    "answers-after-a-minute": after(60),
}

MODES = {name: (lambda answer=answer: serve(answer)) for name, answer in ANSWERS.items()}
