from dragoman.linking import Claim, link_denials


def claim(statement_id, holder, stance, words):
    return Claim(id=statement_id, report_id="r" + statement_id, holder=holder, stance=stance, words=words)


AFFAIR = [
    claim("1", "rebels", "asserts", "the army shelled the market in Harim on Monday"),
    claim("2", "ministry", "denies", "the army had shelled the market"),
    claim("3", "aid group", "asserts", "nine trucks of flour reached the town"),
    claim("4", "envoy", "asserts", "talks would resume in spring"),
    claim("5", "ministry", "asserts", "the market in Harim had been closed by the army"),
]


def test_a_denial_meets_the_claim_it_denies():
    judgements = list(link_denials(AFFAIR))
    assert [(judgement.left, judgement.right) for judgement in judgements] == [("2", "1")]
    assert "market" in judgements[0].reason


def test_nobody_denies_himself():
    assert all(judgement.right != "5" for judgement in link_denials(AFFAIR))


def test_the_order_of_the_statements_does_not_matter():
    assert list(link_denials(AFFAIR)) == list(link_denials(AFFAIR[::-1]))


def test_a_shared_topic_is_no_denial():
    pair = [claim("1", "a", "asserts", "the army entered Harim"), claim("2", "b", "denies", "the army lost a tank at Idlib")]
    assert list(link_denials(pair)) == []


def test_a_denial_of_such_a_thing_answers_nothing_that_another_report_tells():
    pair = [
        claim("1", "a", "asserts", "the state government had made all arrangements for Friday"),
        claim("2", "b", "denies", "the state government has made such a request"),
    ]
    assert list(link_denials(pair)) == []
