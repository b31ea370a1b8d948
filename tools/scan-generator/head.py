"""The heads of memoranda, in the forms of several houses: labels and their order, lists with sides, offices and columns, days
and times as they were typed."""

from datetime import date

from style import WORDS, pick

MONTHS = "January February March April May June July August September October November December".split()
TITLES = {
    "white house": (["THE WHITE HOUSE", "WASHINGTON"], ["MEMORANDUM OF CONVERSATION", "MEMORANDUM OF TELEPHONE CONVERSATION"]),
    "state": (["DEPARTMENT OF STATE"], ["MEMORANDUM OF CONVERSATION", "Memorandum of Conversation"]),
    "nsc": (["NATIONAL SECURITY COUNCIL", "WASHINGTON, D.C."], ["MEMORANDUM OF CONVERSATION", "MEMORANDUM OF TELEPHONE CONVERSATION"]),
}
# Fields in the order of the form; "joint" has day, time and place under one label of two lines.
FORMS = {
    "joint": ("white house", ["subject", "participants", "date, time and place"]),
    "apart": ("white house", ["subject", "participants", "date", "time", "place"]),
    "state": ("state", ["date", "time", "place", "subject", "participants"]),
    "columns": ("state", ["date and time", "place", "subject", "participants"]),
    "nsc": ("nsc", ["participants", "date and time", "place", "subject"]),
}


def day_of(rng, style):
    """(as typed, as ISO 8601, zone in force on the East coast)."""
    low, high = (2010, 2015) if style.late else (1971, 1985) if style.head == "nsc" else (1985, 2001)
    day = date(int(rng.integers(low, high)), int(rng.integers(1, 13)), int(rng.integers(1, 29)))
    month = MONTHS[day.month - 1]
    typed = f"{day.day} {month} {day.year}" if rng.random() < 0.06 else f"{month} {day.day}, {day.year}"
    if rng.random() < 0.25:
        typed = f"{day:%A}, {typed}"
    return typed, day.isoformat(), "EDT" if 4 <= day.month <= 10 else "EST"


def time_of(rng, zone):
    """(as typed, start, end, zone): a span, seldom a start alone."""
    start = int(rng.integers(8, 20)) * 60 + int(rng.integers(0, 60))
    end = start + int(rng.integers(2, 130))
    clock = lambda m: f"{(m // 60 - 1) % 12 + 1}:{m % 60:02d}"
    spaced, dotted = rng.random() < 0.8, rng.random() < 0.7
    half = lambda m: (" " if spaced else "") + (("a.m." if m < 720 else "p.m.") if dotted else ("am" if m < 720 else "pm"))
    dash = pick(rng, [" - ", " - ", "-", " -- ", " to "])
    both = (start < 720) != (end < 720) or rng.random() < 0.3
    typed = clock(start) + (half(start) if both else "") + dash + clock(end) + half(end)
    if rng.random() < 0.06:
        typed, end = clock(start) + half(start), None
    zone = zone if rng.random() < 0.5 else None
    if zone:
        typed += f" ({zone})" if rng.random() < 0.1 else f" {zone}"
    hhmm = lambda m: None if m is None else f"{m // 60:02d}:{m % 60:02d}"
    return typed, hhmm(start), hhmm(end), zone


def given_name(rng):
    return pick(rng, WORDS["firstNames"]) + (f" {chr(65 + int(rng.integers(0, 20)))}." if rng.random() < 0.3 else "")


def full_name(rng):
    return f"{given_name(rng)} {pick(rng, WORDS['surnames'] + WORDS['compoundSurnames'])}"


def helpers_of(rng, form, telcon):
    """Notetakers and interpreters, as the form names them: (typed, name or names, role)."""
    found = []
    for role, word, share in (("notetaker", "Notetaker", 0.85), ("interpreter", "Interpreter", 0.35)):
        if rng.random() > share:
            continue
        name = full_name(rng)
        if form == "label":
            names = [name] + [full_name(rng) for _ in range(int(rng.integers(0, 4)) if telcon and role == "notetaker" else 0)]
            listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
            found.append((f"{word}{'s' if len(names) > 1 else ''}:  {listed}", names, role))
        elif form == "bracket":
            found.append((f"{name} ({word.lower() if rng.random() < 0.5 else word})", [name], role))
        else:
            found.append((f"{name}, {pick(rng, WORDS['staffs'])}{f', {word}' if form == 'behind' else f' ({word})'}", [name], role))
    return found


def sides_of(rng, style, us, first, other, office, telcon):
    """Both sides' lists of (typed, names, role), the helpers with the first or the last."""
    lead = "The President" if rng.random() < 0.6 else f"President {us}"
    ours = [(lead, [lead], "principal")]
    behind = rng.random() < 0.5
    theirs = [(f"{first} {other}, {office}", [f"{first} {other}"], "principal") if behind and not telcon else (f"{office} {other}", [f"{office} {other}"], "principal")]
    if not telcon:
        for side, offices in ((ours, WORDS["offices"]), (theirs, WORDS["foreignOffices"])):
            for office_of in rng.permutation(offices)[: int(rng.integers(0, 5))]:
                name = full_name(rng)
                # On a list in columns an office stands under no name.
                side.append((name if style.head == "columns" else f"{name}, {office_of}", [name], "participant"))
    form = "bracket" if style.head == "columns" else pick(rng, ["label", "label", "bracket", "behind", "office"])
    helpers = helpers_of(rng, form, telcon)
    (ours if form != "label" else theirs).extend(helpers)
    return ours, theirs


def wrapped(sheet, text, width, hang):
    lines, line = [], ""
    for word in text.split(" "):
        tried = f"{line} {word}" if line else word
        if line and sheet.length(tried) > width:
            lines.append(line)
            line, tried = " " * hang + word, ""
        else:
            line = tried
    return [*lines, line]


def put_people(sheet, rng, label, ours, theirs, headings, column):
    """The list down the page; a blank line or headings between the sides."""
    sheet.put(label)
    hang = pick(rng, [0, 2, 2])
    apart = headings is not None or rng.random() < 0.5
    for n, side in enumerate((ours, theirs)):
        if n and apart:
            sheet.feed()
        if headings:
            sheet.put(headings[n], sheet.left + column, underlined=True)
            sheet.feed()
        for typed, *_ in side:
            # A list of names goes on under the first, an office set in.
            for line in wrapped(sheet, typed, sheet.right - sheet.left - column, hang):
                sheet.put(line, sheet.left + column)
                sheet.feed()


def put_columns(sheet, label, ours, theirs, headings):
    """The list in two columns, under its label or beside it."""
    sheet.put(label)
    sheet.feed(1.5)
    widest = max((sheet.length(a[0]) for a in ours), default=0)
    # A typist leaves room for the longest name.
    middle = max(sheet.left + 0.52 * (sheet.right - sheet.left), sheet.left + widest + sheet.length("   "))
    rows = [headings, *((a and a[0], b and b[0]) for a, b in zip_long(ours, theirs))]
    for n, (left, right) in enumerate(rows):
        first = len(sheet.lines)
        if left:
            sheet.put(left, underlined=n == 0)
        if right:
            sheet.put(right, middle, underlined=n == 0)
        sheet.lines[first:] = [" ".join(sheet.lines[first:])]
        sheet.feed(1.5 if n == 0 else 1)


def zip_long(a, b):
    return [(a[n] if n < len(a) else None, b[n] if n < len(b) else None) for n in range(max(len(a), len(b)))]


def write_head(sheet, rng, style):
    """The head; its truth, and the two labels of the speeches."""
    house, fields = FORMS[style.head]
    us, other = pick(rng, WORDS["surnames"][:6]), pick(rng, WORDS["surnames"][6:12])
    first, country, office = given_name(rng), pick(rng, WORDS["countries"]), pick(rng, WORDS["heads"])
    typed, iso, zone = day_of(rng, style)
    time, start, end, zone = time_of(rng, zone)
    place = pick(rng, WORDS["places"])
    telcon = house != "state" and rng.random() < 0.5
    subject = pick(rng, WORDS["telconSubjects" if telcon else "memconSubjects"]).format(office=office, name=other, full=f"{first} {other}", country=country)
    letterhead, titles = TITLES[house]
    for line in letterhead:
        sheet.centre(line)
        sheet.feed()
    sheet.feed()
    title = titles[telcon if house != "state" else int(rng.integers(0, 2))]
    sheet.centre(title) if rng.random() < 0.5 else sheet.put(title)
    sheet.feed(2)
    column = max(pick(rng, [15, 16, 18]) * sheet.length("0"), sheet.length("DATE AND TIME:  "))
    width = sheet.right - sheet.left - column
    colon = "" if rng.random() < 0.08 else ":"
    label = lambda words: words + colon
    ours, theirs = sides_of(rng, style, us, first, other, office, telcon)
    headings = None
    if style.head == "columns" or (not telcon and rng.random() < 0.4):
        headings = pick(rng, [("U.S.", country), ("UNITED STATES", country.upper()), ("U.S. Side", f"{country} Side")])
    mark = None
    for name in fields:
        if name == "subject":
            lines = wrapped(sheet, subject, width, 0)
            sheet.field(label("SUBJECT"), lines[:-1] or [], column)
            last = sheet.put(lines[-1], sheet.left + column)
            if style.marked and rng.random() < 0.5:
                mark = pick(rng, ["U", "C", "S"])
                sheet.put(f"({mark})", last.x + sheet.length(last.text + "  "), level=mark, place="subject", stroke=style.strike(rng, mark))
                sheet.lines[-2:] = [" ".join(sheet.lines[-2:])]
            sheet.feed()
        elif name == "participants" and style.head == "columns":
            put_columns(sheet, label("PARTICIPANTS"), ours, theirs, headings)
        elif name == "participants":
            put_people(sheet, rng, label("PARTICIPANTS"), ours, theirs, headings, column)
        elif name == "date, time and place":
            sheet.field("DATE, TIME", [typed + pick(rng, [", ", "; "]) + time], column)
            sheet.field(label("AND PLACE"), wrapped(sheet, place, width, 0), column)
        elif name == "date and time":
            sheet.field(label(pick(rng, ["DATE AND TIME", "DATE & TIME"])), [typed + ", ", time] if rng.random() < 0.2 else [f"{typed}, {time}"], column)
        else:
            sheet.field(label(name.upper()), wrapped(sheet, {"date": typed, "time": time, "place": place}[name], width, 0), column)
        if name not in ("date", "time") or rng.random() < 0.5:
            sheet.feed(0.8)
    sheet.feed(0.6)
    people = [{"name": name, "role": role} for side in (ours, theirs) for _, names, role in side for name in names]
    truth = {
        "kind": "telcon" if telcon else "memcon",
        "subject": {"text": subject, "mark": mark},
        "participants": people,
        "date": iso,
        "start": start,
        "end": end,
        "zone": zone,
        "place": place,
    }
    return truth, ["The President" if rng.random() < 0.5 else f"President {us}", f"{office} {other}"]
