"""What each finding means and how to mend it: what `planctl explain CODE` prints."""

from __future__ import annotations

from planctl.messages import Message, msg

__all__ = ["meaning"]

_QUOTE = msg("Compare the line with the example in the documentation and correct it.")


def meaning(name: str) -> tuple[Message, Message]:
    """Return what the finding `name` says and what to do about it."""
    return _MEANINGS[name]


_MEANINGS: dict[str, tuple[Message, Message]] = {
    "unreadable-file": (
        msg("The file cannot be read, or is not text in UTF-8."),
        msg("Check its name and rights; save it as UTF-8."),
    ),
    "yaml-syntax": (
        msg("The file is not well-formed YAML from the marked place on."),
        msg("Look for a missing quote, colon or space, or for a tab; indent with spaces."),
    ),
    "duplicate-key": (
        msg("A key stands twice in one mapping, and only one of them could count."),
        msg("Remove one, or make the values a list."),
    ),
    "unsupported-yaml": (
        msg("The file uses a feature of YAML that plans do without."),
        msg("Write the value out plainly."),
    ),
    "too-large": (
        msg("The file is larger than any plan, or grows so by its aliases."),
        msg("Split it into several plans."),
    ),
    "include-missing": (
        msg("A file named under `include:` does not exist or has errors itself."),
        msg("Paths count from the folder of the file that includes."),
    ),
    "include-cycle": (
        msg("Files include each other in a circle."),
        msg("Put what both need into a third file."),
    ),
    "broken-off": (
        msg("planctl could not finish its work on the file: a bug, or too little memory."),
        msg("Check the file alone; if it breaks off again, it shows a bug in planctl."),
    ),
    "unknown-key": (
        msg("The plan language has no such key here."),
        msg("Correct its spelling; `planctl schema` lists the keys for your editor."),
    ),
    "missing-key": (msg("A key that is needed here is missing."), msg("Add it.")),
    "wrong-type": (
        msg("The value is of another type than the key needs, such as a number for a text."),
        msg("Put texts that look like numbers or dates in quotes."),
    ),
    "bad-value": (msg("The value is not one that the key can have."), _QUOTE),
    "unknown-id": (
        msg("An id names a place, party or activity that nobody declares."),
        msg("Declare it, include the file that does, or correct its spelling."),
    ),
    "duplicate-id": (
        msg("Two things have the same id, so neither can be told from the other."),
        msg("Rename one of them."),
    ),
    "reference-cycle": (
        msg("Things refer to each other in a circle, so none of them can come first."),
        msg("Break the circle at one place."),
    ),
    "weekday-mismatch": (
        msg("The weekday and the date in one phrase contradict each other."),
        msg("Ask which of the two is meant, and correct the other."),
    ),
    "unknown-phrase": (
        msg("The phrase is not understood from the marked word on; nothing is guessed."),
        msg("Write it as one of the phrases in docs/phrases.md, or as a structured rule."),
    ),
    "not-a-schedule": (
        msg("The words are no schedule: a fraction, a document's number, a mere duration."),
        msg("Write the date with `ngày`, or move the words to the title."),
    ),
    "impossible-date": (
        msg("There is no such day, as with 31/2, or none can be reached."),
        msg("Correct the date."),
    ),
    "reversed-range": (msg("The range ends before it begins."), msg("Swap or correct its ends.")),
    "lunar-mismatch": (
        msg("The lunar date and the solar date of one phrase are different days."),
        msg("Correct one of them; the Vietnamese calendar is reckoned at UTC+7."),
    ),
    "bad-rrule": (
        msg("The recurrence rule is not one of RFC 5545 by days."),
        msg("Correct it, or say it as a phrase."),
    ),
    "missing-day": (
        msg("Some months lack the day, as April lacks the 31st; they have no date."),
        msg("Say “ngày cuối cùng của tháng” if the last day is meant."),
    ),
    "ambiguous-phrase": (
        msg("The phrase has two readings that give different dates; one convention decides."),
        msg("Set the convention under `conventions:`, or write the dates out."),
    ),
    "outside-period": (
        msg("A date lies outside the plan's period, so it is not in the calendar."),
        msg("Correct the date or the period."),
    ),
    "nothing-scheduled": (
        msg("The schedule gives no date."),
        msg("Check the phrase against the plan's period."),
    ),
    "duplicate-date": (
        msg("Two rules of one activity give the same date; it is kept once."),
        msg("Remove one of them."),
    ),
    "unscheduled": (
        msg("The document leaves the date open, so the calendar cannot show it."),
        msg("Add the date as a change when it is known."),
    ),
    "unverified-year": (
        msg("The public holidays of a year are computed, since no decision is known yet."),
        msg("List the official days under `calendar:` when they are published."),
    ),
    "day-off": (
        msg("An event falls on a weekend or public holiday and stays there."),
        msg("Say what becomes of it with `on_day_off:`, or move single dates by `changes:`."),
    ),
    "skipped-date": (
        msg("Dates on days off were left out, because the plan says `on_day_off: skip`."),
        msg("Nothing, if that is meant."),
    ),
    "change-target-missing": (
        msg("A change names a date on which the activity does not take place."),
        msg("Name the date as the plan's rule gives it."),
    ),
    "change-without-reason": (
        msg("A change says neither why nor by which document."),
        msg("Add `why:` or `by:`."),
    ),
    "place-not-valid": (
        msg("A date lies outside the time in which its place exists."),
        msg("Use the place's successor from that day on."),
    ),
    "unused-ignore": (
        msg("A comment `# planctl: ignore[…]` names a rule that finds nothing there."),
        msg("Remove the comment or the rule's name; `planctl check --fix` does it."),
    ),
    "ignore-without-reason": (
        msg("A comment `# planctl: ignore[…]` does not say why the finding may stand."),
        msg("Write the reason after the bracket: `# planctl: ignore[day-off] lễ phát động`."),
    ),
}
