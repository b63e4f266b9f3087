"""Runs every example that the program's help has, in stories, and holds what it says to programs against its published schemas."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
TIDEGATE = os.environ["TIDEGATE"]
# What stands in an example for what only a run knows, and for places outside of a story's folder.
NAMES = re.compile(r"(?<![\w$])(RELEASE2|RELEASE|DIGEST|KEYID)(-ID)?\b(?!=)")
NOW, TODAY, LATER = "$(date -u +%FT%TZ)", "$(date -u +%F)", "$(date -u -d '+40 days' +%F)"
PLACES = {
    "/mnt/": "mnt/", "https://tsa.example/": "$TSA/", "https://log.example/": "$LOG/", "--port 8080": "--port $PORT",
    "2026-05-01T09:00:00Z": NOW, "2026-05-04T08:30:00Z": NOW, "2029-06-12": TODAY, "2027-01-01": LATER,
    "2026-11-28T00:00:00Z": NOW, "--from-index 120": "--from-index 2", "--size 128": "--size 7", "--from 120 --to 260": "--from 1 --to 6",
}


def leaves(command, path=()):
    path = (*path, command["commandName"])
    inner = [each for each in command.get("subcommands", []) if each["commandName"] != "help"]
    yield path[1:], command, not inner
    for each in inner:
        yield from leaves(each, path)


def commands():
    dump = subprocess.run([TIDEGATE, "--experimental-dump-help"], capture_output=True, check=True, text=True).stdout
    return list(leaves(json.loads(dump)["command"]))


def examples(discussion):
    """The commands after `Example:`, a line that ends in a backslash joined with the next."""
    joined = re.sub(r"\\\n\s*", "", discussion or "")
    return [re.sub(r"\s+", " ", line) for line in re.findall(r"^\s*Example:\s+(.*?)\s*$", joined, re.M)]


def told(story):
    """The commands of a story, as its lines have them."""
    for line in re.sub(r"\\\n\s*", "", story.read_text()).splitlines():
        line = re.sub(r"^(no|fails \d+)\s+", "", line.strip())
        yield re.sub(r"\s+", " ", re.sub(r"\s*&$", "", line))


def runnable(text):
    text = NAMES.sub(r"$\1", text)
    for place, here in PLACES.items():
        text = text.replace(place, here)
    return text


def run(story, folder, record, step):
    environment = dict(os.environ, RECORD=str(record), PASS=step, STORIES=str(HERE / "stories"), TIDEGATE=TIDEGATE)
    file = record / f"{story.stem}.sh"
    # The line that ended it is told; lines count from the story's first.
    file.write_text(
        f"source {HERE / 'world.sh'}; trap 'echo \"line $((LINENO - 1)): $BASH_COMMAND\" >&2' ERR\n" + runnable(story.read_text())
    )
    with open(record / "said.txt", "w") as said:
        # A group of its own: whatever a story leaves on line ends with it.
        process = subprocess.Popen(
            ["bash", "-E", str(file)], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True,
        )
        try:
            status = process.wait(timeout=600)
        except subprocess.TimeoutExpired:
            status = "no end within ten minutes"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    if status != 0:
        print(f"{story.name} ({step}) ends with {status}\n{(record / 'said.txt').read_text()[-3000:]}")
    return status == 0


def closed(schema):
    """The same schema without room for members that it does not name, where it names any."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(value) for key, value in schema.items()}
    if "properties" in schema:
        schema.setdefault("additionalProperties", False)
    return schema


class Published:
    """The published schemas of what commands say."""

    def __init__(self, known):
        self.leaves = {path: command for path, command, is_leaf in known if is_leaf}
        # Where the help names no default command, and there is one, it is the first.
        self.usual = {
            path: command.get("defaultSubcommand") or command["subcommands"][0]["commandName"]
            for path, command, is_leaf in known if not is_leaf
        }
        self.validators = {}
        self.held = dict.fromkeys(self.leaves, 0)

    def command(self, arguments):
        """The command that arguments call, the default one of several where they name none."""
        path = ()
        while path + tuple(arguments[len(path) : len(path) + 1]) in self.leaves.keys() | self.usual.keys():
            if path == (path := path + tuple(arguments[len(path) : len(path) + 1])):
                break
        return path if path in self.leaves else (*path, self.usual[path])

    def validator(self, path):
        if path not in self.validators:
            said = subprocess.run([TIDEGATE, "schema", "output", *path], capture_output=True, text=True)
            if said.returncode != 0:
                raise LookupError(f"`{' '.join(path)}` has no published schema: {said.stderr.strip()}")
            schema = json.loads(said.stdout)
            jsonschema.Draft202012Validator.check_schema(schema)
            self.validators[path] = jsonschema.Draft202012Validator(closed(schema))
        return self.validators[path]

    def hold(self, arguments, said):
        """Why an answer is not what its command's schema says; nothing where it is."""
        path = self.command(arguments)
        try:
            answer = json.loads(said)
        except ValueError:
            return f"`{' '.join(path)}` says what is no JSON: {said[:200]!r}"
        error = jsonschema.exceptions.best_match(self.validator(path).iter_errors(answer))
        self.held[path] += 1
        return error and f"`{' '.join(path)}` says at {error.json_path}: {error.message[:600]}"


def main():
    work = pathlib.Path(sys.argv[1])
    only = sys.argv[2:]
    fine = True
    stories = sorted((HERE / "stories").glob("*.sh"))
    known = commands()
    shown = {line for story in stories for line in told(story)}
    for path, command, _ in known:
        for example in examples(command.get("discussion")):
            if example not in shown:
                fine = False
                print(f"no story runs the example of `{' '.join(path)}`: {example}")
    for step in ("text", "json"):
        for story in stories:
            if only and story.stem not in only and not (story.stem.startswith("01") and not (work / step / "01-start").exists()):
                continue
            folder, record = work / step / story.stem, work / "said" / step / story.stem
            for each in (folder, record):
                shutil.rmtree(each, ignore_errors=True)
            record.mkdir(parents=True)
            first = work / step / stories[0].stem
            if story == stories[0]:
                folder.mkdir(parents=True)
            else:
                shutil.copytree(first, folder)
            fine &= run(story, folder, record, step)
    published = Published(known)
    for file in sorted((work / "said" / "json").rglob("*.arguments")):
        arguments, ended = file.read_text().splitlines(), file.with_suffix(".status")
        # A server that was ended with its story said nothing.
        said = file.with_suffix(".output").read_text()
        if not ended.exists() or (ended.read_text().strip() == "64" and not said):
            continue
        wrong = published.hold(arguments, said)
        if wrong:
            fine = False
            print(f"{file.parent.name}: {wrong}")
    for path, held in published.held.items():
        published.validator(path)
        if held == 0 and not only and path != ("witness", "run"):
            fine = False
            print(f"no answer of `{' '.join(path)}` was held against its schema")
    answers = sum(published.held.values())
    print(f"{len(shown)} lines of {len(stories)} stories; {answers} answers held against {len(published.held)} published schemas")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
