from dragoman.linking import contrast
from dragoman.linking.words import Scale, stems_of

CLAIMS = (
    "the agency listens to calls of citizens",
    "he rejected the claim that the agency listens to calls",
    "the agency listens to many calls of citizens abroad",
)
SCALE = Scale([stems_of(claim) for claim in CLAIMS])


def test_a_claim_that_is_rejected_pulls_apart_more_than_one_that_is_repeated():
    assert contrast(CLAIMS[0], CLAIMS[1], SCALE) > contrast(CLAIMS[0], CLAIMS[2], SCALE)


def test_the_order_of_the_claims_does_not_matter():
    assert contrast(CLAIMS[0], CLAIMS[1], SCALE) == contrast(CLAIMS[1], CLAIMS[0], SCALE)
