"""What runs in the transcriber's own process: `child.py NAME FORMAT MEMORY SECONDS`, the recording on stdin, the words on stdout.

It is run as a file and imports nothing of ours: the plug-in gets a process with nothing in it.
"""

import ctypes
import os
import resource
import signal
import sys
from importlib.metadata import entry_points

GROUP = "zerenqu.transcriber"
FILES = 64 << 20  # bytes of a file it may write, beside what it reads
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def main() -> None:
    """Hear one recording. Ends with 0 and the words, or with anything else."""
    name, audio_format, memory, seconds = sys.argv[1:]
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    for kind, most in (
        (resource.RLIMIT_AS, int(memory)),
        (resource.RLIMIT_CPU, int(seconds)),
        (resource.RLIMIT_FSIZE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    words_go_to = os.dup(1)
    os.dup2(2, 1)  # what it prints is no word
    (found,) = entry_points(group=GROUP, name=name)
    words = found.load()(sys.stdin.buffer.read(), audio_format)
    with open(words_go_to, "wb") as out:  # noqa: PTH123  (a descriptor)
        out.write(str.encode(words))


if __name__ == "__main__":
    main()
