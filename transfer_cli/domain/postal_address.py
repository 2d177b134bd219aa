"""Which address a national letter service takes, by its public rules, and in which lines.

GOV.UK Notify, guidance "Bulk send letters" and "Address lines": three to seven lines, the last one a UK postcode or a
country; BFPO addresses have their BFPO number and no country; no line begins with one of a few characters; nobody is
written to at no fixed abode.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST, MOST = 3, 7
"""Lines of an address, the name among them."""

NOT_AT_THE_START = '@()=[]"\\/,<>~'
"""Characters that no line begins with."""

_AREAS = (
    "AB", "AL", "B", "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB", "CF", "CH", "CM",
    "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX",
    "FK", "FY", "G", "GL", "GU", "GX", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV",
    "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE",
    "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE",
    "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
    "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
)  # fmt: skip
_POSTCODE = re.compile(rf"({'|'.join(_AREAS)})\d[\dA-Z]?\d[ABD-HJLNP-UW-Z]{{2}}")
_BFPO = re.compile(r"bfpo\s*(?:c/o)?\s*(\d+)", re.IGNORECASE)
_BFPO_WITHOUT_NUMBER = re.compile(r"bfpo\s*(?:c/o)?\s*", re.IGNORECASE)
_NO_ABODE = re.compile(r"\bno fixed (?:abode|address)\b", re.IGNORECASE)

UK = frozenset(
    {
        "alderney", "britain", "cymru", "england", "gb", "great britain", "guernsey", "isle of man", "jersey",
        "northern ireland", "sark", "scotland", "u.k.", "uk", "united kingdom", "wales",
    }
)  # fmt: skip
"""Names of the United Kingdom and of islands with its postcodes; such a last line is left out: the postcode says it."""

COUNTRIES: frozenset[str] = frozenset(
    "Afghanistan,Albania,Algeria,Andorra,Angola,Antigua and Barbuda,Argentina,Armenia,Australia,Austria,Azerbaijan,"
    "Bahamas,Bahrain,Bangladesh,Barbados,Belarus,Belgium,Belize,Benin,Bermuda,Bhutan,Bolivia,Bosnia and Herzegovina,"
    "Botswana,Brazil,Brunei,Bulgaria,Burkina Faso,Burundi,Cambodia,Cameroon,Canada,Cape Verde,Cayman Islands,"
    "Central African Republic,Chad,Chile,China,Colombia,Comoros,Congo,Costa Rica,Croatia,Cuba,Cyprus,Czech Republic,"
    "Czechia,Denmark,Djibouti,Dominica,Dominican Republic,East Timor,Ecuador,Egypt,El Salvador,Equatorial Guinea,"
    "Eritrea,Estonia,Eswatini,Ethiopia,Falkland Islands,Fiji,Finland,France,Gabon,Gambia,Georgia,Germany,Ghana,"
    "Gibraltar,Greece,Greenland,Grenada,Guatemala,Guinea,Guinea-Bissau,Guyana,Haiti,Honduras,Hong Kong,Hungary,Iceland,"
    "India,Indonesia,Iran,Iraq,Ireland,Israel,Italy,Ivory Coast,Jamaica,Japan,Jordan,Kazakhstan,Kenya,Kiribati,Kosovo,"
    "Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Lesotho,Liberia,Libya,Liechtenstein,Lithuania,Luxembourg,Macao,Macedonia,"
    "Madagascar,Malawi,Malaysia,Maldives,Mali,Malta,Marshall Islands,Mauritania,Mauritius,Mexico,Micronesia,Moldova,"
    "Monaco,Mongolia,Montenegro,Montserrat,Morocco,Mozambique,Myanmar,Namibia,Nauru,Nepal,Netherlands,New Zealand,"
    "Nicaragua,Niger,Nigeria,North Korea,North Macedonia,Norway,Oman,Pakistan,Palau,Palestine,Panama,Papua New Guinea,"
    "Paraguay,Peru,Philippines,Poland,Portugal,Puerto Rico,Qatar,Republic of Ireland,Romania,Russia,Rwanda,Saint Lucia,"
    "Samoa,San Marino,Saudi Arabia,Senegal,Serbia,Seychelles,Sierra Leone,Singapore,Slovakia,Slovenia,Solomon Islands,"
    "Somalia,South Africa,South Korea,South Sudan,Spain,Sri Lanka,Sudan,Suriname,Sweden,Switzerland,Syria,Taiwan,"
    "Tajikistan,Tanzania,Thailand,Togo,Tonga,Trinidad and Tobago,Tunisia,Turkey,Turkmenistan,Tuvalu,Uganda,Ukraine,"
    "United Arab Emirates,United States,United States of America,Uruguay,USA,Uzbekistan,Vanuatu,Vatican City,Venezuela,"
    "Vietnam,Yemen,Zambia,Zimbabwe".casefold().split(",")
)
"""Countries abroad, as people write them in English."""


def service_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The address as the service prints it: no empty line, the postcode or BFPO number last, no line for the UK.

    Args:
        lines: The whole address block, the name first.
    """
    tidy = [line for line in (" ".join(line.split()).rstrip(" ,") for line in lines) if line]
    number = next((found[1] for line in tidy if (found := _BFPO.fullmatch(line))), None)
    if number:
        tidy = [line for line in tidy if not _BFPO.fullmatch(line)]
    while len(tidy) > 1 and tidy[-1].casefold() in UK:
        tidy.pop()
    if tidy and (postcode := postcode_of(tidy[-1])):
        tidy[-1] = postcode
    return (*tidy, f"BFPO {int(number)}") if number else tuple(tidy)


def why_refused(lines: Sequence[str]) -> str:
    """Why the service would not take the letter, one sentence; empty if it would.

    Args:
        lines: The whole address block, the name first.
    """
    printed = service_lines(lines)
    if no_fixed_abode(lines):
        return "Nobody can be written to at no fixed abode."
    if wrong := next((line for line in printed if line[0] in NOT_AT_THE_START), ""):
        return f'A line of an address cannot begin with {wrong[0]} ("{wrong}").'
    if any(_BFPO_WITHOUT_NUMBER.fullmatch(line) for line in printed):
        return "A BFPO address needs its number, such as BFPO 105."
    bfpo = bool(printed and _BFPO.fullmatch(printed[-1]))
    if bfpo and any(line.casefold() in COUNTRIES for line in printed[1:]):
        return "A BFPO address has no country."
    if len(printed) < FEWEST:
        return f"An address needs {FEWEST} lines or more, the name among them; it has {len(printed)}."
    if len(printed) > MOST:
        return f"An address has at most {MOST} lines, the name among them; it has {len(printed)}."
    if bfpo or postcode_of(printed[-1]) or printed[-1].casefold() in COUNTRIES:
        return ""
    return f'The last line must be a UK postcode or a country, not "{printed[-1]}".'


def no_fixed_abode(lines: Sequence[str]) -> bool:
    """Whether an address says that there is none.

    Args:
        lines: The whole address block, the name first.
    """
    return any(line.strip(" .,").casefold() in {"nfa", "n.f.a"} or _NO_ABODE.search(line) for line in lines[1:])


def is_abroad(lines: Sequence[str]) -> bool:
    """Whether an address is in another country: its last line is one. The forces' post is not.

    Args:
        lines: The whole address block, the name first.
    """
    printed = service_lines(lines)
    return len(printed) > 1 and printed[-1].casefold() in COUNTRIES


def postcode_of(line: str) -> str:
    """A line that is a UK postcode, in capitals with its space; empty if it is none."""
    squeezed = "".join(line.split()).upper()
    return f"{squeezed[:-3]} {squeezed[-3:]}" if _POSTCODE.fullmatch(squeezed) else ""
