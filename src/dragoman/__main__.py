"""``python -m dragoman``."""

from dragoman.present.cli import main

if __name__ == "__main__":
    main()
