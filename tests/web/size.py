"""What a phone loads before a page is whole stays small: script and style of the entry and of the page's bundle, as they travel.

usage: size.py SIZES BUNDLE=LIMIT… — SIZES as web/pack.py wrote it; the limits in bytes after gzip
"""
import json
import pathlib
import sys

sizes = {bundle: sum(files.values()) for bundle, files in json.loads(pathlib.Path(sys.argv[1]).read_text()).items()}
limits = {bundle: int(limit) for bundle, limit in (word.split("=") for word in sys.argv[2:])}
if set(sizes) != set(limits):
    sys.exit(f"each bundle has a limit, and no other: {sorted(set(sizes) ^ set(limits))}")
for bundle, limit in limits.items():
    print(f"{bundle:8} {sizes[bundle]:8} of {limit:8}")
over = [bundle for bundle, limit in limits.items() if sizes[bundle] > limit]
if over:
    sys.exit(f"more than their limits: {', '.join(over)}")
