"""What is put onto a typed page: a pen's strokes, stamps and their filling-in by hand, excisions, copies."""

from math import pi, radians

import numpy as np
from PIL import Image, ImageDraw

import hand
import paper


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


def release_stamp(rng, page, faces, order, x, y, dpi, by_hand):
    """`DECLASSIFIED / PER E.O. …`; case number, initials and date written under it by hand."""
    texts = ["DECLASSIFIED", f"PER E.O. {order}"]
    put_stamp(page, faces.stamp(True, round(0.15 * dpi)), texts, x, y, float(rng.normal(0, 3)), 0.95, rng.random() < 0.3)
    if by_hand:
        for _ in range(int(rng.integers(2, 6))):
            at = (x + rng.uniform(0, 1.1) * dpi, y + rng.uniform(0.42, 0.6) * dpi)
            for stroke in hand.scrawl(rng, *at, 0.1 * dpi):
                hand.draw(page, stroke)


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
