"""Dates: finds the time phrases of a report and works out the days that they name."""

from dragoman.dates.finder import find_times

__all__ = ["find_times"]
