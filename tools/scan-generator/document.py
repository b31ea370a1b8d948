"""Sets one whole letter page of an invented memorandum: head or continuation, speeches with portion marks, banners, authority
block, stamps and excisions; a pen strikes; copiers and a scanner do their work. The truth says where each mark stands and
under which conditions."""

import json
from dataclasses import dataclass, field
from math import cos, pi, radians, sin
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import hand
import paper

WORDS = json.loads((Path(__file__).parent / "conversations.json").read_text())
MARKS = {"U": "U", "C": "C", "S": "S", "TS": "TS", "SBU": "SBU", "LOU": "LOU", "C/NF": "C", "S/NF": "S", "C-OADR": "C"}
BANNERS = {"C": "CONFIDENTIAL", "S": "SECRET", "TS": "TOP SECRET"}
STROKES = ["none", "level", "slanted", "curved", "double", "wavy"]


def pick(rng, values):
    return values[int(rng.integers(len(values)))]


@dataclass
class Run:
    """Words on one line from one place on, in pixels; a mark where `level` is set."""

    text: str
    x: float
    y: float
    level: str | None = None
    place: str | None = None
    underlined: bool = False
    banner: bool = False
    stroke: str | None = None
    box: tuple = ()


@dataclass
class Sheet:
    rng: object
    dpi: int
    face: object
    cap: float
    leading: float
    left: float
    right: float
    runs: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    y: float = 0

    def feed(self, lines=1.0):
        self.y += lines * self.leading

    def put(self, text, x=None, **what):
        run = Run(text, self.left if x is None else x, self.y, **what)
        self.runs.append(run)
        self.lines.append(text)
        return run

    def length(self, text):
        return self.face.getlength(text)

    def centre(self, text, **what):
        return self.put(text, (self.left + self.right - self.length(text)) / 2, **what)

    def field(self, label, lines, column):
        """`SUBJECT:   value`, further lines under the value."""
        self.put(label)
        runs = []
        for line in lines:
            runs.append(self.put(line, self.left + column))
            self.feed()
        return runs

    def paragraph(self, label, text, mark, place, underline):
        """Running text from a label on; `mark` = (written, level, stroke) at `place`."""
        space = self.length(" ")
        x = self.left
        words = [(word, {}) for word in text.split()]
        if mark and place == "before":
            words.insert(0, (f"({mark[0]})", {"level": mark[1], "place": place, "stroke": mark[2]}))
        if label:
            words = [(part, {"underlined": underline}) for part in label.split()] + words
        if mark and place == "end":
            words.append((f"({mark[0]})", {"level": mark[1], "place": place, "stroke": mark[2]}))
        line = []
        after_label = len(label.split()) if label else 0
        for n, (word, what) in enumerate(words):
            gap = space * (2 if n == after_label and label or what.get("place") == "end" else 1)
            if line and x + gap + self.length(word) > self.right:
                self.lines.append(" ".join(line))
                self.feed()
                line, x = [], self.left
            x += gap if line else 0
            self.runs.append(Run(word, x, self.y, **what))
            line.append(word)
            x += self.length(word)
        self.lines.append(" ".join(line))
        self.feed()
        if mark and place == "own line":
            self.put(f"({mark[0]})", level=mark[1], place=place, stroke=mark[2])
            self.feed()


def sentence(rng):
    text = pick(rng, WORDS["sentences"])
    for key, list_ in (("people", "people"), ("noun", "nouns"), ("verb", "verbs"), ("time", "times")):
        text = text.replace("{" + key + "}", pick(rng, WORDS[list_]))
    return text[0].upper() + text[1:]


def date_of(rng, late):
    year = int(rng.integers(2010, 2015)) if late else int(rng.integers(1985, 2001))
    month, day = int(rng.integers(1, 13)), int(rng.integers(1, 29))
    names = "January February March April May June July August September October November December".split()
    return f"{names[month - 1]} {day}, {year}", f"{year}-{month:02d}-{day:02d}", year, month, day


def write_head(sheet, rng, kind, late, strike):
    """The head; returns its truth."""
    us, other = pick(rng, WORDS["surnames"][:6]), pick(rng, WORDS["surnames"][6:12])
    country, office = pick(rng, WORDS["countries"]), pick(rng, WORDS["heads"])
    typed, iso, *_ = date_of(rng, late)
    start = int(rng.integers(8, 17)) * 60 + int(rng.integers(0, 12)) * 5
    end = start + int(rng.integers(2, 10)) * 5
    clock = lambda m: f"{(m // 60 - 1) % 12 + 1}:{m % 60:02d}"
    half = lambda m: "a.m." if m < 720 else "p.m."
    time = f"{clock(start)} - {clock(end)} {half(end)} EST" if half(start) == half(end) else f"{clock(start)} {half(start)} - {clock(end)} {half(end)} EST"
    place = pick(rng, WORDS["places"])
    telcon = kind != "state" and rng.random() < 0.6
    notetaker = f"{pick(rng, WORDS['firstNames'])} {pick(rng, WORDS['surnames'][12:])}"
    subject = ["Telephone Conversation with" if telcon else "Meeting with", f"{office} {other} of {country}"]
    column = 16 * sheet.length("0")
    names = [f"President {us}", f"{office} {other}"]
    if kind == "state":
        sheet.centre("DEPARTMENT OF STATE")
        sheet.feed(1.5)
        sheet.centre("MEMORANDUM OF CONVERSATION")
    else:
        sheet.centre("THE WHITE HOUSE")
        sheet.feed()
        sheet.centre("WASHINGTON")
        sheet.feed(2)
        sheet.centre("MEMORANDUM OF TELEPHONE CONVERSATION" if telcon else "MEMORANDUM OF CONVERSATION")
    sheet.feed(2)
    runs = sheet.field("SUBJECT:", subject, column)
    mark = None
    if rng.random() < 0.5:
        written = pick(rng, ["U", "C", "S"])
        last = runs[-1]
        stroke = strike(written)
        sheet.runs.append(Run(f"({written})", last.x + sheet.length(last.text + "  "), last.y, level=written, place="subject", stroke=stroke))
        sheet.lines[-1] += f" ({written})"
        mark = written
    sheet.feed(0.8)
    sheet.field("PARTICIPANTS:", names + ["", f"Notetaker:  {notetaker}"], column)
    sheet.feed(0.8)
    if kind == "joint":
        sheet.field("DATE, TIME", [f"{typed}, {time}"], column)
        sheet.field("AND PLACE:", [place], column)
    else:
        sheet.field("DATE:", [typed], column)
        sheet.field("TIME:", [time], column)
        sheet.field("PLACE:", [place], column)
    sheet.feed(1.2)
    hhmm = lambda m: f"{m // 60:02d}:{m % 60:02d}"
    truth = {
        "kind": "telcon" if telcon else "memcon",
        "subject": {"text": " ".join(subject), "mark": mark},
        "participants": [
            {"name": names[0], "role": "principal"},
            {"name": names[1], "role": "principal"},
            {"name": notetaker, "role": "notetaker"},
        ],
        "date": iso,
        "start": hhmm(start),
        "end": hhmm(end),
        "zone": "EST",
        "place": place,
    }
    return truth, [f"The President" if rng.random() < 0.5 else f"President {us}", f"{office} {other}"]


def pen(rng, box, cap, kind, scope):
    """The pen's strokes over a mark's letters or over the whole mark."""
    x0, y0, x1, y1 = box
    if scope == "letter":
        x0, x1 = x0 + 0.55 * cap, x1 - 0.55 * cap
    reach = cap * (rng.uniform(0.0, 0.25) if scope == "letter" else rng.uniform(0.15, 0.9))
    a, b, y = x0 - reach, x1 + reach, (y0 + y1) / 2 + cap * rng.normal(0, 0.12)
    width = cap * rng.uniform(0.09, 0.24)
    t = np.linspace(0, 1, 40)
    xs = a + (b - a) * t
    if kind == "slanted":
        rise = min(0.9 * cap, (b - a) * np.tan(radians(rng.uniform(8, 40)))) / 2
        ys = y + rise - 2 * rise * t
    elif kind == "curved":
        ys = y + cap * rng.choice([-1, 1]) * rng.uniform(0.15, 0.4) * (np.sin(pi * t) - 0.5)
    elif kind == "wavy":
        ys = y + cap * rng.uniform(0.08, 0.2) * np.sin(2 * pi * t * rng.uniform(1.2, 3) + rng.uniform(0, 6))
    else:
        ys = y + cap * rng.normal(0, 0.05) * (2 * t - 1)
    paths = [np.stack([xs, ys], 1)]
    if kind == "double":
        paths = [paths[0] - [0, 0.16 * cap], paths[0] + [0, 0.16 * cap]]
    return [hand._stroke(rng, path, width, float(rng.uniform(0.75, 1))) for path in paths]


def put_stamp(page, face, texts, x, y, angle, ink, hollow=False):
    """Lines of a stamp, turned about their own middle, with the upper left corner about at (x, y)."""
    height = max(face.getbbox(t)[3] for t in texts)
    tile = Image.new("L", (int(max(face.getlength(t) for t in texts)) + 12, int(height * 1.15 * len(texts)) + 12), 0)
    draw = ImageDraw.Draw(tile)
    for n, text in enumerate(texts):
        at = (6, 6 + n * height * 1.15)
        if hollow:
            draw.text(at, text, font=face, fill=0, stroke_width=2, stroke_fill=255)
        else:
            draw.text(at, text, font=face, fill=255)
    tile = np.asarray(tile.rotate(angle, Image.BICUBIC, expand=True), np.float32) / 255 * ink
    y, x = max(0, int(y)), max(0, int(x))
    area = page[y : y + tile.shape[0], x : x + tile.shape[1]]
    np.maximum(area, tile[: area.shape[0], : area.shape[1]], out=area)


def copied(rng, page, sheet, generations, scope, cap, scale):
    """The page after its copies, the pen's strokes made before one of them. Copies that a reader could not read are made anew."""
    typed = page.sum()
    while True:
        copy = page.copy()
        after = int(rng.integers(0, generations + 1))
        for generation in range(generations + 1):
            if generation == after:
                for run in sheet.runs:
                    for stroke in pen(rng, run.box, cap, run.stroke, "mark" if run.banner else scope) if run.stroke else []:
                        hand.draw(copy, stroke)
            if generation < generations:
                copy = paper.copy(rng, copy, scale)
        if 0.72 * typed < copy[copy > 0.3].sum() < 2.2 * typed:
            return paper.specks(rng, copy, scale)


def make_document(rng, face_of, faces, stamp_face):
    """(grey page as uint8, truth). `stamp_face(bold, px)` gives the face of stamps."""
    dpi = pick(rng, [200, 300, 300, 400])
    weights = np.array([f["weight"] for f in faces], float)
    index = int(rng.choice(len(faces), p=weights / weights.sum()))
    size = round(pick(rng, [10, 11, 12, 12]) / 72 * dpi)
    face = face_of(index, size)
    cap = -face.getbbox("H", anchor="ls")[1]
    width, height = round(8.5 * dpi), 11 * dpi
    margin = dpi * rng.uniform(0.9, 1.25)
    sheet = Sheet(rng, dpi, face, cap, dpi / 6 if size < dpi / 6 else 1.05 * size, margin, width - margin * rng.uniform(0.8, 1.0))

    late = rng.random() < 0.2
    kind = pick(rng, ["joint", "apart", "state", "continued"])
    stroke_kind = pick(rng, STROKES)
    scope = pick(rng, ["letter", "mark"])
    place = "before" if late else pick(rng, ["end", "end", "end", "own line"])
    high = pick(rng, ["C", "S", "S", "TS"]) if rng.random() < 0.9 else "C"
    allowed = {"C": ["U", "C", "C", "C/NF", "SBU", "LOU", "C-OADR"], "S": ["U", "C", "S", "S", "S/NF", "SBU"], "TS": ["U", "C", "S", "TS", "TS"]}[high]
    struck_share = 0 if stroke_kind == "none" else 0.8
    strike = lambda written: stroke_kind if written not in ("U", "SBU", "LOU") and rng.random() < struck_share else None

    rubber = rng.random() < 0.2
    banner = BANNERS[high]
    banner_struck = stroke_kind != "none" and rng.random() < 0.7
    centred = rng.random() < 0.7
    def put_banner():
        where = (width - sheet.length(banner)) / 2 if centred else sheet.left
        sheet.put(banner, where, banner=True, stroke="level" if banner_struck else None)

    sheet.y = dpi * 0.6
    if not rubber:
        put_banner()
    sheet.feed(2.2)
    header, labels = None, None
    if kind == "continued":
        sheet.centre(str(int(rng.integers(2, 9))))
        sheet.feed(2)
        labels = ["The President", f"{pick(rng, WORDS['heads'])} {pick(rng, WORDS['surnames'])}"]
    else:
        header, labels = write_head(sheet, rng, kind, late, strike)
    underline = rng.random() < 0.4
    capitals = rng.random() < 0.5
    authority = kind != "continued" and rng.random() < 0.7
    end = height - dpi * (1.75 if authority else 1.2)
    turn = 0
    while sheet.y < end - 2 * sheet.leading:
        text = " ".join(sentence(rng) for _ in range(int(rng.integers(1, 5))))
        written = pick(rng, allowed)
        mark = (written, MARKS[written], strike(written)) if rng.random() < 0.93 else None
        label = labels[turn % 2] + ":" if rng.random() < 0.85 else None
        room = int((end - sheet.y) / sheet.leading) - 1
        needed = int(1.2 * sheet.length((label or "") + text) / (sheet.right - sheet.left)) + 2
        if needed > room:
            break
        at = "own line" if place == "end" and rng.random() < 0.06 else place
        sheet.paragraph(label and (label.upper() if capitals else label), text, mark, at, underline)
        sheet.feed(pick(rng, [0.7, 1.0]))
        turn += 1
    if authority:
        sheet.y = max(sheet.y, height - dpi * 1.7)
        until = pick(rng, ["OADR", "11/14/06", "X6", "10/27/05", "12/31/2009"])
        classifier = None
        if rng.random() < 0.5:
            classifier = f"{pick(rng, WORDS['firstNames'])} {pick(rng, WORDS['surnames'])}"
            sheet.put(f"Classified by:  {classifier}")
            sheet.feed()
        reason = None
        if until != "OADR":
            reason = pick(rng, ["1.5(b)(d)", "1.5 (b)", "1.5(d)", "1.4 (b) and (d)"])
            sheet.put(f"Reason:  {reason}")
            sheet.feed()
        sheet.put(f"Declassify on:  {until}")
        authority_y = sheet.y
        header["classification"] = {"classifiedBy": classifier, "reason": reason, "declassifyOn": until}
        sheet.feed()
    sheet.y = height - dpi * 0.75
    if not rubber:
        put_banner()

    page = np.zeros((height, width), np.float32)
    worn = rng.random() < 0.4
    ink = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(ink)
    low = rng.uniform(0.6, 0.95) if worn else 1.0
    for run in sheet.runs:
        x = run.x
        for letter in run.text:
            y = run.y + (rng.normal(0, 0.015 * size) if worn else 0)
            draw.text((x, y), letter, font=face, fill=int(255 * rng.uniform(low, 1)), anchor="ls")
            x += face.getlength(letter)
        run.box = (run.x, run.y - cap, x, run.y)
    np.maximum(page, np.asarray(ink, np.float32) / 255, out=page)
    for run in sheet.runs:
        if run.underlined:
            hand.draw(page, hand.rule(rng, run.box[0], run.box[2], run.y + 0.2 * cap, cap))

    stamped = {}
    released = rng.random() < 0.6
    if released:
        order = pick(rng, ["13526", "12958"])
        put_stamp(page, stamp_face(True, round(0.15 * dpi)), ["DECLASSIFIED", f"PER E.O. {order}"], width * rng.uniform(0.62, 0.72), height - dpi * 1.1, float(rng.normal(0, 3)), 0.95, rng.random() < 0.3)
        stamped["order"] = f"E.O. {order}"
        if header:
            header["declassification"] = {"order": stamped["order"]}
    if authority and rng.random() < 0.5:
        stamped["photocopy"] = True
        put_stamp(page, stamp_face(False, round(0.32 * dpi)), [f"{pick(rng, WORDS['surnames']).upper()} LIBRARY PHOTOCOPY"], margin + dpi * rng.uniform(0.2, 1.2), authority_y - dpi * rng.uniform(0.2, 0.34), 0, 0.9)
    if rng.random() < 0.2:
        stamped["slanted"] = True
        put_stamp(page, stamp_face(True, round(rng.uniform(0.2, 0.4) * dpi)), [pick(rng, ["COPY", "RECEIVED", "SANITIZED COPY"])], width * rng.uniform(0.2, 0.6), height * rng.uniform(0.3, 0.8), float(rng.uniform(-25, 25)), rng.uniform(0.4, 0.9), True)
    if rubber:
        for y in (0.35, 10.3):
            put_stamp(page, stamp_face(True, round(0.28 * dpi)), [banner], width * rng.uniform(0.3, 0.45), y * dpi, float(rng.normal(0, 2)), 0.9)
    excised = rng.random() < 0.2
    if excised:
        candidates = [r for r in sheet.runs if r.level is None and not r.banner and not r.underlined and len(r.text) > 3 and dpi * 4.5 < r.y < height - 2 * dpi]
        if candidates:
            run = pick(rng, candidates)
            x0, y0, x1, y1 = round(margin), round(run.y - 1.3 * cap), round(sheet.right), round(run.y + 0.4 * cap)
            black = rng.random() < 0.4
            page[y0:y1, x0:x1] = 1.0 if black else 0.0
            if not black:
                box = ImageDraw.Draw(image := Image.fromarray((page * 255).astype(np.uint8)))
                box.rectangle([x0, y0, x1, y1], outline=255, width=max(1, dpi // 150))
                box.text(((x0 + x1) / 2, run.y), pick(rng, ["1.4(b)", "(b)(1)", "E.O. 13526 1.4(d)"]), font=face, fill=255, anchor="ms")
                page = np.asarray(image, np.float32) / 255
            sheet.runs = [r for r in sheet.runs if not (y0 < r.y <= y1 and x0 <= r.x < x1)]

    generations = pick(rng, [0, 1, 1, 2, 3])
    page = copied(rng, page, sheet, generations, scope, cap, dpi / 300)
    edge = rng.random() < 0.2
    if edge:
        page[:, : int(rng.uniform(0.1, 0.4) * dpi)] = 1.0
    angle = float(rng.uniform(-3, 3)) if rng.random() < 0.3 else float(rng.normal(0, 0.4))
    page = np.asarray(Image.fromarray(page.astype(np.float32)).rotate(angle, Image.BICUBIC), np.float32)
    cx, cy, c, s = width / 2, height / 2, cos(radians(angle)), sin(radians(angle))
    def box_of(run):
        x0, y0, x1, y1 = run.box
        x, y = (x0 + x1) / 2 - cx, (y0 + y1) / 2 - cy
        x, y = cx + c * x + s * y, cy - s * x + c * y
        return [round(v) for v in (x - (x1 - x0) / 2, y - (y1 - y0) / 2, x + (x1 - x0) / 2, y + (y1 - y0) / 2)]
    grey = paper.scan(rng, page, dpi / 300)
    if header:
        header |= {"banner": None if rubber else banner}
    truth = {
        "dpi": dpi,
        "width": width,
        "height": height,
        "conditions": {
            "face": faces[index]["file"],
            "like": faces[index]["like"],
            "dpi": dpi,
            "head": kind,
            "place": place,
            "stroke": stroke_kind if stroke_kind == "none" else f"{stroke_kind} over {scope}",
            "copies": generations,
            "skew": "over 1 degree" if abs(angle) > 1 else "up to 1 degree",
            "edge": edge,
            "scan": "two levels" if set(np.unique(grey)) <= {0, 255} else "grey",
            "stamps": ", ".join(k for k in ("photocopy", "slanted", "order") if k in stamped) or "none",
            "excised": excised,
            "banner": "rubber stamp" if rubber else "typed",
        },
        "marks": [
            {"text": r.text, "struck": r.stroke is not None, "bbox": box_of(r)} | ({"banner": True} if r.banner else {"level": r.level, "place": r.place})
            for r in sheet.runs
            if r.level or r.banner
        ],
        "header": header,
        "text": "\n".join(line for line in sheet.lines if line),
    }
    return grey, truth
