#!/usr/bin/env bash
# icalendar returns a time without a zone, and reports nothing, where an event names a zone that it does not know.
#
# Behaviour: DTSTART;TZID=London:20260602T093000 (or TZID=BST) is read as 09:30 with no zone, and the event's list `errors` is
# empty. A time that cannot be read at all is listed there. A name of Outlook (GMT Standard Time) and a vendor's long name that
# ends in Europe/London are known; the name of the country (GB) too.
# Versions: icalendar 7.3.2, CPython 3.11, tzdata 2026.6.
# Why it matters: diaries of repair systems name zones by hand. A program that treats times without a zone as its own, as RFC
# 5545 has it for floating times, books a visit of another zone at the wrong hour; one that runs in UTC is an hour late all summer.
# A good guess would have been: an entry in `errors`, as for 30 February, or a time that cannot be used.
# Output seen:
#   London               2026-06-02 09:30:00 zone None errors []
#   BST                  2026-06-02 09:30:00 zone None errors []
#   GMT Standard Time    2026-06-02 09:30:00+01:00 zone Europe/London errors []
#   30 February          errors ['DTSTART']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
from icalendar import Calendar


def event(start):
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Diary//EN\r\nBEGIN:VEVENT\r\nUID:a@diary.example\r\n{start}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    return Calendar.from_ical(text).walk("VEVENT")[0]


found = {name: event(f"DTSTART;TZID={name}:20260602T093000") for name in ("London", "BST", "GMT Standard Time")}
for name, one in found.items():
    print(f"{name:20} {one['DTSTART'].dt} zone {one['DTSTART'].dt.tzinfo} errors {one.errors}")
broken = [name for name, _ in event("DTSTART:20260230T093000").errors]
print(f"{'30 February':20} errors {broken}")
assert [one["DTSTART"].dt.tzinfo for one in found.values()][:2] == [None, None], "an unknown zone is read in another way now"
assert [one.errors for one in found.values()] == [[], [], []], "an unknown zone is reported now"
assert str(found["GMT Standard Time"]["DTSTART"].dt.tzinfo) == "Europe/London", "Outlook's name is not known now"
assert broken == ["DTSTART"], "an unreadable time is reported in another way now"
PYTHON
