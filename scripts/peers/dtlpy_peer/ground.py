"""What the steps stand on: how they are declared, counted and compared, and what one leaves to the next."""
import os
import pathlib
import sys
import tempfile
import time

if "DATALOOP_PATH" not in os.environ:
    sys.exit("set DATALOOP_PATH to a folder of this run: the SDK would use the one in your home")
if len(sys.argv) != 3:
    sys.exit("usage: dtlpy_peer URL TOKEN")

import dtlpy
from PIL import Image

URL, TOKEN = sys.argv[1:3]
HERE = os.path.dirname(os.path.abspath(__file__))
PEER = os.path.dirname(os.path.abspath(dtlpy.__file__))
scratch = pathlib.Path(tempfile.mkdtemp(prefix="dtlpy-peer-"))
stamp = str(time.time_ns())
steps = []
known = []


class world:
    """What one step leaves to the next."""


def step(function):
    """Something that dtlpy must be able to do here, with what must be found afterwards."""
    steps.append((function.__name__.replace("_", " "), function))
    return function


def known_to_fail(method, reason):
    """Something that dtlpy itself cannot do. It must go on failing: once it works, it is to become a step."""

    def declare(function):
        known.append((method, reason, function))
        return function

    return declare


def same(found, wanted):
    assert found == wanted, f"expected {wanted!r}, found {found!r}"


def picture(name, colour, size=(64, 48)):
    path = scratch / name
    Image.new("RGB", size, colour).save(path)
    return path


class Called:
    """The public functions of dtlpy that our own lines call while this is entered; what those call inside does not count."""

    def __init__(self):
        self.names = set()

    def __enter__(self):
        sys.setprofile(self.note)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)

    def note(self, frame, event, _):
        if event != "call" or not frame.f_code.co_filename.startswith(PEER) or frame.f_back is None:
            return
        if not frame.f_back.f_code.co_filename.startswith(HERE):
            return
        name, owner = frame.f_code.co_name, frame.f_locals.get("self", frame.f_locals.get("cls"))
        kind = owner if isinstance(owner, type) else type(owner)
        if name.startswith("_") or name == "decorated_method":  # dtlpy's own way to its server, and no method of its users
            return
        if owner is None:
            self.names.add(getattr(frame.f_code, "co_qualname", name))
        elif not isinstance(getattr(kind, name, None), property):
            self.names.add(f"{kind.__name__}.{name}")
