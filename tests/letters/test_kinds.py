"""An authority's own templates in place of the shipped ones, and the version of what was used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.correspondence import POST, SETTINGS, an_order
from tests.letters.own import own
from transfer_cli.errors import InputUnusable
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.fingerprint import fingerprint
from transfer_cli.letters.guard import neighbours
from transfer_cli.letters.kinds import kinds, kinds_at_hand, shipped_texts
from transfer_cli.letters.making import make
from transfer_cli.letters.parts import taken_in
from transfer_cli.letters.text import compose

NOTICE = "letters/notice/letter.md.j2"
NOTICE_TOML = "letters/notice/letter.toml"
ASK = "_parts/who_to_ask.md.j2"
WHY = "_parts/law_changed.md.j2, line 2: There is no such fact: 'foriname' is undefined."
MUST = '[[must]]\nsays = "personal budget"\nsource = "SI 2014/1652 reg 3"\n'


def test_own_words_win_kind_by_kind_and_part_by_part(tmp_path: Path) -> None:
    own(tmp_path, NOTICE, old="## The dates", new="## Days to remember")
    own(tmp_path, ASK, old="is dealing with this", new="looks after this")
    found = kinds(tmp_path)
    (notice,), _ = make([an_order("notice")], SETTINGS, POST, Asked(), neighbours((), SETTINGS), found)
    assert "## Days to remember" in notice.letter.markdown
    assert "looks after this" in notice.letter.markdown
    assert "looks after this" in make(
        [an_order("delay")], SETTINGS, POST, Asked(), neighbours((), SETTINGS), found
    )[0][0].letter.markdown  # fmt: skip


def test_the_version_covers_the_text_that_is_used(tmp_path: Path) -> None:
    shipped = kinds()
    own(tmp_path / "letter", NOTICE, old="## The dates", new="## Days")
    other = {
        name
        for name, kind in kinds(tmp_path / "letter").items()
        if fingerprint(kind, {}) != fingerprint(shipped[name], {})
    }
    assert other == {"notice"}
    own(tmp_path / "part", "_parts/disagree.md.j2", old="Please talk", new="Do talk")
    other = {
        name
        for name, kind in kinds(tmp_path / "part").items()
        if fingerprint(kind, {}) != fingerprint(shipped[name], {})
    }
    assert other == {name for name in shipped if "disagree" in shipped_texts()[f"letters/{name}/letter.md.j2"]}
    own(tmp_path / "same", NOTICE)
    own(tmp_path / "same", ASK)
    assert {name: fingerprint(kind, {}) for name, kind in kinds(tmp_path / "same").items()} == {
        name: fingerprint(kind, {}) for name, kind in shipped.items()
    }


@pytest.mark.parametrize(
    ("changed", "forms"),
    [
        (NOTICE, {"en", "easy"}),
        ("letters/notice/letter.cy.md.j2", {"cy"}),
        ("letters/notice/letter.easy.md.j2", {"easy"}),
        ("_parts/about.md.j2", {"en", "easy"}),
        ("_parts/about.cy.md.j2", {"cy"}),
        ("letters/notice/translations.toml", {"cy"}),
        ("letters/delay/letter.cy.md.j2", set()),
    ],
)
def test_it_covers_the_form_in_which_the_letter_goes(changed: str, forms: set[str], tmp_path: Path) -> None:
    wishes = {"en": {}, "cy": {"language": "cy"}, "easy": {"easy_read": "yes"}}
    before, after = kinds()["notice"], kinds(own(tmp_path, changed, shipped_texts()[changed] + "\n"))["notice"]
    other = {name for name, facts in wishes.items() if fingerprint(before, facts) != fingerprint(after, facts)}
    assert other == forms
    assert len({fingerprint(before, facts) for facts in wishes.values()}) == len(wishes)


def test_it_covers_the_words_of_the_language() -> None:
    kind = kinds()["notice"]
    for code in ("en", "cy"):
        name = f"languages/{code}.toml"
        texts = tuple((n, text + "\n" if n == name else text) for n, text in kind.texts)
        changed = replace(kind, texts=texts)
        other = {c for c in ("en", "cy") if fingerprint(changed, {"language": c}) != fingerprint(kind, {"language": c})}
        assert other == {code}


def test_line_ends_of_windows_and_a_mark_of_utf8_change_nothing(tmp_path: Path) -> None:
    folder = own(tmp_path, NOTICE)
    text = shipped_texts()[NOTICE]
    (folder / NOTICE).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert fingerprint(kinds(folder)["notice"], {}) == fingerprint(kinds()["notice"], {})


def test_a_part_that_takes_in_parts_and_one_that_is_named_by_a_fact() -> None:
    texts = {"a": '{% include "_parts/b" %}', "_parts/b": '{%- include "_parts/c" -%}', "_parts/c": "", "_parts/d": ""}
    assert taken_in("a", texts) == ("_parts/b", "_parts/c")
    assert taken_in("a", texts | {"a": "{% include name %}"}) == ("_parts/b", "_parts/c", "_parts/d")
    assert taken_in("a", texts | {"_parts/c": '{% include "a" %}'}) == ("_parts/b", "_parts/c", "a")


def test_what_the_law_requires_is_required_of_own_letters_too(tmp_path: Path) -> None:
    own(tmp_path, NOTICE_TOML, old=MUST)
    own(tmp_path, NOTICE, old="A personal budget is the money", new="Money of your own is money")
    own(tmp_path, NOTICE, shipped_texts()[NOTICE].replace("## Personal budget", "").replace("personal budget", "sum"))
    found = kinds(tmp_path)
    assert sorted(must.source for must in found["notice"].must) == sorted(
        must.source for must in kinds()["notice"].must
    )
    made, (held,) = make([an_order("notice")], SETTINGS, POST, Asked(), neighbours((), SETTINGS), found)
    assert made == ()
    assert (held.id, held.why) == ("LET013", "It does not say what is required: SI 2014/1652 reg 3.")


def test_one_word_is_not_what_the_law_requires(tmp_path: Path) -> None:
    own(tmp_path, NOTICE_TOML, old='"personal budget"', new='"letter"')
    found = kinds(tmp_path)["notice"].must
    assert {must.says for must in found if must.source == "SI 2014/1652 reg 3"} == {"letter", "personal budget"}


def test_broken_own_files_leave_letters_that_are_made_as_the_program_has_them(tmp_path: Path) -> None:
    folder = own(tmp_path, NOTICE_TOML, old="title =", new="title")
    own(tmp_path, "letters/delay/letter.md.j2", shipped_texts()["letters/delay/letter.md.j2"] + "Ours.\n")
    own(tmp_path, "letters/ours/letter.toml", "title")
    (folder / "_parts").mkdir()
    (folder / "_parts" / "about.md.j2").write_bytes(b"\xff")
    found = kinds_at_hand(folder)
    assert list(found) == list(kinds())
    assert found["notice"] == kinds()["notice"]
    assert dict(found["delay"].texts)["letters/delay/letter.md.j2"].endswith("Ours.\n")
    assert kinds_at_hand() == kinds()


def test_it_may_be_said_in_other_words_beside_the_same_source(tmp_path: Path) -> None:
    own(tmp_path, NOTICE_TOML, old='"personal budget"', new='"money of your own"')
    own(tmp_path, NOTICE, old="## Personal budget", new="## Money of your own, money of your own")
    own(tmp_path, NOTICE, shipped_texts()[NOTICE].replace("You can ask for one", "You can ask for money of your own"))
    (made,), held = make([an_order("notice")], SETTINGS, POST, Asked(), neighbours((), SETTINGS), kinds(tmp_path))
    assert held == ()
    assert "money of your own" in made.letter.markdown


def test_a_letter_that_only_the_authority_has(tmp_path: Path) -> None:
    own(tmp_path, "letters/thanks/letter.toml", 'title = "Thank you"\nreceives = "rights_holder"\n')
    own(tmp_path, "letters/thanks/letter.md.j2", "Dear {{ addressee }}\n\nThank you for {{ forename }}.\n")
    thanks = kinds(tmp_path)["thanks"]
    assert (thanks.step, thanks.facts, thanks.must) == (None, (), ())
    assert compose(thanks, {"addressee": "A_B", "forename": "*Kit*"}).markdown == (
        "Dear A\\_B\n\nThank you for \\*Kit\\*.\n"
    )


def test_a_letter_whose_template_is_broken_is_held_and_the_rest_go(tmp_path: Path) -> None:
    own(tmp_path, "_parts/law_changed.md.j2", "First.\n{{ foriname }}\n")
    made, held = make(
        [an_order("notice"), an_order("delay")], SETTINGS, POST, Asked(), neighbours((), SETTINGS), kinds(tmp_path)
    )
    assert [one.order.kind for one in made] == ["delay"]
    assert [(one.id, one.why) for one in held] == [("LET042", f"Its template cannot be used: {WHY}")]


@pytest.mark.parametrize(
    ("text", "why", "fix"),
    [
        ("title = Notice", "It is not TOML: Invalid value", "Mend that line; every text stands between"),
        ('receives = "rights_holder"\nstep = "notice_given"', "title is missing.", 'Write it as title = "…".'),
        ('title = "N"\nreceives = "mother"\nstep = "notice_given"', 'receives = "mother" says that', "rights_holder."),
        ('title = "N"\nreceives = "rights_holder"', "The step that a letter of the program", 'step = "notice_given".'),
        ('title = "N"\nreceives = "rights_holder"\nstep = "danced"', '"danced" is no step', "transfer explain USE005"),
        ('title = "N"\nreceives = "rights_holder"\nstep = "notice_given"\nfacs = []', '"facs"', "Did you mean facts?"),
        ('title = "N"\nreceives = "rights_holder"\nstep = "notice_given"\ncolour = 1', '"colour"', "It may have title"),
        ('title = "N"\nreceives = "rights_holder"\nstep = "notice_given"\nfacts = 1', "facts is no list", "facts = ["),
        ('title = "N"\nreceives = "rights_holder"\nstep = "notice_given"\nmust = 1', "must is no list", "[[must]]"),
        (
            'title = "N"\nreceives = "rights_holder"\nstep = "notice_given"\n[[must]]\nsays = "x"',
            "[[must]] number 1 needs says and source", "Write both.",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_with_the_way_out(tmp_path: Path, text: str, why: str, fix: str) -> None:
    own(tmp_path, NOTICE_TOML, text)
    with pytest.raises(InputUnusable) as caught:
        kinds(tmp_path)
    assert caught.value.id == "LET041"
    assert "letter.toml" in caught.value.what
    assert why in caught.value.what
    assert fix in caught.value.fix


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    folder = own(tmp_path, NOTICE)
    (folder / NOTICE).write_bytes("café".encode("cp1252"))
    with pytest.raises(InputUnusable, match="not saved as UTF-8"):
        kinds(folder)


def test_a_name_that_is_no_name_for_a_letter(tmp_path: Path) -> None:
    own(tmp_path, "letters/Thank You/letter.toml", 'title = "T"\nreceives = "rights_holder"\n')
    with pytest.raises(InputUnusable, match='"Thank You" is no name for a letter'):
        kinds(tmp_path)
