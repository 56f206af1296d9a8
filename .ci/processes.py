"""What the checks share about programs that they start on this machine."""

import contextlib
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    """Whether a program of this machine takes connections at the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def fetched(address):
    """What is answered at an address, or nothing while nobody answers."""
    with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
        return answer.read()


def awaited(found, seconds, pause=1):
    """What is waited for, once it is there, or what there is in its place when the time is over."""
    end = time.monotonic() + seconds
    answer = found()
    while not answer and time.monotonic() < end:
        time.sleep(pause)
        answer = found()
    return answer


def running(ours):
    """The numbers of processes whose folder below /proc the condition holds for."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        # another's, or over by now
        with contextlib.suppress(OSError):
            if ours(process):
                yield int(process.name)


@contextlib.contextmanager
def serving(command, log, answers, seconds=300, **surroundings):
    """A server that the command starts, from the moment it answers to the end of the block."""
    with log.open("a") as out:
        process = subprocess.Popen([*map(str, command)], stdin=subprocess.DEVNULL, stdout=out, stderr=out, **surroundings)
    try:
        if not awaited(lambda: process.poll() is not None or answers(), seconds) or process.poll() is not None:
            sys.exit(f"{log.stem}: the server does not answer: {log.read_text(errors='replace')[-2000:]}")
        yield
    finally:
        process.terminate()
        process.wait()
