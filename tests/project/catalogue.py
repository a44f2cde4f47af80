"""The Chinese catalogue is whole, and nothing on screen uses a word that officers would not.

usage: catalogue.py SOURCE — reads po/, the code, the tables of plugins, the titles of scoring rules and the page's words.
"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
here = root / "tests" / "project"
faults = []


def read_po(text):
    """(context, id) → (translation, flags) of every entry but the header."""
    entries = {}
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.split("\n") if line]
        if not lines or any(line.startswith("#~") for line in lines):
            continue
        flags = " ".join(line for line in lines if line.startswith("#,"))
        parts, key = {}, None
        for line in lines:
            found = re.match(r'(msgctxt|msgid|msgstr)\s+"(.*)"$', line)
            more = re.match(r'"(.*)"$', line)
            if found:
                key = found.group(1)
                parts[key] = found.group(2)
            elif more and key:
                parts[key] += more.group(1)
        if parts.get("msgid"):
            entries[(parts.get("msgctxt", ""), parts["msgid"])] = (parts.get("msgstr", ""), flags)
    return entries


def catalogue():
    chinese = read_po((root / "po" / "zh_CN.po").read_text(encoding="utf-8"))
    marked = sorted(str(path.relative_to(root)) for path in (root / "core").rglob("*.c")
                    if re.search(r'(^|[^A-Za-z])(_|N_|C_) ?\("', path.read_text(encoding="utf-8")))
    pot = subprocess.run(["xgettext", "--from-code=UTF-8", "--language=C", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                          "--output=-", *marked], cwd=root, check=True, capture_output=True, text=True).stdout
    messages = read_po(pot)
    for key in messages:
        where = f"po/zh_CN.po: “{key[1]}”"
        translation, flags = chinese.get(key, ("", ""))
        if not translation:
            faults.append(f"{where} has no Chinese; add it and run po/update")
        elif "fuzzy" in flags:
            faults.append(f"{where} is fuzzy; look at it and remove the flag")
        if re.search(r"%$", key[1]) or re.search(r'% *"', key[1]):
            faults.append(f"{where} is cut off: in a message write PRId64, which the catalogue's tools know")
    for key in set(chinese) - set(messages):
        faults.append(f"po/zh_CN.po: “{key[1]}” is in no code any more; run po/update")
    subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", str(root / "po" / "zh_CN.po")], check=True)
    return [(f"po/zh_CN.po “{key[1]}”", text) for key, (text, _) in chinese.items()]


def literals(path, pattern):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) if path.suffix in (".c", ".h", ".ts", ".tsx") \
        else re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)(?<!:)//.*$", "", text) if path.suffix in (".c", ".h", ".ts", ".tsx") else text
    for found in re.finditer(pattern, text):
        if re.search(r"[\u3400-\u9fff]", found.group(1)):
            yield str(path.relative_to(root)), found.group(1)


def on_screen():
    shown = catalogue()
    quoted = r'"((?:[^"\\\n]|\\.)*)"'
    for folder, suffixes in (("plugins", (".c", ".h")), ("scripts", (".lua",)), ("web", (".ts", ".tsx", ".html"))):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes and "node_modules" not in path.parts:
                shown += literals(path, quoted)
    return shown


def read_tsv(name):
    for line in (here / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def never_words():
    senses = {row[0]: row[1] for row in read_tsv("senses.tsv")}
    words = []
    for number, screen, _, never in read_tsv("words.tsv"):
        for word in filter(None, re.split(r"[、/]", never)):
            allowed = senses.get(word, "")
            if allowed != "*":
                words.append((number, screen, word, [part for part in allowed.split("、") if part]))
    return words


def check_words():
    words = never_words()
    shown = on_screen()
    for where, text in shown:
        for number, screen, word, allowed in words:
            rest = re.sub(r"\{[a-z-]+\}", "", text)  # a value's place in a refusal
            for longer in allowed:
                rest = rest.replace(longer, "")
            # A Latin word counts as itself, not as part of an option, a command or another word.
            latin = re.fullmatch(r"[\x21-\x7e]+", word)
            hit = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", rest) if latin else word in rest
            if hit:
                faults.append(f"{where}: “{text}” uses “{word}”; on screen it is “{screen}” (words.tsv {number})")
    return len(shown), len(words)


texts, words = check_words()
for fault in faults:
    print(fault)
print(f"{texts} texts on screen against {words} words: {len(faults)} faults")
sys.exit(1 if faults else 0)
