#!/usr/bin/env python3
"""Does what a page for authors says, with an installed copy of bahe and outside the project's tree.

Blocks of `sh` are run in order in an empty folder; a block of `text` behind one says lines that must have been printed,
with … for what may differ. A block that names a file of the project (```c plugins/example/x.c) must stand in it as it
stands on the page. Prints what was run and fails at the first command or line that does not come as the page says.

    author_docs.py PAGE [--most COMMANDS] [--form ACTIVITY VERB LABEL …]
    author_docs.py PAGE --same-blocks-as PAGE        compares the code of two languages and runs nothing
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

source = pathlib.Path(os.environ["BAHE_SOURCE"])
build = pathlib.Path(os.environ["BAHE_BUILD"])


def read_blocks(page):
    """[(info, text)] in order."""
    text = page.read_text(encoding="utf-8")
    return [(info.strip(), body) for info, body in re.findall(r"^```([^\n]*)\n(.*?)^```$", text, re.S | re.M)]


def check_quotes(blocks):
    faults, quoted = [], 0
    for info, body in blocks:
        words = info.split()
        if len(words) < 2:
            continue
        quoted += 1
        if body not in (source / words[1]).read_text(encoding="utf-8"):
            faults.append(f"what is quoted of {words[1]} does not stand there:\n{body}")
    print(f"{quoted} blocks stand in their files as on the page")
    return faults


def script_of(blocks):
    """One script, so that folders and variables carry over; a line before each block tells its output apart."""
    lines = ["set -e"]
    for number, (info, body) in enumerate(blocks):
        if info != "sh":
            continue
        lines.append(f"echo '=== block {number}'")
        for line in body.splitlines():
            if line.startswith("bahe serve"):
                # It stays in the background here, as in another terminal, until it has said where it is.
                lines += [f"{line} >served 2>&1 &", "echo $! >server.pid",
                          "while ! grep -q http served; do kill -0 $(cat server.pid); sleep 0.05; done", "cat served"]
            else:
                lines.append(line)
    return "\n".join(lines) + "\n"


def staged_environment(folder):
    """bahe as it is installed, under a folder; nothing of this machine's user."""
    stage = folder / "stage"
    subprocess.run(["meson", "install", "--no-rebuild", "--quiet", "-C", str(build)],
                   env={**os.environ, "DESTDIR": str(stage)}, check=True, stdout=subprocess.DEVNULL)
    program = next(stage.rglob("bin/bahe"))
    pkgconfig = next(stage.rglob("pkgconfig/bahe.pc")).parent
    home = folder / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "CC", "CCACHE_DIR") if name in os.environ}
    return {**kept, "PATH": f"{program.parent}:{kept['PATH']}", "PKG_CONFIG_PATH": str(pkgconfig), "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"), "LANG": "C.UTF-8",
            "NO_COLOUR": "1", "NINJA_STATUS": "", "TMPDIR": str(folder)}


def run(blocks, folder, environment):
    work = folder / "work"
    work.mkdir()
    done = subprocess.run(["bash", "-c", script_of(blocks)], cwd=work, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    print(done.stdout)
    outputs = {}
    for part in re.split(r"^=== block ", done.stdout, flags=re.M)[1:]:
        number, _, said = part.partition("\n")
        outputs[int(number)] = said
    return outputs, done.returncode


def pattern_of(line):
    """Spaces as they come, … for anything."""
    words = [re.escape(word) for word in re.split(r"\s+", line.strip())]
    return re.compile(r"\s*".join(words).replace("…", ".*"))


def check_said(blocks, outputs):
    faults, last, lines = [], None, 0
    for number, (info, body) in enumerate(blocks):
        if info == "sh":
            last = number
        elif info == "text" and last is not None:
            for line in body.splitlines():
                lines += 1
                if not pattern_of(line).search(outputs.get(last, "")):
                    faults.append(f"block {last} did not print: {line}")
    print(f"{lines} lines were looked for in what was printed")
    return faults


def check_form(said, words):
    """The form of a verb in a browser: activity, verb, and the labels that must stand on it."""
    link = re.search(r"(http://[^/\s]*:\d+)/link#\S+", said)
    done = subprocess.run([str(source / "tests/e2e/run"), "author_form.mjs", link.group(1), link.group(0), *words], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    print(done.stdout)
    return [] if done.returncode == 0 else ["the form was not on the page"]


def count_commands(blocks):
    """Up to and with the server, which is where a person sees the form."""
    lines = [line for info, body in blocks if info == "sh" for line in body.splitlines()]
    last = max(i for i, line in enumerate(lines) if line.startswith(("bahe serve", "bahe link")))
    return last + 1


def compare(page, other):
    def code(of):
        return [block for block in read_blocks(of) if block[0] != "text"]
    return [] if code(page) == code(other) else [f"{page.name} and {other.name} have not the same blocks of code"]


def do(blocks, given):
    faults = []
    if given.most and count_commands(blocks) > given.most:
        faults.append(f"{count_commands(blocks)} commands are more than {given.most}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bahe-docs-"))
    pid = folder / "work" / "server.pid"
    try:
        outputs, code = run(blocks, folder, staged_environment(folder))
        if code != 0:
            faults.append(f"a command ended with {code}")
        if not outputs:
            faults.append("no command was run")
        faults += check_said(blocks, outputs)
        if given.form:
            faults += check_form("".join(outputs.values()), given.form)
    finally:
        if pid.exists():
            try:
                os.kill(int(pid.read_text()), 15)
            except ProcessLookupError:
                pass
        shutil.rmtree(folder, ignore_errors=True)
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("--same-blocks-as", type=pathlib.Path)
    parser.add_argument("--most", type=int)
    parser.add_argument("--form", nargs="*", default=[])
    given = parser.parse_args()
    blocks = read_blocks(given.page)
    faults = check_quotes(blocks)
    if given.same_blocks_as:
        faults += compare(given.page, given.same_blocks_as)
    else:
        faults += do(blocks, given)
    for fault in faults:
        print("FAULT:", fault)
    sys.exit(1 if faults else 0)


main()
