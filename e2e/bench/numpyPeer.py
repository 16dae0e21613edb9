"""Reads .skeleton files with numpy, for the benchmark: the folder is the first argument, one JSON answer a round on standard output."""

import json
import pathlib
import sys
import time

import numpy

JOINTS = 25
BODY_VALUES = 10
JOINT_VALUES = 12
POSITIONS = slice(0, 3)


def positions(text):
    """All values at once, then the rows of joints out of them, frame by frame."""
    values = numpy.array(text.split(), dtype=numpy.float64)
    found = []
    at = 1
    for _ in range(int(values[0])):
        bodies = int(values[at])
        at += 1
        for _ in range(bodies):
            at += BODY_VALUES + 1
            rows = values[at : at + JOINTS * JOINT_VALUES].reshape(JOINTS, JOINT_VALUES)
            found.append(rows[:, POSITIONS])
            at += JOINTS * JOINT_VALUES
    return numpy.array(found, dtype=numpy.float32)


def main():
    texts = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.skeleton"))]
    for _ in range(int(sys.argv[2])):
        begin = time.perf_counter()
        total = sum(float(positions(text).sum(dtype=numpy.float64)) for text in texts)
        print(json.dumps({"seconds": time.perf_counter() - begin, "sum": total}), flush=True)


main()
