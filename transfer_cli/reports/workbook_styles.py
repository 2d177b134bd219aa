"""How the cells of a workbook look: the part of its file that lists the styles, and the place of each in that list."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from transfer_cli.reports.sheet import Look
from transfer_cli.reports.table import Cell


class _Style(NamedTuple):
    """Numbers of a font, a fill and a border of `_LISTS`, each counted from 0, and whether lines are broken."""

    font: int = 0
    fill: int = 0
    border: int = 0
    wraps: bool = False


_LOOKS = {
    Look.PLAIN: _Style(),
    Look.WRAPPED: _Style(wraps=True),
    Look.BOLD: _Style(font=1),
    Look.HEADING: _Style(font=2),
    Look.TITLE: _Style(font=3, wraps=True),
    Look.COLUMN: _Style(font=1, fill=2, border=1, wraps=True),
    Look.TOTAL: _Style(font=1, border=2),
    Look.TOTAL_WRAPPED: _Style(font=1, border=2, wraps=True),
}

_FORMATS = (0, 164, 3, 165)
"""Numbers of the formats of text, a day, a whole number and one with a decimal."""

_PLACES = {look: place * len(_FORMATS) for place, look in enumerate(_LOOKS)}

_LISTS = """\
<numFmts count="2">
<numFmt numFmtId="164" formatCode="d mmm yyyy"/><numFmt numFmtId="165" formatCode="#,##0.0"/>
</numFmts>
<fonts count="4">
<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="13"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font>
</fonts>
<fills count="3">
<fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFEFF3F6"/></patternFill></fill>
</fills>
<borders count="3">
<border><left/><right/><top/><bottom/></border>
<border><left/><right/><top/><bottom style="medium"><color rgb="FF16202A"/></bottom></border>
<border><left/><right/><top style="medium"><color rgb="FF16202A"/></top><bottom/></border>
</borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
"""
"""The first two fills are the same in every workbook."""

_NORMAL = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\n'


def style_of(look: Look, value: Cell) -> int:
    """The place, in the list of styles, of a cell of that look with a value of that type."""
    if isinstance(value, date):
        return _PLACES[look] + 1
    if isinstance(value, int | float):
        return _PLACES[look] + (3 if isinstance(value, float) else 2)
    return _PLACES[look]


def styles_xml(namespace: str) -> str:
    """The part of the file that lists the styles."""
    each = "".join(_style_xml(style, number) for style in _LOOKS.values() for number in _FORMATS)
    return f'<styleSheet xmlns="{namespace}">\n{_LISTS}<cellXfs>{each}</cellXfs>\n{_NORMAL}</styleSheet>'


def _style_xml(style: _Style, number_format: int) -> str:
    wrap = '<alignment vertical="top" wrapText="1"/>' if style.wraps else ""
    return (
        f'<xf numFmtId="{number_format}" fontId="{style.font}" fillId="{style.fill}" borderId="{style.border}" xfId="0"'
        f' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{wrap}</xf>'
    )
