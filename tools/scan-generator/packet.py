"""Sets a file of several invented memoranda with the sheets that archives put between them."""

import overprint
from document import make_page, open_sheet, scanned, type_sheet
from style import WORDS, draw_style, pick


def withdrawal_sheet(sheet, rng):
    library = pick(rng, WORDS["surnames"])
    sheet.centre(pick(rng, ["Withdrawal/Redaction Sheet", "WITHDRAWAL SHEET", "WITHDRAWAL / REDACTION SHEET"]))
    sheet.feed()
    sheet.centre(f"({library} Library)")
    sheet.feed(2)
    columns = [0, 11, 49, 58]
    def row(*cells):
        for column, cell in zip(columns, cells):
            if cell:
                sheet.put(cell, sheet.left + column * sheet.length("0"))
        sheet.feed()
    row("NO./TYPE", "SUBJECT/TITLE", "DATE", "CODE")
    sheet.feed()
    for n in range(int(rng.integers(1, 5))):
        year = int(rng.integers(85, 100))
        row(f"{n + 1:02d}. {pick(rng, ['memcon', 'telcon', 'memo'])}", f"{pick(rng, WORDS['heads'])} {pick(rng, WORDS['surnames'])}", f"{int(rng.integers(1, 13))}/{int(rng.integers(1, 29))}/{year}", pick(rng, ["P1", "P1/b(1)", "(b)(1)"]))
        row("", f"({int(rng.integers(1, 9))} pages)")
        sheet.feed()
    sheet.feed(2)
    for line in ["COLLECTION:", f"  {library} Records: National Security Council", f"OA/Box Number:  {int(rng.integers(1000, 9999))}", "", "RESTRICTION CODES", "P1  National security classified information", "b(1)  National security classified information"]:
        sheet.put(line)
        sheet.feed()


def marker(sheet, rng):
    sheet.feed(int(rng.integers(2, 8)))
    sheet.centre(pick(rng, ["FOIA MARKER", "MR MARKER", "MDR MARKER"]))
    sheet.feed(2)
    for line in ["This is not a textual record. This is used as an", "administrative marker by the Library Staff."]:
        sheet.put(line)
        sheet.feed()
    sheet.feed()
    for label in ["Folder Title:", "Staff Office-Individual:", "Original OA/ID Number:"]:
        sheet.put(f"{label}  {pick(rng, WORDS['countries'])}-{int(rng.integers(100, 999))}")
        sheet.feed(1.5)


def profile_sheet(sheet, rng):
    number = f"{int(rng.integers(85, 95))}{int(rng.integers(10000, 99999))}"
    sheet.centre("NSC/S PROFILE")
    sheet.put(f"RECORD ID: {number}", sheet.right - 19 * sheet.length("0"))
    sheet.feed(3)
    for label in ["TO:", "FROM:", "KEYWORDS:", "PERSONS:"]:
        sheet.put(f"{label} {pick(rng, WORDS['surnames']).upper()}")
        sheet.feed(3)
    sheet.put(f"SUBJECT:  {pick(rng, ['TELCON', 'MEMCON'])} BTW PRES & {pick(rng, WORDS['surnames']).upper()}")
    sheet.feed(2)
    sheet.put("ACTION: FOR RECORD PURPOSES          STATUS: C")
    sheet.feed(2)
    sheet.put("FILES: WH          NSCIF:          CODES:")
    sheet.feed(2)
    sheet.centre("D O C U M E N T   D I S T R I B U T I O N")
    sheet.feed(2)
    sheet.put("FOR ACTION          FOR CONCURRENCE          FOR INFO")


def cover(sheet, rng):
    sheet.feed(int(rng.integers(4, 12)))
    for line in pick(rng, [["TOP SECRET COVER SHEET"], ["ROUTING AND RECORD SHEET"], ["TRANSMITTAL SLIP"]]):
        sheet.centre(line)
        sheet.feed(3)
    for label in ["TO:", "FROM:", "DATE:"]:
        sheet.put(f"{label}  {pick(rng, WORDS['surnames'])}")
        sheet.feed(2)


def blank(sheet, rng):
    pass


SHEETS = {"withdrawal-sheet": withdrawal_sheet, "marker": marker, "profile-sheet": profile_sheet, "cover": cover, "blank": blank}


def make_sheet(rng, faces, dpi, kind):
    """A page (grey, uint8) that belongs to no memorandum."""
    style = draw_style(rng, faces, dpi)
    sheet = open_sheet(style)
    sheet.y = dpi * 1.2
    SHEETS[kind](sheet, rng)
    page = type_sheet(rng, sheet, style, 11 * dpi)
    if kind != "blank":
        page = overprint.copied(rng, page, sheet, style.generations, style.scope, style.cap, dpi / 300)
    return scanned(rng, page, dpi)[0]


def make_packet(rng, faces):
    """(pages, truth): two or three memoranda of one to three pages, with sheets before and between them."""
    dpi = pick(rng, [200, 300, 300])
    pages, others, records, looks = [], [], [], []
    for n in range(int(rng.integers(2, 4))):
        count = int(rng.integers(0, 3)) if n else int(rng.integers(1, 3))
        for kind in (pick(rng, ["withdrawal-sheet", "marker", "profile-sheet", "cover", "blank"]) for _ in range(count)):
            pages.append(make_sheet(rng, faces, dpi, kind))
            others.append({"page": len(pages), "kind": kind})
        style = draw_style(rng, faces, dpi)
        first = len(pages) + 1
        for number in range(1, int(rng.integers(2, 5))):
            grey, truth = make_page(rng, faces, style, number)
            pages.append(grey)
            looks.append({"page": len(pages)} | truth)
        records.append({"pages": [first, len(pages)]} | looks[first - len(pages) - 1]["header"])
    for look in looks:
        del look["header"]
    return pages, {"dpi": dpi, "records": records, "others": others, "pages": looks}
