"""BibTeX: one entry a report, for a reference manager or a memo; classic fields, UTF-8, every TeX sign escaped.

@misc{harbourpost2024-1f0c2ab9, title = {…}, howpublished = {Harbour Post}, year = {2024}, month = jul, day = {31}, …}
"""

import re
import unicodedata
from collections.abc import Iterator

from dragoman.model import Report
from dragoman.present.export.cleaning import one_line
from dragoman.present.export.reporting import gather_reports
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_bibtex", "tex"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}  # fmt: skip
_SHORT = 8  # hex digits of a report's id: keys of one export do not clash


def export_bibtex(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield an entry a report that matches."""
    for findings in gather_reports(store, wanted):
        yield _entry(findings.report).encode()


def tex(words: str) -> str:
    """Return words as TeX prints them."""
    # A brace is spelt out, not escaped: BibTeX counts braces before TeX reads the sign in front of them.
    spelt = {**_TEX, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    return "".join(spelt.get(sign, sign) for sign in one_line(words))


def _entry(report: Report) -> str:
    fields = {
        "title": f"{{{{{tex(report.title or report.key)}}}}}",
        "author": f"{{{{{tex(report.agency)}}}}}" if report.agency else None,
        "howpublished": f"{{{tex(report.publisher)}}}" if report.publisher else None,
        **_day(report),
        "url": f"{{{_address(report.file)}}}" if report.file.startswith(("http://", "https://")) else None,
        "language": f"{{{tex(report.language)}}}" if report.language else None,
        "note": f"{{Report {report.id[:12]}}}",
    }
    shown = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@misc{{{_key(report)},\n{shown}\n}}\n\n"


def _day(report: Report) -> dict[str, str | None]:
    day, grain = report.published, report.published_grain
    if day is None:
        return {}
    month = _MONTHS[day.month - 1] if grain != "year" else None
    return {"year": f"{{{day.year}}}", "month": month, "day": f"{{{day.day}}}" if grain not in {"year", "month"} else None}


def _key(report: Report) -> str:
    plain = unicodedata.normalize("NFKD", report.publisher or "report").encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]", "", plain)[:20] or "report"
    return f"{name}{report.published.year if report.published else ''}-{report.id[:_SHORT]}"


def _address(address: str) -> str:
    """Return an address without the signs that would end a field."""
    return re.sub(r"[\s{}\\%#]", lambda found: "" if found[0].isspace() else f"\\%{ord(found[0]):02X}", one_line(address))
