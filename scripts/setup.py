"""Set-up: everything that `make run` and `make test` need, made once and redone when it changes.

    python3 scripts/setup.py [--tests] [--bench] [--list] [STEP ...]

Uses only the standard library, since nothing is installed yet. A step is skipped if nothing it
depends on has changed; if nothing at all has, this takes a fraction of a second. Exit code 2:
something is missing on this machine, 1: a step failed, 130: interrupted.
"""

# Only this file must run on an old Python, to tell its user that it is too old.
import os
import shutil
import sys

OLDEST = (3, 11)
NEWER = ["python3.%d" % minor for minor in (13, 12, 11, 14)]


def main():  # type: () -> int
    if sys.version_info >= OLDEST:
        from setting_up.plan import run_from_command_line

        return run_from_command_line(sys.argv[1:])
    for name in NEWER:
        python = shutil.which(name)
        if python and os.system('"%s" -c "import ssl, sqlite3, venv" 2>/dev/null' % python) == 0:
            os.execv(python, [python] + sys.argv)
    sys.stderr.write(
        "Python 3.11 or newer is needed and this is %d.%d: install one (python.org, apt, brew) "
        "and run make again with PYTHON=/path/to/python3.11\n" % sys.version_info[:2]
    )
    return 2


if __name__ == "__main__":
    sys.exit(main())
