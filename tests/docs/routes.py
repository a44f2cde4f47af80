#!/usr/bin/env python3
"""Every address that the server answers stands in docs/http-api.md, and every one there is answered.

routes.py SOURCE-ROOT
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
page = (root / "docs/http-api.md").read_text(encoding="utf-8")
source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "core/server").glob("*.c")))

answered = {(method, re.sub(r"\{\w+\}", "*", path))
            for method, path in re.findall(r'\{\s*"(GET|POST|PUT|DELETE)",\s*"(/[^"]*)"', source)}


def plain(path):
    """/activity/N/board.png?stage= as the server's table has it: what differs is a star."""
    segments = path.split("?")[0].split("/")
    return "/".join("*" if re.fullmatch(r"([A-Z]+|\d{4}-\d\d)(-[A-Z]+\.js|\.\w+)?", segment) else segment for segment in segments)


told = set()
for method, path in re.findall(r"`(?:(GET|POST|PUT|DELETE) )?(/[^`\s{]*)", page):
    if "#" not in path and path != "/…" and (method or not path.startswith("/api")):
        told.add((method or "GET", plain(path)))
# Further ends of an address that was just named: `.svg`, `.txt`.
for ends in re.findall(r"`(/[^`]*)\.png`((?:, `\.\w+`)+)", page):
    told |= {("GET", plain(ends[0] + end)) for end in re.findall(r"\.\w+", ends[1])}

print(f"{len(answered)} addresses are answered, {len(told)} are told of")
faults = [f"{method} {path} is answered, and docs/http-api.md does not tell of it" for method, path in sorted(answered - told)]
faults += [f"docs/http-api.md tells of {method} {path}, which is not answered" for method, path in sorted(told - answered)]
if not answered:
    faults.append("no route was found: the test looked in the wrong place")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
