"""The complete backend beside this one, whose process ends when a todo is deleted."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python-sqlite"))

import server  # noqa: E402


def fail(handler):
    print("Traceback (most recent call last):", file=sys.stderr)
    print("ValueError: list.remove(x): x not in list", file=sys.stderr)
    os._exit(1)


server.TodoHandler.do_DELETE = fail

if __name__ == "__main__":
    server.main()
