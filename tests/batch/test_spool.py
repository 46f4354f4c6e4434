"""What is put into the spool comes back by number."""

from __future__ import annotations

from planctl.batch.spool import Spool


def test_data_come_back_by_number_and_the_last_put_counts() -> None:
    spool = Spool()
    spool.put(2, b"two")
    spool.put(0, b"nil")
    spool.put(2, b"other")
    assert list(spool.all()) == [b"nil", b"other"]
    assert list(spool.all()) == [b"nil", b"other"]
    spool.close()
