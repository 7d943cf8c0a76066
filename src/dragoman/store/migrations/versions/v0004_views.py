"""Views to read in Datasette: who did what to whom and who says so, who said what, the figures, the sources."""

from alembic import op

revision = "0004"
down_revision = "0003"

# The name of an actor after the judgements in force, and all such names of one event and role.
NAME = "COALESCE(same.name, own.name)"
NAMED = """FROM {from_} LEFT JOIN actors own ON own.id = {actor}
  LEFT JOIN actor_links link ON link.actor = {actor} LEFT JOIN actors same ON same.id = link.same_as"""
PARTY = (
    f"(SELECT {{join}}({NAME}, ', ') "
    + NAMED.format(from_="event_actors part", actor="part.actor")
    + " WHERE part.report = event.report AND part.event = event.id AND part.role = '{role}')"
)
TOLD = "event_statements carried JOIN statements said ON said.report = carried.report AND said.id = carried.statement"
SAYS = f"""(SELECT {{join}}(COALESCE({NAME}, said.source_words, said.source_kind) || ' ' || said.stance, ', ')
  {NAMED.format(from_=TOLD, actor="said.source_actor")}
  WHERE carried.report = event.report AND carried.event = event.id)"""

VIEWS = {
    "events_readable": f"""SELECT {PARTY.replace("{role}", "actor")} AS who, event.type, event.modes,
  {PARTY.replace("{role}", "recipient")} AS whom, event.status, event.since, event.before, event.grain, event.when_reason,
  event.place_name AS place, event.place_country AS country, {SAYS} AS says, event.words, report.title, report.publisher,
  report.published, event.confidence, report.key AS report, event.id
FROM events event JOIN reports report ON report.number = event.report""",
    "statements_readable": f"""SELECT {NAME} AS source, said.source_words, said.source_kind, said.stance, said.contents,
  said.manner, said.cue_words AS cue, said.said_since, said.said_before, said.hedged, report.title,
  report.publisher, report.published, said.confidence, report.key AS report, said.id
{NAMED.format(from_="statements said JOIN reports report ON report.number = said.report", actor="said.source_actor")}""",
    "figures_readable": f"""SELECT figure.what, figure.of_whom, figure.bound, figure.low, figure.high, figure.words,
  figure.as_of, COALESCE({NAME}, said.source_words) AS according_to, event.type, event.status, event.since, event.before,
  event.place_name AS place, report.publisher, report.published, report.key AS report, event.id AS event
{
        NAMED.format(
            from_='''figures figure JOIN events event ON event.report = figure.report AND event.id = figure.event
  JOIN reports report ON report.number = figure.report
  LEFT JOIN statements said ON said.report = figure.report AND said.id = figure.according_to''',
            actor="said.source_actor",
        )
    }""",
    "sources": f"""SELECT COALESCE({NAME}, said.source_words, said.source_kind) AS source, COUNT(*) AS statements,
  SUM(CASE WHEN said.stance = 'denies' THEN 1 ELSE 0 END) AS denials, COUNT(DISTINCT said.report) AS reports
{NAMED.format(from_="statements said", actor="said.source_actor")}
GROUP BY COALESCE({NAME}, said.source_words, said.source_kind)""",
}


def upgrade() -> None:
    """Make the views."""
    join = "group_concat" if op.get_bind().dialect.name == "sqlite" else "string_agg"
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query.replace('{join}', join)}")
