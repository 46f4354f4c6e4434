from __future__ import annotations

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from planctl.occurrence import uid_of

NAMESPACE = UUID("5d0f7f5e-2a77-5b0e-9a35-6d2f4a1c8e10")


@given(st.text(st.characters(codec="utf-8")))
def test_a_uid_is_the_uuid5_of_its_key(key: str) -> None:
    assert uid_of(key) == str(uuid5(NAMESPACE, key))


def test_uids_stay_what_they_have_been() -> None:
    uid = uid_of("hon-quan-2017/giao-ban/dong-no/2017-01")
    assert uid == "d5c01746-7fd1-5e02-a96d-4eea61621a35"
