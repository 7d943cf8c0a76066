"""GEXF 1.3, for Gephi and networkx: the network of who does what to whom.

<edge id="0" source="TUR" target="SYR" weight="3">…</edge>
"""

from collections.abc import Iterator, Mapping

from dragoman.present.export.cleaning import one_line, xml_text
from dragoman.present.export.network import EDGE_FIELDS, NODE_FIELDS, Value, gather_network
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_gexf"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>Dragoman</creator><description>Who did what to whom; weight counts independent origins</description></meta>
<graph defaultedgetype="directed" mode="static">
"""


def export_gexf(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield the network of the events that match, in pieces."""
    network = gather_network(store, wanted)
    yield (_HEAD + _declared("node", NODE_FIELDS) + _declared("edge", EDGE_FIELDS) + "<nodes>\n").encode()
    for one, name in network.names.items():
        values = _values(NODE_FIELDS, network.fields[one])
        yield f'<node id="{xml_text(one)}" label="{_label(name)}">{values}</node>\n'.encode()
    yield b"</nodes>\n<edges>\n"
    for number, ((source, target), arrow) in enumerate(network.arrows.items()):
        ends = f'source="{xml_text(source)}" target="{xml_text(target)}"'
        yield f'<edge id="{number}" {ends} weight="{arrow.weight}">{_values(EDGE_FIELDS, arrow.fields)}</edge>\n'.encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def _declared(kind: str, fields: Mapping[str, str]) -> str:
    declared = "".join(f'<attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in fields.items())
    return f'<attributes class="{kind}">{declared}</attributes>\n'


def _values(fields: Mapping[str, str], values: Mapping[str, Value]) -> str:
    given = "".join(
        f'<attvalue for="{name}" value="{_shown(values[name])}"/>' for name in fields if values.get(name) is not None
    )
    return f"<attvalues>{given}</attvalues>" if given else ""


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(one_line(str(value)))


def _label(name: str) -> str:
    return xml_text(one_line(name))
