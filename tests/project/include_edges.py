#!/usr/bin/env python3
"""Fails on any include between rooms that the table in docs/design.md does not allow.

A cell may also name one header of another room in full (rule/scoring.h) where two rooms share more than a public face.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
page = (root / "docs/design.md").read_text(encoding="utf-8")
table = re.search(r"<!-- include edges: begin -->(.*?)<!-- include edges: end -->", page, re.S)
if not table:
    sys.exit("docs/design.md has no table of include edges")

allowed = {}
for line in table.group(1).splitlines():
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if len(cells) == 2 and "/" in cells[0]:
        allowed[cells[0]] = set(cells[1].split())

only = {"sqlite3.h": {"core/store"}, "lua.h": {"core/rule", "core/board"}, "lauxlib.h": {"core/rule", "core/board"},
        "libsoup/soup.h": {"core/server"}, "cairo.h": {"core/report"}, "cairo-pdf.h": {"core/report"},
        "pango/pangocairo.h": {"core/report"}, "librsvg/rsvg.h": {"core/report"},
        "xlsxwriter.h": {"core/report"}}
rooms = {name.split("/")[1] for name in allowed} | {"bahe"}
faults, edges = [], 0
for folder in ("core", "plugins"):
    for path in sorted((root / folder).rglob("*.[ch]")):
        home = "/".join(path.relative_to(root).parts[:2])
        if home not in allowed:
            faults.append(f"{path.relative_to(root)}: its room {home} is not in the table")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if not match:
                continue
            header = match.group(1)
            where = f"{path.relative_to(root)}:{number}"
            if header in only and home not in only[header]:
                faults.append(f"{where}: only {', '.join(sorted(only[header]))} may include {header}")
            room = header.split("/")[0] if "/" in header else None
            if room not in rooms or room == home.split("/")[1]:
                continue
            edges += 1
            if header in allowed[home]:
                continue
            if room not in allowed[home]:
                faults.append(f"{where}: {home} must not include {header}")
            elif room not in ("bahe", "base") and header != f"{room}/{room}.h":
                faults.append(f"{where}: of {room} only {room}/{room}.h may be included, not {header}")

print(f"{edges} includes between {len(allowed)} rooms")
if edges == 0:
    faults.append("no include was found: the test looked in the wrong place")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
