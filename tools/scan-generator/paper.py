"""What copying and scanning do to a page of ink (float array, 0 white to 1 black)."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def _blur(page, sigma):
    image = Image.fromarray((np.clip(page, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(sigma)), np.float32) / 255


def _field(rng, shape, cells, low, high):
    """A slowly changing field over the page."""
    grid = rng.uniform(low, high, (cells, cells)).astype(np.float32)
    return np.asarray(Image.fromarray(grid).resize((shape[1], shape[0]), Image.BICUBIC), np.float32)


def stamp(rng, page, face, texts):
    """A rubber stamp at an angle, or a typed bar over withheld words with its code."""
    text = str(rng.choice(texts))
    left, top, right, bottom = face.getbbox(text)
    pad = int(rng.integers(2, 14))
    tile = Image.new("L", (right - left + 2 * pad, bottom - top + 2 * pad), 0)
    pen = ImageDraw.Draw(tile)
    fill = int(rng.integers(90, 255))
    pen.text((pad - left, pad - top), text, font=face, fill=fill)
    if rng.random() < 0.3:
        # Hollow letters, as the outlined rubber stamps have.
        pen.text((pad - left, pad - top), text, font=face, fill=0, stroke_width=int(rng.integers(1, 3)), stroke_fill=fill)
    if rng.random() < 0.6:
        pen.rectangle([0, 0, tile.width - 1, tile.height - 1], outline=fill, width=int(rng.integers(1, 5)))
    if rng.random() < 0.12:
        pen.rectangle([0, 0, tile.width, tile.height], fill=fill)
    factor = rng.uniform(0.7, 3.2)
    tile = tile.resize((max(4, int(tile.width * factor)), max(4, int(tile.height * factor)))).rotate(rng.normal(0, 9), expand=True)
    ink = np.asarray(tile, np.float32)[: page.shape[0], : page.shape[1]] / 255
    y, x = (int(rng.integers(0, max(1, n - m + 1))) for n, m in zip(page.shape, ink.shape))
    area = page[y : y + ink.shape[0], x : x + ink.shape[1]]
    np.maximum(area, ink, out=area)


def dirt(rng, page, scale):
    """What the glass adds: a black edge, a punch hole, a crease."""
    height, width = page.shape
    kind = rng.integers(3)
    if kind == 0:
        page[:, : int(rng.uniform(5, 40) * scale)] = rng.uniform(0.5, 1)
    elif kind == 1:
        y, x = np.ogrid[:height, :width]
        cy, cx, r = rng.uniform(0, height), rng.uniform(0, width), rng.uniform(15, 35) * scale
        page = np.where((y - cy) ** 2 + (x - cx) ** 2 < r * r, 0.9, page)
    else:
        at = int(rng.uniform(0, height))
        page[at : at + max(1, int(2 * scale))] = np.maximum(page[at : at + max(1, int(2 * scale))], rng.uniform(0.2, 0.8))
    return page.astype(np.float32)


def copy(rng, page, scale):
    """One generation: optics blur, exposure decides how much the letters swell or thin, ink drops out in places."""
    page = _blur(page, scale * rng.uniform(0.35, 1.15))
    if rng.random() < 0.4:
        page = page * _field(rng, page.shape, 5, rng.uniform(0.55, 0.95), 1.0)
    if rng.random() < 0.6:
        page = page + rng.normal(0, rng.uniform(0.01, 0.09), page.shape).astype(np.float32)
    threshold, gain = rng.uniform(0.28, 0.62), rng.uniform(6, 30)
    return 1 / (1 + np.exp(-gain * (page - threshold)))


def specks(rng, page, scale):
    """Dust and toner: dots of one to a few pixels, rarely in swarms."""
    density = float(rng.choice([0, 1e-5, 6e-5, 4e-4], p=[0.35, 0.35, 0.2, 0.1]))
    for _ in range(rng.poisson(density * page.size)):
        r = max(1, int(scale * abs(rng.normal(0, 1.6))))
        y, x = int(rng.integers(0, page.shape[0])), int(rng.integers(0, page.shape[1]))
        page[y : y + r, x : x + r] = rng.choice([0.9, 0.9, 0.0])
    return page


def scan(rng, page, scale):
    """The scanner: two levels, or grey with paper tone, noise and JPEG. Returns uint8, 0 black."""
    page = np.clip(page, 0, 1)
    if rng.random() < 0.6:
        return np.where(_blur(page, scale * rng.uniform(0.2, 0.7)) > rng.uniform(0.3, 0.6), 0, 255).astype(np.uint8)
    white, black = rng.uniform(215, 255), rng.uniform(0, 70)
    grey = white + (black - white) * _blur(page, scale * rng.uniform(0.3, 0.9))
    grey = grey + rng.normal(0, rng.uniform(0, 6), page.shape)
    image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    if rng.random() < 0.6:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=int(rng.integers(25, 90)))
        image = Image.open(buffer)
    return np.asarray(image, np.uint8)
