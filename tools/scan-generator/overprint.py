"""What is put onto a typed page: a pen's strokes, stamps and their filling-in by hand, excisions, copies."""

from math import cos, pi, radians, sin

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import hand
import paper
from style import pick


def pen(rng, box, cap, kind, scope):
    """The pen's strokes over a mark's letters or over the whole mark."""
    x0, y0, x1, y1 = box
    if kind == "drawn":
        strokes = hand.cancel(rng, box, cap)[1]
        for stroke in strokes:
            # A pen so faint that a copy loses it leaves a mark that nobody can call struck.
            stroke.ink = max(stroke.ink, 0.75)
        return strokes
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


def put_stamp(page, face, texts, x, y, angle, ink, hollow=False, thin=False):
    """Lines of a stamp, turned about their own middle, with the upper left corner about at (x, y). A `thin` one has narrow letters
    of fine strokes, between which the typed line below can be read."""
    height = max(face.getbbox(t)[3] for t in texts)
    tile = Image.new("L", (int(max(face.getlength(t) for t in texts)) + 12, int(height * 1.15 * len(texts)) + 12), 0)
    draw = ImageDraw.Draw(tile)
    for n, text in enumerate(texts):
        at = (6, 6 + n * height * 1.15)
        if hollow:
            draw.text(at, text, font=face, fill=0, stroke_width=2, stroke_fill=255)
        else:
            draw.text(at, text, font=face, fill=255)
    if thin:
        tile = tile.filter(ImageFilter.MinFilter(2 * round(face.size / 48) + 1)).resize((round(0.8 * tile.width), tile.height))
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


def release_stamp(rng, page, faces, order, x, y, dpi, by_hand):
    """`DECLASSIFIED / PER E.O. …`; case number, initials and date written under it by hand."""
    amended = order == "12958"
    texts = [pick(rng, ["DECLASSIFIED", "DECLASSIFIED IN PART"]), f"PER E.O. {order}" + ("," if amended else "")] + ["AS AMENDED"] * amended
    put_stamp(page, faces.stamp(True, round(0.15 * dpi)), texts, x, y, float(rng.normal(0, 3)), 0.95, rng.random() < 0.3)
    if by_hand:
        for _ in range(int(rng.integers(2, 6))):
            at = (x + rng.uniform(0, 1.1) * dpi, y + (0.18 * len(texts) + rng.uniform(0.06, 0.24)) * dpi)
            for stroke in hand.scrawl(rng, *at, 0.1 * dpi):
                hand.draw(page, stroke)


def round_stamp(rng, page, face, text, x, y, dpi):
    """A library's stamp: its name around a number written by hand, about (x, y), within a toothed ring."""
    radius, ink = 0.55 * dpi, rng.uniform(0.5, 0.9)
    for n, letter in enumerate(text):
        turn = radians(-150 + 300 * n / (len(text) - 1))
        tile = Image.new("L", (round(0.2 * dpi),) * 2, 0)
        ImageDraw.Draw(tile).text((0.1 * dpi, 0.1 * dpi), letter, font=face, fill=255, anchor="mm")
        tile = np.asarray(tile.rotate(-np.degrees(turn), Image.BICUBIC), np.float32) / 255 * ink
        top, left = round(y - radius * cos(turn) - 0.1 * dpi), round(x + radius * sin(turn) - 0.1 * dpi)
        area = page[top : top + tile.shape[0], left : left + tile.shape[1]]
        np.maximum(area, tile[: area.shape[0], : area.shape[1]], out=area)
    for n in range(90):
        turn = 2 * pi * n / 90
        ends = np.array([[x + r * sin(turn), y - r * cos(turn)] for r in (0.66 * dpi, 0.7 * dpi)])
        hand.draw(page, hand.Stroke(ends, np.array([0.012 * dpi] * 2), ink))
    for stroke in hand.scrawl(rng, x - 0.15 * dpi, y, 0.15 * dpi):
        hand.draw(page, stroke)


def black_edges(rng, page, dpi):
    """What the glass showed beside the sheet: one to three edges, straight or torn, and the holes of a binder."""
    height, width = page.shape
    for side in rng.permutation(4)[: int(rng.choice([1, 1, 2, 3]))]:
        long = height if side < 2 else width
        depth = rng.uniform(0.05, 0.4) * dpi + (rng.normal(0, 0.02, long).cumsum() * 0.05 * dpi if rng.random() < 0.4 else np.zeros(long))
        depth = np.clip(depth, 0, 0.5 * dpi).astype(int)[:, None]
        strip = np.arange(width if side < 2 else height)[None, :]
        dark = strip < depth if side % 2 == 0 else strip >= strip.shape[1] - depth
        page[dark if side < 2 else dark.T] = 1.0
    if rng.random() < 0.4:
        rows, columns = np.ogrid[:height, :width]
        for at in (0.13, 0.5, 0.87):
            page[(rows - at * height) ** 2 + (columns - 0.4 * dpi) ** 2 < (0.13 * dpi) ** 2] = 1.0


def excise(page, lines, run, left, right, cap, dpi, code, face):
    """Blacks a line out (no code) or leaves a frame with the code in its place; the runs that are left."""
    x0, y0, x1, y1 = round(left), round(run.y - 1.3 * cap), round(right), round(run.y + 0.4 * cap)
    if code is None:
        page[y0:y1, x0:x1] = 1.0
    else:
        image = Image.new("L", (x1 - x0 + 1, y1 - y0 + 1), 0)
        box = ImageDraw.Draw(image)
        box.rectangle([0, 0, x1 - x0, y1 - y0], outline=255, width=max(1, dpi // 150))
        box.text(((x1 - x0) / 2, run.y - y0), code, font=face, fill=255, anchor="ms")
        frame = np.asarray(image, np.float32) / 255
        area = page[y0 : y1 + 1, x0 : x1 + 1]
        area[:] = frame[: area.shape[0], : area.shape[1]]
    return [r for r in lines if not (y0 < r.y <= y1 and x0 <= r.x < x1)]
