"""Makes the web app as the server sends it: bundles whose names change with what is in them, compressed once and for all, and
the page that names them; all of it a resource of the program.

usage: pack.py --esbuild PROGRAM --compile PROGRAM --preact FOLDER --folder FOLDER --sizes FILE --depends FILE SOURCE HEADER

SIZES lists what each bundle loads: {bundle: {file: bytes after gzip}}, the entry's files among them.
"""
import argparse
import gzip
import json
import pathlib
import shutil
import subprocess

WEB = pathlib.Path(__file__).resolve().parent
ENTRY = "app"
C_NAME = "bahe_web"


def run_esbuild(asked, out):
    """Bundles script and style of every page into `out`; gives what esbuild says of it."""
    meta = asked.folder / "esbuild.json"
    styles = sorted(str(path.relative_to(WEB)) for path in (WEB / "bundle").glob("*.css"))
    subprocess.run(
        [asked.esbuild, f"{ENTRY}.ts", f"{ENTRY}.css", *styles, "--bundle", "--splitting", "--format=esm", "--minify", "--target=es2019",
         "--charset=utf8", "--log-level=warning", "--jsx-factory=h", "--jsx-fragment=h", f"--alias:preact={asked.preact}/src/preact.js",
         "--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]", f"--outdir={out}", f"--metafile={meta}"],
        cwd=WEB, check=True)
    return json.loads(meta.read_text())


class Bundles:
    """Which files there are, by the name of the bundle whose script or style they are."""

    def __init__(self, outputs):
        self.files = {pathlib.Path(path).name: output for path, output in outputs.items()}
        self.scripts, self.styles = {}, {}
        for name, output in self.files.items():
            source = pathlib.PurePath(output.get("entryPoint", ""))
            if source.suffix == ".css":
                self.styles[source.stem] = name
            elif source.suffix == ".ts":
                self.scripts[source.stem] = name

    def built_upon(self, name):
        """The files that the browser must have before the script of this name runs, without it."""
        found, ahead = set(), [name]
        while ahead:
            for needed in self.files[ahead.pop()]["imports"]:
                file = pathlib.Path(needed["path"]).name
                if needed["kind"] == "import-statement" and file not in found:
                    found.add(file)
                    ahead.append(file)
        return sorted(found)

    def loaded(self, bundle):
        """What a phone loads for a page of this bundle."""
        names = {bundle, ENTRY}
        scripts = {self.scripts[name] for name in names}
        return sorted(scripts | {self.styles[name] for name in names} | {file for script in scripts for file in self.built_upon(script)})


def page(bundles):
    """index.html with the names of this build."""
    address = "/static/{}".format
    named = {
        "@style@": address(bundles.styles[ENTRY]),
        "@script@": address(bundles.scripts[ENTRY]),
        "@preloads@": "\n".join(f'<link rel="modulepreload" href="{address(file)}">' for file in bundles.built_upon(bundles.scripts[ENTRY])),
        "@bundles@": " ".join(f'data-{name}="{address(file)}"' for name, file in sorted(bundles.styles.items()) if name != ENTRY),
    }
    text = (WEB / "index.html").read_text()
    for place, value in named.items():
        text = text.replace(place, value)
    return text.encode()


def compress(path, content):
    path.write_bytes(gzip.compress(content, 9, mtime=0))
    return path.stat().st_size


def compile_resource(asked, root):
    """The source and header that hold every file below `root`, named /bahe/web/…"""
    names = sorted(str(path.relative_to(root)) for path in root.rglob("*.gz"))
    rows = "".join(f'<file alias="{name[:-3]}">{name}</file>' for name in names)
    listing = asked.folder / "bahe-web.gresource.xml"
    listing.write_text(f'<gresources><gresource prefix="/bahe/web">{rows}</gresource></gresources>')
    for target, kind in ((asked.source, "--generate-source"), (asked.header, "--generate-header")):
        subprocess.run([asked.compile, kind, f"--sourcedir={root}", f"--target={target}", f"--c-name={C_NAME}", "--manual-register", listing], check=True)


def main():
    reader = argparse.ArgumentParser()
    for option in ("esbuild", "compile", "preact"):
        reader.add_argument(f"--{option}", required=True)
    for option in ("folder", "sizes", "depends"):
        reader.add_argument(f"--{option}", required=True, type=lambda text: pathlib.Path(text).absolute())
    reader.add_argument("source")
    reader.add_argument("header")
    asked = reader.parse_args()
    shutil.rmtree(asked.folder, ignore_errors=True)
    out, root = asked.folder / "out", asked.folder / "packed"
    (root / "static").mkdir(parents=True)
    meta = run_esbuild(asked, out)
    bundles = Bundles(meta["outputs"])
    if set(bundles.scripts) != set(bundles.styles):
        raise SystemExit(f"each bundle has a script and a style: {sorted(set(bundles.scripts) ^ set(bundles.styles))}")
    sizes = {name: compress(root / "static" / f"{name}.gz", (out / name).read_bytes()) for name in bundles.files}
    compress(root / "index.html.gz", page(bundles))
    asked.sizes.write_text(json.dumps({bundle: {file: sizes[file] for file in bundles.loaded(bundle)} for bundle in bundles.scripts}, indent=1))
    inputs = [str((WEB / path).resolve()) for path in meta["inputs"]]
    asked.depends.write_text(f"{asked.source}: {' '.join(inputs)}\n")
    compile_resource(asked, root)


main()
