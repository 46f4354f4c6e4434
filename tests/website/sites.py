"""Plans to publish, and the folders that come of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from planctl.cli._site import put_site
from planctl.compile import compile_plans
from planctl.export import Edition
from planctl.messages import Language, Translator
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans
from planctl.website.address import Address

ADDRESS = Address("https://lich.example.gov.vn/huyen/")

DISTRICT = """\
plan: huyen
title: Kế hoạch công tác quý II năm 2024
issuer: Ban Dân vận Huyện ủy
number: 05-KH/BDV
issued: 2024-03-15
signed_by: Trịnh Thanh Triều
period: 2024-Q2
places:
  dong-no: Xã Đồng Nơ
  tân-hiệp: Xã Tân Hiệp
parties:
  lanh-dao: Lãnh đạo Ban Dân vận
  doan-1: Đoàn kiểm tra số 1
activities:
  - id: giao-ban
    title: Giao ban khối dân vận {place}
    kind: briefing
    who: [lanh-dao, doan-1]
    time: 07:30-09:00
    remind: [1 day]
    at:
      dong-no: ngày 02 hàng tháng
      tân-hiệp: ngày 25 hàng tháng
  - {id: kiem-tra, title: Kiểm tra cơ sở, kind: inspection, who: doan-1, when: cuối tháng 5/2024}
  - {id: dot, title: Đợt công tác về thôn, kind: campaign, when: từ ngày 03/6/2024 – 12/6/2024}
  - {id: bao-cao, title: Báo cáo quý, kind: report, when: trước ngày 25/6/2024}
changes:
  - {activity: giao-ban, place: dong-no, on: 2024-05-02, move_to: 2024-05-06, why: trùng hội nghị}
  - {activity: giao-ban, place: tân-hiệp, on: 2024-05-25, cancel: true, why: mưa lũ}
"""


def edition(folder: Path, text: str = DISTRICT, language: Language = "vi") -> Edition:
    """Compile a plan given as text."""
    file = folder / "plan.yaml"
    file.write_text(text, "utf-8")
    loaded = load_plans(find_plans([str(file)]))
    compiled = compile_plans(loaded.documents)
    assert compiled.occurrences, loaded.diagnostics
    return Edition(loaded.documents, compiled.occurrences, Translator(language))


def published(
    folder: Path, of: Edition, address: Address | None = ADDRESS, *, force: bool = False
) -> Path:
    """Publish an edition into `folder/site`, the second time over the first."""
    put_site(folder / "site", of, address, Translator("en"), force=force)
    return folder / "site"


def hostile(title: str, texts: Sequence[str]) -> str:
    """Return a plan with a place, a party, an activity and a change for each of the texts."""
    names = [f"t{number}" for number in range(len(texts))]
    plan = {
        "plan": "demo",
        "title": title,
        "issuer": title,
        "number": title,
        "signed_by": title,
        "period": "2024-05",
        "places": dict(zip(names, texts, strict=True)),
        "parties": dict(zip(names, texts, strict=True)),
        "activities": [
            {
                "id": name,
                "title": text,
                "kind": "meeting",
                "who": [name],
                "at": {name: "ngày 7 hàng tháng"},
            }
            for name, text in zip(names, texts, strict=True)
        ],
        "changes": [
            {"activity": name, "on": "2024-05-07", "move_to": "2024-05-09", "why": text}
            for name, text in zip(names, texts, strict=True)
        ],
    }
    return json.dumps(plan, ensure_ascii=False)
