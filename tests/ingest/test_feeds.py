"""Feeds as outlets write them, and as nobody should."""

from datetime import date

import pytest

from dragoman.ingest.feeds import read_feed
from dragoman.model import InputError

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>All the wires</title>
<item><title>Bridge &amp;amp; road</title><link>https://wires.example/1</link><guid>g-1</guid>
<pubDate>Tue, 05 Mar 2024 23:30:00 +0000</pubDate><source url="https://post.example/feed">Harbour Post</source>
<description>Teaser.</description>
<content:encoded><![CDATA[<p>The mayor denied that the bridge was unsafe.</p>
<script>alert(1)</script><p>It stays open.</p>]]></content:encoded>
</item>
<item><title>Undated</title><link>javascript:alert(1)</link><description>The envoy left.</description></item>
<item><title></title></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Levant Daily</title><id>f</id>
<entry><title>Talks</title><id>urn:e:1</id><link href="https://levant.example/talks"/>
<updated>2024-03-06T01:00:00Z</updated>
<source><title>River News</title></source>
<summary type="html">&lt;p&gt;Talks began on Monday.&lt;/p&gt;</summary></entry></feed>"""


def test_an_entry_keeps_its_source_day_and_words():
    first, second = read_feed(RSS.encode(), "feed.xml")
    assert (first.key, first.title, first.publisher, first.url) == (
        "g-1",
        "Bridge & road",
        "Harbour Post",
        "https://wires.example/1",
    )
    assert first.text == "The mayor denied that the bridge was unsafe.\n\nIt stays open."
    assert first.dates[0].day == date(2024, 3, 5)
    assert (second.publisher, second.dates, second.url) == ("All the wires", (), None)


def test_an_atom_entry_that_tells_only_its_last_change_is_dated_loosely():
    (entry,) = read_feed(ATOM.encode(), "feed.xml")
    assert (entry.publisher, entry.text, entry.date_loose) == ("River News", "Talks began on Monday.", True)


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item/></channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>'.encode("utf-16"),
        b"<html><body>Not found</body></html>",
        b"",
        b"\x00\xff" * 50,
        b"/etc/passwd",
        b"http://127.0.0.1/feed",
    ],
)
def test_what_is_no_plain_feed_is_refused(content):
    with pytest.raises(InputError):
        list(read_feed(content, "feed.xml"))
