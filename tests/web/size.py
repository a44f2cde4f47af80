"""What a phone loads before it shows anything stays small: script and style together, as they travel.

usage: size.py LIMIT FILE… — the limit in bytes after gzip
"""
import gzip
import pathlib
import sys

limit = int(sys.argv[1])
sizes = {path: len(gzip.compress(pathlib.Path(path).read_bytes(), 9)) for path in sys.argv[2:]}
for path, size in sizes.items():
    print(f"{size:8} {path}")
if sum(sizes.values()) > limit:
    sys.exit(f"the page's script and style are {sum(sizes.values())} bytes after gzip, more than {limit}")
