"""GraphML, for yEd, igraph, Cytoscape and networkx: the network of who does what to whom.

<edge source="TUR" target="SYR"><data key="weight">3</data>…</edge>
"""

from collections.abc import Iterator, Mapping

from dragoman.present.export.cleaning import one_line, xml_text
from dragoman.present.export.network import EDGE_FIELDS, NODE_FIELDS, Value, gather_network
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_graphml"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_TYPES = {"string": "string", "integer": "int", "boolean": "boolean"}
_NODES = {"label": "string", **NODE_FIELDS}
_EDGES = {"weight": "integer", **EDGE_FIELDS}


def export_graphml(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield the network of the events that match, in pieces."""
    network = gather_network(store, wanted)
    yield (_HEAD + _declared("node", _NODES) + _declared("edge", _EDGES) + '<graph edgedefault="directed">\n').encode()
    for one, name in network.names.items():
        values = _values("node", {"label": name, **network.fields[one]})
        yield f'<node id="{xml_text(one)}">{values}</node>\n'.encode()
    for (source, target), arrow in network.arrows.items():
        values = _values("edge", {"weight": arrow.weight, **arrow.fields})
        yield f'<edge source="{xml_text(source)}" target="{xml_text(target)}">{values}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _declared(kind: str, fields: Mapping[str, str]) -> str:
    return "".join(
        f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES[type_]}"/>\n'
        for name, type_ in fields.items()
    )


def _values(kind: str, values: Mapping[str, Value]) -> str:
    given = {name: value for name, value in values.items() if value is not None}
    return "".join(f'<data key="{kind}-{name}">{_shown(value)}</data>' for name, value in given.items())


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(one_line(str(value)))
