"""What a claim adds to its source, or leaves out of it, however it is told."""

from __future__ import annotations

import pytest

from assistant.evidence.stretched import stretches

WELLS = "启用备用水井应当经水务局批准，但是抢险的除外。水井每年检查两次。"
GRANT = "逾期的，按照原标准的二倍发放。因不可抗力导致逾期的，仍按照原标准发放，不适用前款规定。"
FINE = "未按期检修的，责令十日内改正；逾期不改正的，处五百元罚款。"


@pytest.mark.parametrize(
    ("source", "claim", "further"),
    [
        (WELLS, "水务局批准了才启用备用水井。", True),
        (WELLS, "除了抢险以外，水务局批准了才启用备用水井。", False),
        (WELLS, "水井一年要检查两次。", False),
        (f"{WELLS}遇到大旱，前款规定不适用，但是饮用水井除外。", "水井一年要检查两次。", True),
        (FINE, "没按期检修的，马上罚五百元。", True),
        (FINE, "没按期检修又过了期不改的，一律罚五百元。", False),
        (FINE, "没按期检修的，十天过后改正。", False),
        (WELLS, "没检查水井的要罚款。", True),
        ("检修应当在十日内完成。", "检修在十天过后完成。", True),
        (FINE, "没按期检修就罚五百元。", True),
        ("应当在六个月内启动加固。", "六个月内要加固完。", True),
        ("应当在六个月内启动加固。", "六个月内得动手加固。", False),
        ("验收合格后三十日内拨付。", "开工后三十天里拨下来。", True),
        ("给予每户6000元补助。", "每人补助六千元。", True),
        ("给予每户6000元补助。", "一户补助六千元。", False),
        (GRANT, "因不可抗力逾期的，按二倍发放。", True),
        (GRANT, "逾期的，按二倍发放。", False),
    ],
)
def test_a_claim_goes_no_further_than_what_it_follows_from(
    source: str, claim: str, *, further: bool
) -> None:
    assert stretches(claim, source) is further
