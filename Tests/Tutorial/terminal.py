"""A fresh computer for a folder of pages, and a new terminal for each page.

The reader's computer has nothing but Debian's programs. In its folder `repository` lie the folders of this repository that the tutorial names, and the
program as a release build leaves it. The home folder is empty at first and stays from page to page, as a reader's does.
"""
import os
import pathlib
import shutil
import subprocess

import page

FOLDERS = ("docs", "examples", "policies", "Tests")


class Terminal:
    """One computer below the folder `work`, which must not exist."""

    def __init__(self, root, work, program):
        self.home = pathlib.Path(work) / "home"
        self.repository = pathlib.Path(work) / "repository"
        self.home.mkdir(parents=True)
        (self.repository / ".build/release").mkdir(parents=True)
        (self.repository / ".build/release/tidegate").symlink_to(program)
        for name in FOLDERS:
            if (pathlib.Path(root) / name).exists():
                (self.repository / name).symlink_to(pathlib.Path(root) / name)

    def type(self, steps):
        """Runs a page's steps in a new bash; returns a list of (lines that came out, exit status), one for each command."""
        script = self.home.parent / "page.sh"
        files = self.home.parent / "files"
        shutil.rmtree(files, ignore_errors=True)
        files.mkdir()
        # Between two commands a mark that no command knows; `$?` goes over it.
        mark = os.urandom(16).hex()
        text = []
        for number, step in enumerate(steps):
            if isinstance(step, page.SavedFile):
                (files / str(number)).write_text(step.text, encoding="utf-8")
                # An editor makes no folders either.
                text.append(f"cp -- '{files / str(number)}' '{step.path}'\n")
            else:
                text.append(f"{step.text}\n{{ __status=$?; printf '\\n{mark} %d\\n' $__status; (exit $__status); }} 2>/dev/null\n")
        script.write_text("".join(text), encoding="utf-8")
        environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TMPDIR": str(self.home.parent)}
        done = subprocess.run(
            ["/bin/bash", str(script)], cwd=self.repository, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False,
        )
        # Released files end their lines in CR LF, which a terminal shows as any other end of a line.
        return self._outputs(done.stdout.decode("utf-8", errors="backslashreplace").replace("\r\n", "\n"), mark)

    @staticmethod
    def _outputs(text, mark):
        outputs = []
        current = []
        for line in text.split("\n"):
            if line.startswith(mark):
                # The mark begins on a line of its own: an output without a last newline gains nothing, another one an empty line.
                if current and current[-1] == "":
                    current.pop()
                outputs.append((current, int(line.split()[1])))
                current = []
            else:
                current.append(line)
        return outputs
