"""The plan that `planctl init` writes: small, commented, and it compiles."""

from __future__ import annotations

from planctl.messages import Language

__all__ = ["template"]

_VI = """\
# yaml-language-server: $schema={schema}
#
# Một kế hoạch gồm: văn bản, địa điểm, người tham gia, hoạt động và thay đổi.
# Xem lịch:      planctl expand {file}
# Giải thích:    planctl explain "ngày 02 hàng tháng"
# Đưa lên máy:   planctl export {file} -o lich.ics

plan: {plan}                        # mã kế hoạch, không trùng với kế hoạch khác
title: Kế hoạch công tác năm {year}
issuer: Tên cơ quan ban hành
period: {year}                      # năm, quý II/{year}, tháng 5/{year}, hoặc {{from, to}}

places:
  xa-a: Xã A
  xa-b: Xã B

parties:
  lanh-dao: Lãnh đạo cơ quan
  chuyen-vien: {{name: Chuyên viên, size: 3}}    # một nhóm ba người

activities:
  # Mỗi nơi một lịch riêng, ghi bằng lời của văn bản.
  - id: giao-ban
    title: Giao ban {{place}}
    kind: briefing
    who: [lanh-dao, {{any: 1, of: chuyen-vien}}]
    time: 07:30-09:00
    on_day_off: next                # trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo
    at:
      xa-a: ngày 05 hàng tháng
      xa-b: thứ Tư tuần thứ hai hàng tháng

  # Một khoảng thời gian, ngày cụ thể còn để ngỏ.
  - id: kiem-tra
    title: Kiểm tra 6 tháng đầu năm tại {{place}}
    kind: inspection
    when: cuối tháng 5/{year}
    visit: {{places: all, teams: [lanh-dao]}}

  # Một thời hạn, có nhắc trước.
  - id: bao-cao
    title: Báo cáo quý
    kind: report
    when: trước ngày 25 tháng cuối quý
    remind: [3 days, 1 day]
"""

_EN = """\
# yaml-language-server: $schema={schema}
#
# A plan has: the document, places, parties, activities and changes.
# See its dates:      planctl expand {file}
# Ask for a reading:  planctl explain "2nd Saturday of every month"
# Put it on a phone:  planctl export {file} -o calendar.ics

plan: {plan}                        # an id that no other plan has
title: Work plan {year}
issuer: Name of the office
period: {year}                      # a year, {year}-Q2, {year}-05, or {{from, to}}

places:
  north: North ward
  south: South ward

parties:
  head: Head of the office
  staff: {{name: Staff, size: 3}}      # a pool of three

activities:
  # A series for each place, in the document's own words.
  - id: briefing
    title: Briefing, {{place}}
    kind: briefing
    who: [head, {{any: 1, of: staff}}]
    time: 07:30-09:00
    on_day_off: next                # on a day off it moves to the next working day
    at:
      north: 5th of every month
      south: 2nd Wednesday of every month

  # A span of time; the day itself is still open.
  - id: inspection
    title: Half-year inspection, {{place}}
    kind: inspection
    when: late May {year}
    visit: {{places: all, teams: [head]}}

  # A deadline with alarms.
  - id: report
    title: Quarterly report
    kind: report
    when: before the 25th of the last month of each quarter
    remind: [3 days, 1 day]
"""


def template(language: Language, year: int, plan: str, file: str, schema: str) -> str:
    """Return the text of a plan for `year`.

    `file` is how a shell names the plan, `schema` the path of the schema from it.
    """
    text = _VI if language == "vi" else _EN
    return text.format(year=year, plan=plan, file=file, schema=schema)
