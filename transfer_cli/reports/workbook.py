"""A workbook as an XLSX file (ECMA-376), written to its parts at once; the same sheets give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from transfer_cli.reports.sheet import Sheet
from transfer_cli.reports.sheet_xml import MAIN, escaped, sheet_xml
from transfer_cli.reports.workbook_styles import styles_xml

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(sheets: Sequence[Sheet], title: str, creator: str, day: date) -> bytes:
    """The file.

    Args:
        day: When it says that it was made.
    """
    texts: dict[str, int] = {}
    pages = {f"worksheets/sheet{number}.xml": sheet_xml(sheet, texts) for number, sheet in enumerate(sheets, start=1)}
    others = {"styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    parts = {
        "[Content_Types].xml": _types(pages),
        "_rels/.rels": _relations([(f"{_LINKS}/officeDocument", "xl/workbook.xml"), (_CORE, "docProps/core.xml")]),
        "docProps/core.xml": _properties(title, creator, day),
        "xl/workbook.xml": _contents(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"{_LINKS}/worksheet", page) for page in pages] + [(f"{_LINKS}/{k}", name) for k, name in others.items()]
        ),
        "xl/styles.xml": styles_xml(MAIN),
        "xl/sharedStrings.xml": _shared(texts),
        **{f"xl/{page}": xml for page, xml in pages.items()},
    }
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, xml in parts.items():
            content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'
            archive.writestr(ZipInfo(name), content.encode(), ZIP_DEFLATED)
    return made.getvalue()


def _types(pages: Iterable[str]) -> str:
    """What each part is."""
    kinds = {
        "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPE}.styles+xml",
        "/xl/sharedStrings.xml": f"{_TYPE}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/xl/{page}": f"{_TYPE}.worksheet+xml" for page in pages},
    }
    each = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    """Which parts belong to a part, each by its kind and path; they are `rId1` and so on."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _properties(title: str, creator: str, day: date) -> str:
    when = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(creator)}</dc:creator>"
        f"<dcterms:created {when}</dcterms:created><dcterms:modified {when}</dcterms:modified></cp:coreProperties>"
    )


def _contents(sheets: Sequence[Sheet]) -> str:
    """The names of the sheets, and the rows that are printed on every page of theirs."""
    names = [escaped(sheet.name) for sheet in sheets]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, start=1)
    )
    rows = [
        f"'{name}'!${sheet.head}:${sheet.head}" if sheet.head else "" for name, sheet in zip(names, sheets, strict=True)
    ]
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">{row}</definedName>'
        for place, row in enumerate(rows)
        if row
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}"><bookViews><workbookView/></bookViews><sheets>{listed}</sheets>'
        f'{f"<definedNames>{repeated}</definedNames>" if repeated else ""}<calcPr fullCalcOnLoad="1"/></workbook>'
    )


def _shared(texts: Iterable[str]) -> str:
    """Every text of the cells, in the order of its number."""
    each = "".join(f"<si>{_text(text)}</si>" for text in texts)
    return f'<sst xmlns="{MAIN}">{each}</sst>'


def _text(text: str) -> str:
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{kept}>{escaped(text)}</t>"
