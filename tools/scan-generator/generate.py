"""Make training pages: `python generate.py OUT --pages N --seed S [--fonts DIR …]`.

Writes page-NNNNN.pgm (grey) and page-NNNNN.json (size, words with boxes, marks with level and stroke); with `--whole`
whole letter pages of invented memoranda, document-SEED-NNNNN.png and .json, with `--packets` whole files of several
memoranda, packet-SEED-NNNNN.pdf and .json; nothing is trained on them. With `--figures` lines of dates, reasons and
orders, figures-SEED-NNNNN.pgm and .json, for the reader of figures.
The same seed and fonts give the same pages.
"""

import argparse
import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageFont

from document import make_document
from figures import make_figures
from packet import make_packet
from page import make_page
from style import Faces

FONT_FOLDERS = ["/usr/share/fonts", "/usr/share/texmf/fonts"]


def find_faces(folders):
    """The faces of fonts.json that are installed, with their paths; names those that are missing."""
    wanted = json.loads((Path(__file__).parent / "fonts.json").read_text())["faces"]
    paths = {p.name: p for folder in folders for p in Path(folder).rglob("*") if p.suffix in (".otf", ".ttf", ".woff")}
    missing = [f["file"] for f in wanted if f["file"] not in paths]
    if missing:
        print("not installed:", ", ".join(missing))
    found = [{**f, "path": str(paths[f["file"]])} for f in wanted if f["file"] in paths]
    if not found:
        raise SystemExit("No face of fonts.json is installed: see README.md for the packages.")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fonts", action="append", default=[], help="further folder to search for faces")
    parser.add_argument("--whole", action="store_true", help="whole memoranda, to measure on")
    parser.add_argument("--packets", action="store_true", help="files of several memoranda with sheets between them, `--pages` of them")
    parser.add_argument("--figures", action="store_true", help="lines of dates, reasons and orders under stamps, to train on")
    args = parser.parse_args()
    faces = find_faces(FONT_FOLDERS + args.fonts)
    args.out.mkdir(parents=True, exist_ok=True)

    @lru_cache(None)
    def face_of(index, px):
        return ImageFont.truetype(faces[index]["path"], px)

    @lru_cache(None)
    def stamp_face(bold, px):
        name = "NimbusSans-Bold.otf" if bold else "LiberationSansNarrow-Regular.ttf"
        paths = [p for folder in FONT_FOLDERS for p in Path(folder).rglob("*") if p.name in (name, "NimbusSans-Regular.otf")]
        return ImageFont.truetype(str(sorted(paths, key=lambda p: p.name != name)[0]), px)

    stock = Faces(faces, face_of, stamp_face)
    for n in range(args.pages):
        rng = np.random.default_rng([args.seed, n])
        if args.packets:
            sheets, truth = make_packet(rng, stock)
            name = f"packet-{args.seed:03d}-{n:05d}"
            dpi = truth["dpi"]
            first, *others = [Image.fromarray(sheet) for sheet in sheets]
            first.save(args.out / f"{name}.pdf", resolution=dpi, save_all=True, append_images=others, quality=70)
            (args.out / f"{name}.json").write_text(json.dumps(truth))
            continue
        if args.whole:
            grey, truth = make_document(rng, stock)
            name = f"document-{args.seed:03d}-{n:05d}"
            Image.fromarray(grey).save(args.out / f"{name}.png", dpi=(truth["dpi"], truth["dpi"]))
            (args.out / f"{name}.json").write_text(json.dumps(truth))
            continue
        if args.figures:
            grey, truth = make_figures(rng, stock)
            name = f"figures-{args.seed:03d}-{n:05d}"
        else:
            grey, truth = make_page(rng, face_of, faces)
            name = f"page-{args.seed:03d}-{n:05d}"
        Image.fromarray(grey).save(args.out / f"{name}.pgm")
        truth |= {"width": grey.shape[1], "height": grey.shape[0]}
        (args.out / f"{name}.json").write_text(json.dumps(truth))


if __name__ == "__main__":
    main()
