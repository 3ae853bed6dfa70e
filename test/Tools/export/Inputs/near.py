"""near.py A.npy B.npy LIMIT: fails if two f32 arrays differ by more than LIMIT."""

import struct
import sys


def values(path):
    with open(path, "rb") as file:
        data = file.read()
    size = struct.unpack("<H", data[8:10])[0]
    header = data[10 : 10 + size]
    assert data[6] == 1 and b"'<f4'" in header and b"'fortran_order': False" in header, header
    return struct.unpack("<%df" % ((len(data) - 10 - size) // 4), data[10 + size :])


first, second = values(sys.argv[1]), values(sys.argv[2])
if not first or len(first) != len(second):
    sys.exit("sizes %d and %d" % (len(first), len(second)))
difference = max(abs(a - b) for a, b in zip(first, second))
print("difference", difference)
sys.exit(not difference <= float(sys.argv[3]))
