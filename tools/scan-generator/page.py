"""Sets one page of invented paragraphs with portion marks, strikes some, copies it and scans it."""

import json
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

import hand
import paper

VOCABULARY = json.loads((Path(__file__).parent / "words.json").read_text())
LEVELS = ["U", "C", "S", "TS", "R", "SBU", "LOU", "FOUO"]
LEVEL_SHARES = [0.22, 0.33, 0.29, 0.06, 0.02, 0.03, 0.02, 0.03]
CAVEATS = {"U": ["//FOUO"], "TS": ["/NF", "-NF"]} | dict.fromkeys("CS", ["/NF", "//NF", "-NF", "/REL", "-OADR", "-OADR", " - OADR"])
STRUCK_SHARES = {"U": 0.15, "C": 0.75, "S": 0.75, "TS": 0.7}


@dataclass
class Word:
    text: str
    x: float
    line: int
    struck: bool = False
    underlined: bool = False
    level: str | None = None
    box: tuple = ()


def _sentence(rng, n):
    words = [str(rng.choice(VOCABULARY["words"])) for _ in range(n)]
    words = [str(rng.choice(VOCABULARY["capitals"])) if rng.random() < 0.12 else w for w in words]
    words[0] = words[0][0].upper() + words[0][1:]
    words[-1] += str(rng.choice([".", ".", ".", "?", "!", '."', ""]))
    return [w + "," if rng.random() < 0.05 and i < n - 1 else w for i, w in enumerate(words)]


def _mark(rng):
    level = str(rng.choice(LEVELS, p=LEVEL_SHARES))
    inner = level
    if level in CAVEATS and rng.random() < 0.16:
        inner += str(rng.choice(CAVEATS[level]))
    if rng.random() < 0.02:
        inner = f" {inner} "
    opening, closing = ("[", "]") if rng.random() < 0.015 else ("(", ")")
    return level, opening + inner + closing


class Setter:
    """Places words on lines; x in pixels, one line a `leading`."""

    def __init__(self, rng, face, size, width, margin):
        self.rng, self.face, self.width, self.margin = rng, face, width, margin
        self.space = face.getlength(" ")
        self.track = rng.uniform(-0.02, 0.05) * size if rng.random() < 0.3 else 0.0
        self.words, self.line, self.x = [], 0, margin

    def length(self, text):
        return self.face.getlength(text) + self.track * len(text)

    def put(self, text, spaces=1.0, **what):
        x = self.x + (self.space * spaces if self.x > self.margin else 0)
        if x + self.length(text) > self.width - self.margin:
            self.feed()
            x = self.margin
        self.words.append(Word(text, x, self.line, **what))
        self.x = x + self.length(text)

    def feed(self, lines=1):
        self.line += lines
        self.x = self.margin


def _banner(rng, setter):
    """A line of furniture: the overall marking, struck more often than not, or a page number."""
    setter.feed()
    setter.x = setter.margin + rng.uniform(0, 0.6) * setter.width
    text = str(rng.choice(VOCABULARY["banners"]))
    setter.put(text, struck=len(text) > 4 and rng.random() < 0.7, underlined=rng.random() < 0.3)
    setter.feed(int(rng.choice([1, 2])))


def _compose(rng, setter, lines):
    """Fill the page: paragraphs that end in a mark, sometimes start with one, sometimes with an aside instead."""
    leading_marks = rng.random() < 0.12
    spaces = float(rng.choice([1, 2, 2, 2, 3]))
    while setter.line < lines:
        if rng.random() < 0.07:
            _banner(rng, setter)
        if leading_marks:
            level, text = _mark(rng)
            setter.put(text, level=level, struck=rng.random() < STRUCK_SHARES.get(level, 0.2))
        elif rng.random() < 0.4:
            for part in str(rng.choice(VOCABULARY["labels"])).split():
                setter.put(part, underlined=True)
            setter.words[-1].text += ":"
        for _ in range(1 if rng.random() < 0.75 else 2):
            for i, word in enumerate(_sentence(rng, int(rng.integers(1, 8)))):
                setter.put(word, spaces if i == 0 else 1, struck=rng.random() < 0.01)
        roll = rng.random()
        if roll < 0.14:
            setter.put(str(rng.choice(VOCABULARY["asides"])), struck=rng.random() < 0.2)
        elif roll < 0.88 and not leading_marks:
            level, text = _mark(rng)
            if rng.random() < 0.05:
                setter.feed()
            gap = spaces if rng.random() < 0.85 else float(rng.choice([0.0, 0.3, 1.0]))
            setter.put(text, gap, level=level, struck=rng.random() < STRUCK_SHARES.get(level, 0.2))
        elif rng.random() < 0.2:
            setter.words[-1].struck = True
        setter.feed(int(rng.choice([1, 2, 2])))


def _type(rng, page, words, face, track, baseline_of, size):
    """Strike each letter; a typewriter shifts and inks every one a little differently."""
    worn = rng.random() < 0.5
    dy, low = (size * rng.uniform(0, 0.025), rng.uniform(0.55, 0.9)) if worn else (0.0, 1.0)
    image = Image.new("L", (page.shape[1], page.shape[0]), 0)
    pen = ImageDraw.Draw(image)
    for word in words:
        x, base = word.x, baseline_of(word.line)
        boxes = []
        for letter in word.text:
            y = base + (rng.normal(0, dy) if worn else 0)
            fill = int(255 * rng.uniform(low, 1))
            pen.text((x, y), letter, font=face, fill=fill, anchor="ls")
            left, top, right, bottom = face.getbbox(letter, anchor="ls")
            boxes.append((x + left, y + top, x + right, y + bottom))
            x += face.getlength(letter) + track
        word.box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    np.maximum(page, np.asarray(image, np.float32) / 255, out=page)


def make_page(rng, face_of, faces):
    """(grey page as uint8, truth). `face_of(i, px)` gives a font; truth holds the size, the words and the marks."""
    dpi = int(rng.choice([200, 240, 300, 300, 300, 300, 400]))
    scale = dpi / 300
    weights = np.array([f["weight"] for f in faces], float)
    index = int(rng.choice(len(faces), p=weights / weights.sum()))
    size = round(rng.uniform(9.5, 13) / 72 * dpi)
    face = face_of(index, size)
    cap = -face.getbbox("H", anchor="ls")[1]
    width, leading, margin = round(1250 * scale), size * rng.uniform(1.0, 1.35), 90 * scale
    lines = int(rng.integers(12, 20))
    setter = Setter(rng, face, size, width, margin)
    _compose(rng, setter, lines)
    words = [w for w in setter.words if w.line < lines]
    page = np.zeros((round(leading * (lines + 2) + margin), width), np.float32)
    baseline = lambda line: margin + leading * (line + 0.5)
    _type(rng, page, words, face, setter.track, baseline, size)

    pens, underlines = [], []
    for word in words:
        if word.underlined:
            underlines.append(hand.rule(rng, word.box[0], word.box[2], baseline(word.line) + cap * rng.uniform(0.12, 0.3), cap))
        if word.struck:
            pens.append((word, *hand.cancel(rng, (word.box[0], baseline(word.line) - cap, word.box[2], baseline(word.line)), cap)))
    for _ in range(rng.poisson(1.2)):
        pens.append((None, "scrawl", hand.scrawl(rng, rng.uniform(0, width), rng.uniform(0, page.shape[0]), cap)))
    for rule in underlines:
        hand.draw(page, rule)
    if rng.random() < 0.25:
        paper.stamp(rng, page, face, VOCABULARY["stamps"])

    generations = int(rng.choice([0, 1, 1, 2, 3]))
    pen_after = int(rng.integers(0, generations + 1))
    for generation in range(generations + 1):
        if generation == pen_after:
            for _, _, strokes in pens:
                for stroke in strokes:
                    hand.draw(page, stroke)
        if generation < generations:
            page = paper.copy(rng, page, scale)
    page = paper.specks(rng, page, scale)
    if rng.random() < 0.15:
        page = paper.dirt(rng, page, scale)
    angle = float(rng.normal(0, 0.35))
    if abs(angle) > 0.05:
        page = np.asarray(Image.fromarray(page.astype(np.float32)).rotate(angle, Image.BILINEAR), np.float32)
    kinds = {id(word): kind for word, kind, _ in pens if word is not None}
    turn = _turn(angle, page.shape)
    truth = {
        "dpi": dpi,
        "face": faces[index]["file"],
        "cap": cap,
        "words": [_truth(word, baseline(word.line), kinds.get(id(word)), turn) for word in words],
    }
    return paper.scan(rng, page, scale), truth



def _turn(angle, shape):
    cx, cy, c, s = shape[1] / 2, shape[0] / 2, cos(radians(angle)), sin(radians(angle))
    return lambda x, y: (cx + c * (x - cx) + s * (y - cy), cy - s * (x - cx) + c * (y - cy))


def _truth(word, baseline, stroke, turn):
    x0, y0, x1, y1 = word.box
    cx, cy = turn((x0 + x1) / 2, (y0 + y1) / 2)
    w, h = x1 - x0, y1 - y0
    return {
        "text": word.text,
        "line": word.line,
        "box": [round(cx - w / 2, 1), round(cy - h / 2, 1), round(w, 1), round(h, 1)],
        "baseline": round(turn((x0 + x1) / 2, baseline)[1], 1),
        "level": word.level,
        "struck": stroke if word.struck else None,
        "underlined": word.underlined,
    }
