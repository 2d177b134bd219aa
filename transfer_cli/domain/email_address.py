"""Whether a text is one e-mail address that a message can be sent to."""

from __future__ import annotations

import re

_FORM = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)


def is_email_address(text: str) -> bool:
    """Whether it is one address and nothing else, by the form that web pages take (HTML standard, `type=email`).

    Two addresses in one cell, a name beside it, `mailto:` or an accent make it none: a mail program might send the
    letter elsewhere. Its place needs a dot, so that `name@place` is none either.
    """
    return bool(_FORM.fullmatch(text))
