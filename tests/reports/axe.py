"""What axe-core finds in a page, in headless Chromium: no driver, and nothing fetched."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
"""The browser; None = there is none here."""

_RUN = """
axe.run(document, {resultTypes: ["violations", "passes"]}).then(
  found => JSON.stringify({
    passes: found.passes.length,
    violations: found.violations.map(v => ({
      id: v.id, impact: v.impact, help: v.help, where: v.nodes.map(node => node.target.join(" "))
    }))
  }),
  error => JSON.stringify({error: String(error)})
).then(text => {
  const answer = document.createElement("pre");
  answer.id = "axe-answer";
  answer.textContent = text;
  document.body.append(answer);
});
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that the page breaks; `impact` is minor, moderate, serious or critical."""

    id: str
    impact: str
    help: str
    where: tuple[str, ...]


def findings(page: bytes, folder: Path, *, width: int = 1200) -> tuple[Finding, ...]:
    """Every rule of axe-core that the page breaks at this width in pixels."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    answer = _answer(page, folder, width, f"<script>{axe}</script><script>{_RUN}</script>")
    assert answer.get("passes", 0) > 10, answer
    return tuple(Finding(v["id"], v["impact"], v["help"], tuple(v["where"])) for v in answer["violations"])


def measured(page: bytes, folder: Path, expression: str, *, width: int) -> Any:
    """What a JavaScript expression gives in the page at this width in pixels, as JSON holds it."""
    answer = 'const answer = document.createElement("pre"); answer.id = "axe-answer";'
    script = f"{answer} answer.textContent = JSON.stringify({expression}); document.body.append(answer);"
    return _answer(page, folder, width, f"<script>{script}</script>")


def _answer(page: bytes, folder: Path, width: int, scripts: str) -> Any:
    """What the scripts put into the page.

    The page's own policy forbids scripts, as it should; it is taken out of the copy that is tested.
    """
    assert CHROMIUM, "no Chromium is installed"
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.decode())
    copy = folder / "page.html"
    copy.write_text(text.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=20000",
        f"--window-size={width},900",
    ]
    ran = subprocess.run(
        [CHROMIUM, *options, f"--user-data-dir={folder / 'profile'}", "--dump-dom", copy.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = re.search(r'<pre id="axe-answer">(.*?)</pre>', ran.stdout.decode(), re.DOTALL)
    assert found, "the scripts did not answer"
    return json.loads(html.unescape(found[1]))
