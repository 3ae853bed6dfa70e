"""set-header.py IN OUT PRODUCER ENCODING: the bytecode file IN with another
producer and encoding (below 2**14) in its header."""

import sys

source, target, producer, encoding = sys.argv[1:]
with open(source, "rb") as file:
    data = file.read()
assert data[:4] == b"ML\xefR" and data[4] & 1, "expected a one-byte encoding"
rest = data[data.index(b"\0", 5) :]
number = int(encoding)
if number < 128:
    varint = bytes([number << 1 | 1])
else:
    varint = (number << 2 | 2).to_bytes(2, "little")
with open(target, "wb") as file:
    file.write(data[:4] + varint + producer.encode() + rest)
