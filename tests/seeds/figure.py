#!/usr/bin/env python3
"""Compares figures with what the documents say, and looks for activities that were left out.

figure.py check SAID VALUE UNIT HOW           what `bahe figure … --format json` printed
figure.py complete TABLES KIND IDS FIGURES    against activities.json and figures.json
"""
import json
import os
import sys
from decimal import Decimal

# Kinds of which every figure of the documents must have come out of the store.
FIGURED = ("fundraising", "mentoring", "welfare_visit", "welfare_benefit", "dossier", "reemployment")


def check(said, value, unit, how):
    rows = json.load(open(said, encoding="utf-8"))
    for row in rows:
        same = row["value"] is not None and Decimal(row["value"]) == Decimal(value)
        # A sum of several units has one row a unit; what is counted names the unit itself.
        units = (row["group"].get("unit", ""), row.get("unit", ""))
        if same and row["how"].replace("_", "-") == how and (unit == "-" or unit in units):
            return True
    print(json.dumps(rows, ensure_ascii=False, indent=1), file=sys.stderr)
    return False


def complete(tables, kind, ids, figures):
    path = os.path.join(tables, "activities.json")
    if not os.path.exists(path):
        print("skipped: whether all activities of the documents are here (their tables are not at hand)")
        return True
    wanted = [row["id"] for row in json.load(open(path, encoding="utf-8")) if row["kind"] == kind]
    recorded = open(ids, encoding="utf-8").read().split()
    faults = [f"{name} is not recorded" for name in wanted if name not in recorded]
    faults += [f"{name} is none of this kind" for name in recorded if name not in wanted]
    faults += [f"{name} is recorded twice" for name in set(recorded) if recorded.count(name) > 1]
    known = {row["fid"]: row for row in json.load(open(os.path.join(tables, "figures.json"), encoding="utf-8"))}
    reckoned = set()
    for line in open(figures, encoding="utf-8"):
        name, value, unit, how = line.rstrip("\n").split("\t")
        row = known[name]
        reckoned.add(name)
        if value == "-":
            faults += [f"{name} has a value in the documents, {row['value']}"] if row["value"] is not None else []
            continue
        if row["value"] is None or Decimal(str(row["value"])) != Decimal(value):
            faults.append(f"{name} is {row['value']} in the documents, not {value}")
        if unit not in ("-", row["unit"]):
            faults.append(f"{name} is in {row['unit']} in the documents, not in {unit}")
        if unit == "-" and kind in FIGURED:
            faults.append(f"{name} is compared without its unit, {row['unit']}")
        if row["qualifier"].replace("_", "-") != how:
            faults.append(f"{name} is {row['qualifier']} in the documents, not {how}")
    if kind in FIGURED:
        faults += [f"{row['fid']} {row['name']} of {row['activity']} is not reckoned" for row in known.values()
                   if row["activity"] in wanted and row["fid"] not in reckoned]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(recorded)} of {len(wanted)} activities, {len(reckoned)} figures")
    return not faults


if __name__ == "__main__":
    sys.exit(0 if globals()[sys.argv[1]](*sys.argv[2:]) else 1)
