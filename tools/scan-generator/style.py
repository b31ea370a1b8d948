"""What the pages of one memorandum have in common, and what they are made of."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

WORDS = json.loads((Path(__file__).parent / "conversations.json").read_text())
MARKS = {"U": "U", "C": "C", "S": "S", "TS": "TS", "SBU": "SBU", "LOU": "LOU", "C/NF": "C", "S/NF": "S", "C-OADR": "C"}
ALLOWED = {
    "C": ["U", "C", "C", "C/NF", "SBU", "LOU", "C-OADR"],
    "S": ["U", "C", "S", "S", "S/NF", "SBU"],
    "TS": ["U", "C", "S", "TS", "TS"],
}
BANNERS = {"C": "CONFIDENTIAL", "S": "SECRET", "TS": "TOP SECRET"}
STROKES = ["none", "level", "slanted", "slanted", "curved", "double", "wavy", "drawn", "drawn"]


def pick(rng, values):
    return values[int(rng.integers(len(values)))]


@dataclass
class Faces:
    """Gives the faces: `typed(index, px)` of those in fonts.json, `stamp(bold, px)` of rubber stamps."""

    entries: list
    typed: object
    stamp: object


@dataclass
class Style:
    """What all pages of one memorandum have in common."""

    dpi: int
    index: int
    face: object
    size: int
    cap: float
    margin: float
    right: float
    head: str
    late: bool
    marked: bool
    stroke: str
    scope: str
    place: str
    high: str
    rubber: bool
    rubber_struck: bool
    both: bool
    banner_struck: bool
    centred: bool
    underline: bool
    capitals: bool
    worn: float
    order: str | None
    by_hand: bool
    generations: int
    labels: list = field(default_factory=list)

    @property
    def leading(self):
        return self.dpi / 6 if self.size < self.dpi / 6 else 1.05 * self.size

    def strike(self, rng, written):
        share = 0 if self.stroke == "none" else 0.8
        return self.stroke if written not in ("U", "SBU", "LOU") and rng.random() < share else None


def draw_style(rng, faces, dpi=None):
    dpi = dpi or pick(rng, [200, 300, 300, 400])
    weights = np.array([f["weight"] * f.get("brackets", True) for f in faces.entries], float)
    index = int(rng.choice(len(faces.entries), p=weights / weights.sum()))
    size = round(pick(rng, [10, 11, 12, 12]) / 72 * dpi)
    face = faces.typed(index, size)
    margin = dpi * rng.uniform(0.9, 1.25)
    late = rng.random() < 0.2
    stroke = pick(rng, STROKES)
    head = pick(rng, ["joint", "joint", "apart", "state", "columns", "nsc"])
    return Style(
        dpi=dpi,
        index=index,
        face=face,
        size=size,
        cap=-face.getbbox("H", anchor="ls")[1],
        margin=margin,
        right=round(8.5 * dpi) - margin * rng.uniform(0.8, 1.0),
        head=head,
        late=late,
        # Portions were first marked in the 1970s.
        marked=head != "nsc" or rng.random() < 0.6,
        stroke=stroke,
        scope=pick(rng, ["letter", "mark"]),
        place="before" if late else pick(rng, ["end", "end", "end", "own line"]),
        high=pick(rng, ["C", "S", "S", "TS"]),
        rubber=rng.random() < 0.2,
        both=rng.random() < 0.15,
        rubber_struck=stroke != "none" and rng.random() < 0.7,
        banner_struck=stroke != "none" and rng.random() < 0.7,
        centred=rng.random() < 0.7,
        underline=rng.random() < 0.4,
        capitals=rng.random() < 0.5,
        worn=rng.uniform(0.6, 0.95) if rng.random() < 0.4 else 1.0,
        order=pick(rng, ["13526", "12958"]) if rng.random() < 0.6 else None,
        by_hand=rng.random() < 0.5,
        generations=pick(rng, [0, 1, 1, 2, 3]),
    )
