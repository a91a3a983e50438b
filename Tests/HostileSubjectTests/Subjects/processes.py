"""Subjects that speak HTTP well, and behave badly as processes."""

import ctypes
import os
import resource
import shutil
import signal
import socket
import sys
import threading
import time

from serving import FOLDER, HOST, PORT, listen, note, raw, response, serve, well_behaved

DATA = os.environ.get("GRADUS_DATA_DIR", "")


def sleep_for_ever():
    note()
    while True:
        time.sleep(60)


def in_background(action):
    threading.Thread(target=action, daemon=True).start()


def leaves_group():
    if os.fork() == 0:
        os.setsid()
        sleep_for_ever()
    serve()


def daemon_without_environment():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            code = (
                "import os,signal,time;signal.signal(signal.SIGTERM,signal.SIG_IGN);"
                "open(%r,'a').write('%%d\\n'%%os.getpid());time.sleep(3600)"
            ) % os.path.join(FOLDER, "processes")
            os.execve(sys.executable, [sys.executable, "-c", code], {})
        os._exit(0)
    serve()


def hops():
    """A process that is always somebody else: it forks, and the old one ends."""
    if os.fork() == 0:
        os.setsid()
        for _ in range(100_000):
            if os.fork() != 0:
                os._exit(0)
            time.sleep(0.01)
        os._exit(0)
    serve()


def many_children():
    for _ in range(150):
        if os.fork() == 0:
            os.setsid()
            sleep_for_ever()
    serve()


def ignores_term():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    serve()


def floods(stream, piece):
    def flood():
        while True:
            os.write(stream, piece)

    def begin():
        in_background(flood)
        serve()

    return begin


def last_words():
    os.write(1, b"x" * (4 << 20))
    sys.exit(7)


def eats_memory():
    # Enough to see that none of it is counted as the examiner's.
    eaten = bytearray(400 << 20)
    for place in range(0, len(eaten), 4096):
        eaten[place] = 1
    serve()


def runs_out_of_memory():
    resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))

    def answer(connection, request):
        hoard = []
        try:
            while True:
                hoard.append(bytearray(16 << 20))
        except MemoryError:
            os._exit(9)

    serve(answer)


def after_requests(count, action):
    """Does something after so many answers."""

    def begin():
        listener = listen()
        answered = [0]

        def answer(connection, request):
            well_behaved(connection, request)
            answered[0] += 1
            if answered[0] == count:
                action(listener)

        try:
            serve(answer, listener)
        except OSError:
            # The port is closed: the process stays.
            time.sleep(3600)

    return begin


def close_port(listener):
    try:
        # Who waits in accept(2) has the port open still, and would serve one more connection.
        listener.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    fd = os.open("/dev/null", os.O_RDONLY)
    os.dup2(fd, listener.fileno())
    time.sleep(3600)


def restart(listener):
    os.execv(sys.executable, [sys.executable, *sys.argv])


def stop(listener):
    os.kill(os.getpid(), signal.SIGSTOP)


def deletes_folders():
    shutil.rmtree(DATA)
    gone = os.path.join(FOLDER, "gone")
    os.mkdir(gone)
    os.chdir(gone)
    os.rmdir(gone)
    serve()


def links_outside():
    """A link in the data folder must not lead its removal elsewhere."""
    outside = os.path.join(FOLDER, "outside")
    os.mkdir(outside)
    with open(os.path.join(outside, "precious"), "w") as file:
        file.write("still here\n")
    os.symlink(outside, os.path.join(DATA, "link"))
    serve()


def locks_folder():
    inner = os.path.join(DATA, "a", "b")
    os.makedirs(inner)
    os.chmod(inner, 0)
    os.chmod(os.path.join(DATA, "a"), 0)
    serve()


def fills_folder():
    for number in range(5000):
        with open(os.path.join(DATA, "%d" % number), "w") as file:
            file.write("x")
    serve()


def connects_to_itself():
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    listener = listen()
    connections = []

    def connect():
        for _ in range(1000):
            connections.append(socket.create_connection((HOST, PORT)))

    in_background(connect)
    serve(listener=listener)


def listens_elsewhere():
    listener = listen(port=0, host="0.0.0.0")
    serve(listener=listener)


def listens_elsewhere_too():
    other = listen(port=0, host="0.0.0.0")
    in_background(lambda: serve(listener=other))
    serve()


def changes_title():
    """Writes over its name, its arguments and its environment, as setproctitle does."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(15, b") Z 1 1 (", 0, 0, 0)
    with open("/proc/self/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    start, end = int(fields[45]), int(fields[48])
    ctypes.memset(start, ord("x"), end - start)
    if os.fork() == 0:
        os.setsid()
        sleep_for_ever()
    serve()


def to_parent(number):
    def begin():
        os.kill(os.getppid(), number)
        serve()

    return begin


def closes_outputs():
    os.closerange(0, 3)
    serve()


def stops_at_once():
    os.kill(os.getpid(), signal.SIGSTOP)
    serve()


def stops_all_children():
    for _ in range(3):
        child = os.fork()
        if child == 0:
            os.setsid()
            note()
            os.kill(os.getpid(), signal.SIGSTOP)
            sleep_for_ever()
    serve()


def half_listens():
    """Accepts nothing that it has let into its queue."""
    listener = socket.socket()
    listener.bind((HOST, PORT))
    listener.listen(0)
    sleep_for_ever()


def crashes(connection, request):
    ctypes.string_at(0)


MODES = {
    "well-behaved": serve,
    "leaves-group": leaves_group,
    "daemon-without-environment": daemon_without_environment,
    "hops": hops,
    "many-children": many_children,
    "ignores-term": ignores_term,
    "floods-output": floods(1, b"0123456789abcde\n" * 4096),
    "floods-errors-without-end": floods(2, b"\xff" * 65536),
    "last-words-of-4-mb": last_words,
    "eats-memory": eats_memory,
    "runs-out-of-memory": runs_out_of_memory,
    "closes-port": after_requests(2, close_port),
    "restarts-itself": after_requests(2, restart),
    "exits-after-3-requests": after_requests(3, lambda listener: os._exit(5)),
    "stops-itself": after_requests(1, stop),
    "stops-at-once": stops_at_once,
    "stops-all-children": stops_all_children,
    "deletes-folders": deletes_folders,
    "links-outside": links_outside,
    "locks-folder": locks_folder,
    "fills-folder": fills_folder,
    "connects-to-itself": connects_to_itself,
    "listens-elsewhere": listens_elsewhere,
    "listens-elsewhere-too": listens_elsewhere_too,
    "changes-title": changes_title,
    "stops-its-parent": to_parent(signal.SIGSTOP),
    "kills-its-parent": to_parent(signal.SIGKILL),
    "terminates-its-parent": to_parent(signal.SIGTERM),
    "closes-outputs": closes_outputs,
    "accepts-nothing": half_listens,
    "crashes": lambda: serve(crashes),
    "never-listens": sleep_for_ever,
}
