"""A model of a hand with a pen: paths that cancel a mark or a word, and how they look on paper.

Lengths are in cap heights of the text, angles in degrees, y grows downwards.
"""

from dataclasses import dataclass
from math import cos, pi, radians, sin, tan

import numpy as np
from PIL import Image, ImageDraw

OVERSAMPLE = 3


@dataclass
class Stroke:
    """One pen movement: points in page pixels, the pen's width at each, ink 0..1."""

    points: np.ndarray
    widths: np.ndarray
    ink: float


def _path(rng, x0, y0, x1, y1, bow, wobble, n=28):
    """From one point to another with a bow to the side and the slow shake of a hand."""
    t = np.linspace(0, 1, n)
    dx, dy = x1 - x0, y1 - y0
    length = max(1e-6, (dx * dx + dy * dy) ** 0.5)
    shake = np.zeros(n)
    for k in (1, 2, 3):
        shake += rng.normal(0, wobble / k) * np.sin(pi * k * t + rng.uniform(0, 2 * pi))
    side = bow * np.sin(pi * t) + shake
    return np.stack([x0 + dx * t - dy / length * side, y0 + dy * t + dx / length * side], 1)


def _stroke(rng, points, width, ink):
    n = len(points)
    pressure = 1 + rng.normal(0, 0.08) * np.sin(np.linspace(0, rng.uniform(2, 8), n))
    if rng.random() < 0.5:
        taper = rng.uniform(0.3, 0.9)
        pressure = pressure * np.clip(np.linspace(1.15, taper, n) if rng.random() < 0.7 else np.linspace(taper, 1.1, n), 0.2, 1.3)
    return Stroke(points, np.clip(width * pressure, 1.0, None), ink)


def cancel(rng, box, cap):
    """Strokes that cancel what stands in `box` (x0, y0, x1, y1 of the letters): the kind and the strokes."""
    x0, y0, x1, y1 = box
    cx, cy, w, h = (x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0
    ink = float(np.clip(rng.normal(0.9, 0.15), 0.35, 1.0))
    width = cap * float(rng.choice([rng.uniform(0.06, 0.14), rng.uniform(0.12, 0.26), rng.uniform(0.25, 0.42)], p=[0.35, 0.5, 0.15]))
    wobble = cap * rng.uniform(0.0, 0.05)
    kinds = {"level": 0.34, "rising": 0.27, "falling": 0.05, "double": 0.07, "cross": 0.03, "scribble": 0.03, "flick": 0.06, "wave": 0.08, "dash": 0.07}
    kind = str(rng.choice(list(kinds), p=list(kinds.values())))
    # Of a mark with a caveat a hand often strikes the level alone.
    if w > 4.5 * cap and rng.random() < 0.45:
        x1 = x0 + 2.6 * cap
        cx, w = (x0 + x1) / 2, x1 - x0

    def level():
        slope = tan(radians(rng.normal(-1.5, 6)))
        a = x0 - cap * rng.uniform(-0.35, 0.9)
        b = x1 + cap * rng.uniform(-0.35, 1.2)
        y = cy + cap * rng.normal(0, 0.2)
        return _path(rng, a, y - slope * (cx - a), b, y + slope * (b - cx), cap * rng.normal(0, 0.12), wobble)

    def wave():
        """A level line that swings up and down, evenly or less and less."""
        path = level()
        t = np.linspace(0, 1, len(path))
        swing = cap * rng.uniform(0.07, 0.3) * np.linspace(1, rng.uniform(0.4, 1.2), len(path))
        return path + np.stack([0 * t, swing * np.sin(2 * pi * rng.uniform(0.8, 4) * t + rng.uniform(0, 2 * pi))], 1)

    def dash():
        """A short line over the letters, which leaves the brackets alone."""
        half = max(0.3 * cap, w / 2 - cap * rng.uniform(0.4, 1.05))
        px, y, slope = cx + cap * rng.normal(0, 0.12), cy + cap * rng.normal(0, 0.12), tan(radians(rng.normal(4, 9)))
        return _path(rng, px - half, y + slope * half, px + half, y - slope * half, cap * rng.normal(0, 0.06), wobble / 2)

    def diagonal(sign):
        angle = radians(rng.uniform(18, 65)) * sign
        # From a dash inside the letter to a line past both brackets.
        reach = max(h, min(w, 2.6 * cap) * 0.8) * rng.uniform(0.27, 0.95)
        px, py = cx + cap * rng.normal(0, 0.2), cy + cap * rng.normal(0, 0.14)
        return _path(rng, px - cos(angle) * reach, py + sin(angle) * reach, px + cos(angle) * reach, py - sin(angle) * reach, cap * rng.normal(0, 0.12), wobble)

    if kind == "level":
        paths = [level()]
    elif kind == "double":
        first = level() if rng.random() < 0.75 else dash() if rng.random() < 0.5 else diagonal(1)
        paths = [first, first + [rng.normal(0, 0.2) * cap, rng.uniform(0.15, 0.45) * cap]]
    elif kind in ("wave", "dash"):
        paths = [wave() if kind == "wave" else dash()]
    elif kind == "rising":
        paths = [diagonal(1)]
    elif kind == "falling":
        paths = [diagonal(-1)]
    elif kind == "cross":
        paths = [diagonal(1), diagonal(-1)]
    elif kind == "scribble":
        turns = rng.integers(4, 9)
        xs = np.linspace(x0 - 0.2 * cap, x1 + 0.2 * cap, turns)
        ys = cy + cap * np.where(np.arange(turns) % 2 == 0, 0.4, -0.4) * rng.uniform(0.6, 1.3, turns)
        paths = [np.concatenate([_path(rng, xs[i], ys[i], xs[i + 1], ys[i + 1], 0, 0, 8) for i in range(turns - 1)])]
    else:
        main = level()
        end = main[-1]
        paths = [np.concatenate([main, _path(rng, end[0], end[1], end[0] + cap * rng.uniform(0.2, 0.9), end[1] - cap * rng.uniform(0.1, 0.9), 0, 0, 10)])]
    return kind, [_stroke(rng, path, width, ink) for path in paths]


def rule(rng, x0, x1, y, cap):
    """A typed or drawn rule under x0..x1: what underlines a speaker's label."""
    width = cap * rng.uniform(0.05, 0.12)
    return Stroke(np.array([[x0, y], [x1, y + rng.normal(0, 0.02) * cap]]), np.array([width, width]), 1.0)


def scrawl(rng, x, y, cap):
    """Initials, a date or a number in the margin: loops, bows and slashes that are no mark. Several strokes."""
    size = cap * rng.uniform(0.6, 1.6)
    width, ink = cap * rng.uniform(0.08, 0.25), float(rng.uniform(0.5, 1))
    strokes = []
    for _ in range(int(rng.integers(1, 7))):
        t = np.linspace(0, 1, 24)
        start, sweep = rng.uniform(0, 2 * pi), rng.choice([-1, 1]) * rng.uniform(0.2, 9)
        if rng.random() < 0.35:
            lean = rng.uniform(-0.6, 0.6)
            points = np.stack([x + lean * size * t, y + size * (t - 0.5) * rng.uniform(0.8, 1.6)], 1)
        else:
            drift = rng.uniform(-0.2, 1.2)
            points = np.stack([x + size * (0.35 * np.cos(start + sweep * t) + drift * t), y + size * 0.5 * np.sin(start + sweep * t)], 1)
        strokes.append(_stroke(rng, points, width, ink))
        x += size * rng.uniform(0.4, 1.0)
    return strokes


def draw(page, stroke):
    """Lay a stroke onto `page`, a float array of ink 0..1, darkening what is there."""
    height, width = page.shape
    pad = stroke.widths.max() + 2
    left, top = np.floor(stroke.points.min(0) - pad).astype(int)
    right, bottom = np.ceil(stroke.points.max(0) + pad).astype(int)
    left, top, right, bottom = max(0, left), max(0, top), min(width, right), min(height, bottom)
    if right - left < 2 or bottom - top < 2:
        return
    k = OVERSAMPLE
    tile = Image.new("L", ((right - left) * k, (bottom - top) * k), 0)
    pen = ImageDraw.Draw(tile)
    points = (stroke.points - [left, top]) * k
    for i in range(len(points) - 1):
        a, b, w = points[i], points[i + 1], stroke.widths[i] * k
        pen.line([tuple(a), tuple(b)], fill=255, width=max(1, round(w)))
        pen.ellipse([b[0] - w / 2, b[1] - w / 2, b[0] + w / 2, b[1] + w / 2], fill=255)
    ink = np.asarray(tile.resize((right - left, bottom - top), Image.BOX), np.float32) / 255 * stroke.ink
    area = page[top:bottom, left:right]
    np.maximum(area, ink, out=area)
