"""Articles taken into a corpus that people have written speak of its entities, and bring in none a second time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.corpus import Corpus, check_corpus, load_corpus
from knowledge.library import Result, add_files
from knowledge.model import Quote

SEEDS = Path(__file__).parents[3] / "seeds"

FRENCH = """L’ancien secrétaire général de l’OTAN Jens Stoltenberg s’est rendu jeudi à Londres. « Nous ne devons pas \
attendre », a déclaré M. Stoltenberg devant la presse.

Le Royaume-Uni a promis de livrer 40 blindés à l’Ukraine avant l’été. La ministre valmarienne de la Défense, Ilsa \
Morvenn, a salué cette annonce. « C’est un pas », a-t-elle dit.

Le président ukrainien Volodymyr Zelensky a remercié Londres. « Merci à nos amis », a dit Zelensky.
"""
ENGLISH = """HOLD ON TIGHT

The United Kingdom will send 40 more armoured vehicles to Ukraine, British defence secretary John Healey said on Tuesday. \
“We stand by our friends,” Healey told reporters.

Former NATO chief Jens Stoltenberg welcomed the news. “This is what allies do,” said Stoltenberg. “Thank you,” said \
President Volodymyr Zelenskyy. “It was time,” said Ilsa Morvenn, the defence minister of Valmaria.

Winter is coming. “Tuesdays are hard,” his father said. Critics say that it is too little.
"""


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Corpus]:
    """The corpus that ships, before and after two articles."""
    folder = tmp_path_factory.mktemp("library") / "mine"
    shutil.copytree(SEEDS, folder)
    for name, text in (("a.txt", FRENCH), ("b.txt", ENGLISH)):
        (folder.parent / name).write_text(text, encoding="utf-8")
    outcomes = list(add_files(folder, [folder.parent / "a.txt", folder.parent / "b.txt"]))
    assert [outcome.result for outcome in outcomes] == [Result.ADDED, Result.ADDED]
    assert check_corpus(folder) == ()
    return load_corpus(SEEDS), load_corpus(folder)


def test_only_who_is_new_comes_in(joined: tuple[Corpus, Corpus]) -> None:
    before, after = joined
    assert after.entities.keys() - before.entities.keys() == {"ilsa-morvenn"}
    new = after.entities["ilsa-morvenn"]
    assert new.role["fr"] == "ministre valmarienne de la Défense"
    assert not new.reviewed


def test_what_is_said_is_said_by_those_who_were_known(joined: tuple[Corpus, Corpus]) -> None:
    before, after = joined
    said = {
        fact.text: fact.speaker
        for name, fact in after.facts.items()
        if isinstance(fact, Quote) and name not in before.facts
    }
    expected = {
        "Nous ne devons pas attendre": "jens-stoltenberg",
        "This is what allies do": "jens-stoltenberg",
        "C’est un pas": "ilsa-morvenn",
        "It was time": "ilsa-morvenn",
        "We stand by our friends": "john-healey",
        "Merci à nos amis": "volodymyr-zelensky",
        "Thank you": "volodymyr-zelensky",
        "Tuesdays are hard": None,
    }
    assert {words: said[words] for words in expected} == expected


def test_a_promise_in_either_language_is_the_same_country_s(joined: tuple[Corpus, Corpus]) -> None:
    before, after = joined
    new = [fact for fact in after.pledges("united-kingdom") if fact.id not in before.facts]
    assert [(fact.source[:3], fact.actors, fact.recipient) for fact in new] == [
        ("005", ("united-kingdom",), "ukraine"),
        ("006", ("united-kingdom",), "ukraine"),
    ]


def test_what_people_wrote_stays_and_gains_no_names(joined: tuple[Corpus, Corpus]) -> None:
    before, after = joined
    for name, entity in before.entities.items():
        now = after.entities[name]
        assert (now.names, now.aliases, now.role, now.reviewed) == (
            entity.names,
            entity.aliases,
            entity.role,
            entity.reviewed,
        )
        gained = now.descriptions[len(entity.descriptions) :]
        assert not {form.split()[0].lower() for form in gained} & {"our", "his", "her", "nos", "son", "sa"}
    assert all(after.facts[name] == fact for name, fact in before.facts.items())
