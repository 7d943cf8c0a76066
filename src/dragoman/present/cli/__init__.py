"""The command line: a file a command, one line of error for every trouble, and an exit code that means something.

0  done            1  a fault: the store, a model, a setting       2  wrong use
3  some inputs could not be read; the rest is kept                 130  stopped by Ctrl-C; what was read is kept
"""

import os
import sys

from dragoman.model import DragomanError
from dragoman.present.cli.app import app

__all__ = ["main"]


def main() -> None:
    """Run the command line.

    Raises:
        SystemExit: Always, with the exit code.
    """
    try:
        app()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)  # noqa: T201 - present prints
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and Python must not flush into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
