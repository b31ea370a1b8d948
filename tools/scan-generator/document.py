"""Sets one whole letter page of an invented memorandum: head or continuation, speeches with portion marks, banners, authority
block, stamps and excisions; a pen strikes; copiers and a scanner do their work. The truth says where each mark stands and
under which conditions."""

from dataclasses import dataclass, field
from math import cos, radians, sin

import numpy as np
from PIL import Image, ImageDraw

import hand
import overprint
import paper
from head import write_head
from style import ALLOWED, BANNERS, MARKS, WORDS, draw_style, pick


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
        # Letter by letter, as it is typed: a ligature is narrower.
        return sum(self.face.getlength(letter) for letter in text)

    def centre(self, text, **what):
        return self.put(text, (self.left + self.right - self.length(text)) / 2, **what)

    def field(self, label, lines, column):
        """`SUBJECT:   value`, further lines under the value."""
        self.put(label)
        for line in lines:
            self.put(line, self.left + column)
            self.feed()

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


def open_sheet(style):
    return Sheet(style.dpi, style.face, style.cap, style.leading, style.margin, style.right)


def put_banner(sheet, style):
    banner = BANNERS[style.high]
    where = (8.5 * style.dpi - sheet.length(banner)) / 2 if style.centred else sheet.left
    sheet.put(banner, where, banner=True, stroke="level" if style.banner_struck else None)


def write_speeches(sheet, rng, style, end):
    """Paragraphs with their marks, down to `end`."""
    turn = 0
    while sheet.y < end - 2 * sheet.leading:
        text = " ".join(sentence(rng) for _ in range(int(rng.integers(1, 5))))
        written = pick(rng, ALLOWED[style.high])
        mark = (written, MARKS[written], style.strike(rng, written)) if style.marked and rng.random() < 0.93 else None
        label = style.labels[turn % 2] + ":" if rng.random() < 0.85 else None
        room = int((end - sheet.y) / sheet.leading) - 1
        needed = int(1.2 * sheet.length((label or "") + text) / (sheet.right - sheet.left)) + 2
        if needed > room:
            break
        at = "own line" if style.place == "end" and rng.random() < 0.06 else style.place
        sheet.paragraph(label and (label.upper() if style.capitals else label), text, mark, at, style.underline)
        sheet.feed(pick(rng, [0.7, 1.0]))
        turn += 1


def write_authority(sheet, rng):
    """Who classified the paper, why and until when; its truth."""
    until = pick(rng, ["OADR", "11/14/06", "X6", "10/27/05", "12/31/2009"])
    lines = []
    classifier = f"{pick(rng, WORDS['firstNames'])} {pick(rng, WORDS['surnames'])}" if rng.random() < 0.5 else None
    if classifier:
        lines.append(f"Classified by:  {classifier}")
    reason = pick(rng, ["1.5(b)(d)", "1.5 (b)", "1.5(d)", "1.4 (b) and (d)"]) if until != "OADR" else None
    if reason:
        lines.append(f"Reason:  {reason}")
    for line in lines + [f"Declassify on:  {until}"]:
        sheet.put(line)
        sheet.feed()
    return {"classifiedBy": classifier, "reason": reason, "declassifyOn": until}


def type_sheet(rng, sheet, style, height):
    """The sheet's ink, letter by letter; every run gets its box."""
    ink = Image.new("L", (round(8.5 * style.dpi), height), 0)
    draw = ImageDraw.Draw(ink)
    for run in sheet.runs:
        x = run.x
        for letter in run.text:
            y = run.y + (rng.normal(0, 0.015 * style.size) if style.worn < 1 else 0)
            draw.text((x, y), letter, font=style.face, fill=int(255 * rng.uniform(style.worn, 1)), anchor="ls")
            x += style.face.getlength(letter)
        run.box = (run.x, run.y - style.cap, x, run.y)
    page = np.asarray(ink, np.float32) / 255
    for run in sheet.runs:
        if run.underlined:
            hand.draw(page, hand.rule(rng, run.box[0], run.box[2], run.y + 0.2 * style.cap, style.cap))
    return page


def scanned(rng, page, dpi):
    """(grey page as uint8, angle in degrees, whether edges are black)."""
    edge = rng.random() < 0.2
    if edge:
        overprint.black_edges(rng, page, dpi)
    angle = float(rng.uniform(-3, 3)) if rng.random() < 0.3 else float(rng.normal(0, 0.4))
    page = np.asarray(Image.fromarray(page.astype(np.float32)).rotate(angle, Image.BICUBIC), np.float32)
    return paper.scan(rng, page, dpi / 300), angle, edge


def make_page(rng, faces, style, number):
    """(grey page as uint8, truth) of a memorandum's page `number`, from 1; the first has the head."""
    dpi, cap = style.dpi, style.cap
    width, height = round(8.5 * dpi), 11 * dpi
    sheet = open_sheet(style)
    sheet.y = dpi * 0.6
    if not style.rubber:
        put_banner(sheet, style)
    numbered = number > 1 and not style.rubber and not style.centred and rng.random() < 0.6
    if numbered:
        # Beside the banner, as most of these papers have it.
        sheet.centre(str(number))
    if number == 1 and rng.random() < 0.3:
        sheet.put(str(int(rng.integers(1000, 9999))), sheet.right - 4 * sheet.length("0"))
    sheet.feed(2.2)
    header = None
    if number == 1:
        header, style.labels = write_head(sheet, rng, style)
    else:
        if not numbered:
            sheet.centre(str(number))
            sheet.feed(2)
        if not style.labels:
            style.labels = ["The President", f"{pick(rng, WORDS['heads'])} {pick(rng, WORDS['surnames'])}"]
    below_head = sheet.y
    authority = number == 1 and style.marked and rng.random() < 0.7
    write_speeches(sheet, rng, style, height - dpi * (1.75 if authority else 1.2))
    # The block stands over the banner or, oftener, under it.
    under = authority and rng.random() < 0.7
    if under:
        sheet.y = height - dpi * 1.15
        if not style.rubber:
            put_banner(sheet, style)
            sheet.feed()
    if authority:
        sheet.y = max(sheet.y, height - dpi * (1.1 if under else 1.7))
        header["classification"] = write_authority(sheet, rng)
    authority_y = sheet.y - sheet.leading
    sheet.y = height - dpi * 0.75
    if not style.rubber and not under:
        put_banner(sheet, style)

    page = type_sheet(rng, sheet, style, height)
    stamps = []
    if authority and rng.random() < 0.5:
        stamps.append("photocopy")
        text = f"{pick(rng, WORDS['surnames']).upper()} LIBRARY PHOTOCOPY"
        overprint.put_stamp(page, faces.stamp(False, round(0.32 * dpi)), [text], style.margin + dpi * rng.uniform(0.2, 1.2), authority_y - dpi * rng.uniform(0.2, 0.34), 0, 0.9, thin=True)
    if rng.random() < 0.2:
        stamps.append("slanted")
        text = pick(rng, ["COPY", "RECEIVED", "SANITIZED COPY"])
        overprint.put_stamp(page, faces.stamp(True, round(rng.uniform(0.2, 0.4) * dpi)), [text], width * rng.uniform(0.2, 0.6), height * rng.uniform(0.3, 0.8), float(rng.uniform(-25, 25)), rng.uniform(0.4, 0.9), True)
    if style.order:
        stamps.append("order")
        corner = number == 1 and style.head in ("joint", "apart", "nsc") and rng.random() < 0.25
        at = (width * rng.uniform(0.08, 0.12), dpi * rng.uniform(0.85, 1.0)) if corner else (width * rng.uniform(0.62, 0.72), height - dpi * 1.1)
        overprint.release_stamp(rng, page, faces, style.order, *at, dpi, style.by_hand)
        if header:
            header["declassification"] = {"order": f"E.O. {style.order}"}
    if number == 1 and rng.random() < 0.15:
        stamps.append("round")
        overprint.round_stamp(rng, page, faces.stamp(True, round(0.12 * dpi)), f"{pick(rng, WORDS['surnames']).upper()} PRESIDENTIAL LIBRARY", width * rng.uniform(0.75, 0.83), dpi * rng.uniform(1.4, 1.7), dpi)
    if style.rubber or style.both:
        # A rubber stamp is no typed banner; the pen strikes it like one.
        stamp = faces.stamp(True, round(0.28 * dpi))
        for y in (0.35, 10.3):
            x, long = width * rng.uniform(0.3, 0.45), stamp.getlength(BANNERS[style.high])
            overprint.put_stamp(page, stamp, [BANNERS[style.high]], x, y * dpi, float(rng.normal(0, 2)), 0.9)
            if style.rubber_struck:
                box = (x, (y + 0.05) * dpi, x + long, (y + 0.27) * dpi)
                for stroke in overprint.pen(rng, box, cap, "level", "mark"):
                    hand.draw(page, stroke)
    excised = rng.random() < 0.2
    if excised:
        candidates = [r for r in sheet.runs if r.level is None and not r.banner and not r.underlined and len(r.text) > 3 and max(dpi * 4.5, below_head) < r.y < height - 2 * dpi]
        if candidates:
            code = None if rng.random() < 0.4 else pick(rng, ["1.4(b)", "(b)(1)", "E.O. 13526 1.4(d)"])
            sheet.runs = overprint.excise(page, sheet.runs, pick(rng, candidates), style.margin, style.right, cap, dpi, code, style.face)

    page = overprint.copied(rng, page, sheet, style.generations, style.scope, cap, dpi / 300)
    grey, angle, edge = scanned(rng, page, dpi)
    cx, cy, c, s = width / 2, height / 2, cos(radians(angle)), sin(radians(angle))
    def box_of(run):
        x0, y0, x1, y1 = run.box
        x, y = (x0 + x1) / 2 - cx, (y0 + y1) / 2 - cy
        x, y = cx + c * x + s * y, cy - s * x + c * y
        return [round(v) for v in (x - (x1 - x0) / 2, y - (y1 - y0) / 2, x + (x1 - x0) / 2, y + (y1 - y0) / 2)]
    if header:
        header["banner"] = None if style.rubber else BANNERS[style.high]
    entry = faces.entries[style.index]
    truth = {
        "dpi": dpi,
        "width": width,
        "height": height,
        "conditions": {
            "face": entry["file"],
            "like": entry["like"],
            "dpi": dpi,
            "head": style.head if number == 1 else "continued",
            "place": style.place,
            "stroke": style.stroke if style.stroke == "none" else f"{style.stroke} over {style.scope}",
            "copies": style.generations,
            "skew": "over 1 degree" if abs(angle) > 1 else "up to 1 degree",
            "edge": edge,
            "scan": "two levels" if set(np.unique(grey)) <= {0, 255} else "grey",
            "stamps": ", ".join(stamps) or "none",
            "excised": excised,
            "banner": "rubber stamp" if style.rubber else "typed and rubber stamp" if style.both else "typed",
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


def make_document(rng, faces):
    """(grey page as uint8, truth) of one page: a first page, or one in four times a further one."""
    style = draw_style(rng, faces)
    return make_page(rng, faces, style, 1 if rng.random() < 0.75 else int(rng.integers(2, 9)))
