"""Deciding on the pages: a card is answered, logged, undone; two actors are merged, and the merge is undone."""

import re

from dragoman.store import Filters


def post(client, path, **fields):
    return client.post(path, data={"secret": "the-form-secret", "by": "ada", **fields})


def test_a_card_is_answered_and_leaves_the_queue(desk):
    store, client = desk
    card = client.get("/review.json?kind=denies").json()["found"]["card"]
    answer = post(
        client, "/review/decide", kind="denies", left=card["left"], right=card["right"], do="reject", because="another day"
    )
    assert answer.status_code == 200 and "another day" in answer.text
    found = client.get("/review.json").json()["found"]
    assert (found["agreed"], found["judged"]) == (0, 1)
    kept = [one.judgement for one in store.judgement_history("denies") if one.judgement.by == "person:ada"]
    assert [(one.left, one.right, one.holds) for one in kept] == [(card["left"], card["right"], False)]


def test_a_decision_counts_once_links_are_drawn_anew_and_is_undone(desk):
    store, client = desk
    card = client.get("/review.json?kind=denies").json()["found"]["card"]
    assert "Sirisena" in str(card)
    asked, claimed = "/disputes?q=warned", "two weeks in advance"
    assert claimed in client.get(asked).text
    post(client, "/review/decide", kind="denies", left=card["left"], right=card["right"], do="reject")
    post(client, "/review/apply")
    assert claimed not in client.get(asked).text, "what is denied is no longer this claim"
    post(client, "/review/decide", do="undo")
    post(client, "/review/apply")
    assert claimed in client.get(asked).text
    assert "withdrawn" in client.get("/review").text
    assert sum(one.withdrawn_by == "person:ada" for one in store.judgement_history()) == 1


def test_every_card_of_the_queue_can_be_looked_at(desk):
    _, client = desk
    waiting = sum(client.get("/review.json").json()["found"]["waiting"].values())
    seen = set()
    for skip in range(waiting):
        card = client.get(f"/review.json?skip={skip}").json()["found"]["card"]
        seen.add((card["kind"], card["left"], card["right"]))
        assert client.get(f"/review?skip={skip}").status_code == 200
    assert len(seen) == waiting > 10


def test_two_actors_are_merged_and_parted_again(desk):
    store, client = desk
    names = ("police", "Islamic State")
    one, other = (next(store.find_actors(Filters(actor=name))).id for name in names)
    answer = post(client, "/actors/judge", actor=one, other=other, do="merge", because="for the test")
    assert answer.status_code == 200 and "for the test" in answer.text
    assert len(next(store.find_actors(Filters(actor=other))).merged) >= 2
    judgement = re.search(r'name="judgement" value="([0-9a-f]+)"', answer.text)[1]
    post(client, "/actors/judge", actor=one, do="undo", judgement=judgement)
    assert other not in next(store.find_actors(Filters(actor=one))).merged


def test_an_actor_is_renamed(desk):
    _, client = desk
    answer = post(client, "/actors/judge", actor="per-maithripala-sirisena", other="President Sirisena", do="rename")
    assert "<h1><bdi>President Sirisena</bdi></h1>" in answer.text


def test_a_merge_with_nobody_says_so(desk):
    _, client = desk
    answer = post(client, "/actors/judge", actor="per-maithripala-sirisena", other="Nobody At All", do="merge")
    assert answer.status_code == 400 and "nobody in the store" in answer.text


def test_who_decides_is_remembered(desk):
    _, client = desk
    card = client.get("/review.json").json()["found"]["card"]
    post(client, "/review/decide", kind=card["kind"], left=card["left"], right=card["right"], do="accept")
    assert 'name="by" value="ada"' in client.get("/review").text
