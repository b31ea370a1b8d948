"""Sets lines of dates, reasons and orders as they stand at a page's foot, under the thin letters of a copy stamp."""

from math import cos, radians, sin

import numpy as np
from PIL import Image, ImageDraw

import hand
import overprint
import paper
from page import VOCABULARY
from style import WORDS, pick

LABELS = ["Declassify on:", "Declassify on:", "Declassify On:", "DECLASSIFY ON:", "Declass on:", "DECL:"]


def _date(rng):
    month, day, year = int(rng.integers(1, 13)), int(rng.integers(1, 32)), int(rng.integers(0, 40))
    form = pick(rng, ["{0:02d}/{1:02d}/{2:02d}", "{0}/{1}/{2:02d}", "{0:02d}/{1:02d}/{3}", "{0}/{1}/{3}"])
    return form.format(month, day, year, 1990 + year)


def _reason(rng):
    letters = sorted({str(pick(rng, "abcdefg")) for _ in range(int(rng.integers(1, 4)))})
    return f"1.{int(rng.integers(3, 6))}" + pick(rng, ["", "", " "]) + "".join(f"({letter})" for letter in letters)


def _line(rng):
    """The label and the value of a line."""
    roll = rng.random()
    if roll < 0.45:
        return pick(rng, LABELS) + "  ", _date(rng)
    if roll < 0.55:
        return pick(rng, LABELS) + "  ", pick(rng, ["X", "X", "25X"]) + str(int(rng.integers(1, 10)))
    if roll < 0.65:
        return pick(rng, LABELS) + "  ", "OADR"
    if roll < 0.8:
        return "Reason:  ", _reason(rng)
    if roll < 0.9:
        return "", "".join(str(rng.integers(0, 10)) for _ in range(int(rng.integers(3, 9))))
    return "Classified by:  ", " ".join(str(pick(rng, VOCABULARY["capitals"])) for _ in range(2))


def _stamped(rng):
    amended = rng.random() < 0.3
    number = pick(rng, ["13526", "12958", "12356", "13292", "".join(str(rng.integers(0, 10)) for _ in range(5))])
    return pick(rng, ["PER ", "", "E.O. "]) + "E.O. " + number + ("," if amended else "")


def _type(rng, page, face, text, x, base, track):
    """Types a line letter by letter; gives the middle of each."""
    image = Image.new("L", (page.shape[1], page.shape[0]), 0)
    draw = ImageDraw.Draw(image)
    size, low = face.size, pick(rng, [1.0, 1.0, 0.7])
    middles = []
    for letter in text:
        wide = face.getlength(letter)
        draw.text((x, base + rng.normal(0, 0.008 * size)), letter, font=face, fill=int(255 * rng.uniform(low, 1)), anchor="ls")
        left, _, right, _ = face.getbbox(letter, anchor="ls")
        middles.append((letter, x + (left + right) / 2))
        x += wide + track
    np.maximum(page, np.asarray(image, np.float32) / 255, out=page)
    return middles


def make_figures(rng, faces):
    """(grey page as uint8, truth): `lines`, each with `cap`, `slope` and its `letters` as [letter, x, baseline]."""
    dpi = int(rng.choice([200, 240, 300, 300, 300, 300, 400]))
    scale = dpi / 300
    entries = faces.entries
    weights = np.array([f["weight"] * f.get("brackets", True) for f in entries], float)
    index = int(rng.choice(len(entries), p=weights / weights.sum()))
    face = faces.typed(index, round(rng.uniform(9.5, 13) / 72 * dpi))
    cap = -face.getbbox("H", anchor="ls")[1]
    width, rows = round(1100 * scale), 12
    leading = face.size * rng.uniform(1.0, 1.25)
    page = np.zeros((round(2.6 * leading * (rows + 1)), width), np.float32)
    track = rng.uniform(0, 0.05) * face.size if rng.random() < 0.2 else 0.0
    lines, strokes = [], []
    for row in range(rows):
        base = 2.6 * leading * (row + 0.7)
        x = rng.uniform(30, 300) * scale
        if rng.random() < 0.22:
            bold = faces.stamp(rng.random() < 0.8, round(rng.uniform(0.12, 0.2) * dpi))
            height, hollow = -bold.getbbox("H", anchor="ls")[1], rng.random() < 0.45
            text, turn = _stamped(rng), rng.normal(0, 2.5)
            # Drawn by itself, turned about its left foot.
            tile = Image.new("L", (width, page.shape[0]), 0)
            draw, at, letters = ImageDraw.Draw(tile), x, []
            for letter in text:
                if hollow:
                    draw.text((at, base), letter, font=bold, fill=0, anchor="ls", stroke_width=max(1, round(2 * scale)), stroke_fill=255)
                else:
                    draw.text((at, base), letter, font=bold, fill=255, anchor="ls")
                left, _, right, _ = bold.getbbox(letter, anchor="ls")
                away, angle = at + (left + right) / 2 - x, radians(turn)
                letters.append([letter, x + away * cos(angle), base - away * sin(angle)])
                at += bold.getlength(letter)
            tile = np.asarray(tile.rotate(turn, Image.BICUBIC, center=(x, base)), np.float32) / 255 * rng.uniform(0.8, 1)
            np.maximum(page, tile, out=page)
            lines.append({"cap": height, "letters": letters})
            if rng.random() < 0.3:
                strokes += hand.scrawl(rng, x + rng.uniform(0, 0.9) * dpi, base + rng.uniform(-0.1, 0.15) * dpi, 0.1 * dpi)
            continue
        label, value = _line(rng)
        middles = _type(rng, page, face, label + value, x, base, track)
        lines.append({"cap": cap, "letters": [[letter, at, base] for letter, at in middles if letter != " "]})
        value_x = middles[len(label)][1]
        if rng.random() < 0.75:
            text = f"{pick(rng, WORDS['surnames']).upper()} LIBRARY PHOTOCOPY"
            stamp = faces.stamp(False, round(rng.uniform(0.28, 0.36) * dpi))
            left = min(value_x - dpi * rng.uniform(-0.1, 1.6), width - 0.3 * dpi)
            overprint.put_stamp(page, stamp, [text], left, base - dpi * rng.uniform(0.2, 0.42), 0, rng.uniform(0.75, 1), thin=rng.random() < 0.85)
        elif rng.random() < 0.4:
            strokes += hand.scrawl(rng, value_x + rng.uniform(0, 0.6) * dpi, base + rng.uniform(-0.1, 0.1) * dpi, cap)

    for stroke in strokes:
        hand.draw(page, stroke)
    for _ in range(int(rng.choice([0, 1, 1, 2, 3]))):
        page = paper.copy(rng, page, scale)
    page = paper.specks(rng, page, scale)
    angle = float(rng.normal(0, 0.35))
    page = np.asarray(Image.fromarray(page.astype(np.float32)).rotate(angle, Image.BILINEAR), np.float32)
    cx, cy, c, s = page.shape[1] / 2, page.shape[0] / 2, cos(radians(angle)), sin(radians(angle))
    for line in lines:
        line["letters"] = [
            [letter, round(cx + c * (x - cx) + s * (y - cy), 1), round(cy - s * (x - cx) + c * (y - cy), 1)] for letter, x, y in line["letters"]
        ]
    return paper.scan(rng, page, scale), {"dpi": dpi, "lines": lines}
