"""Verdicts on typed quotations: a table over the articles that ship, and what holds for any text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Quote, QuoteForm
from knowledge.search.searcher import Searcher
from knowledge.text import fold
from knowledge.verify import Verdict, Verifier


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def verifier(corpus: Corpus) -> Verifier:
    return Verifier(Searcher(corpus))


HEALEY = "Notre planification est réelle et substantielle"

TABLE = [
    # an excerpt, whatever its marks, apostrophes, capitals and accents
    (f"« {HEALEY} »", None, "exact"),
    (f'"{HEALEY}"', None, "exact"),
    ("NOTRE PLANIFICATION EST REELLE ET SUBSTANTIELLE", ["john-healey"], "exact"),
    ("Chaque missile intercepté, chaque drone abattu, sauve des vies", ["jens-stoltenberg"], "exact"),
    ("L'Ukraine ne doit plus dépendre de l'aide d'urgence", None, "exact"),
    ("Il faut clarifier la mission potentielle, son mandat", ["netherlands"], "exact"),
    ("besoins urgents", None, "exact"),
    ("Kyiv avait des « besoins urgents »", None, "exact"),  # what stands in the marks
    ("acteur crucial", None, "exact"),
    # cuts that are marked
    (f"{HEALEY} [...] nous avons des objectifs clairs", None, "exact"),
    (f"{HEALEY} […] nous avons des objectifs clairs", None, "exact"),
    ("Il faut clarifier … les différentes options", None, "exact"),
    # words changed, added, left out
    ("Notre planification n’est pas réelle et substantielle", None, "altered"),
    ("Notre planification est réelle et considérable", None, "altered"),
    ("L’Ukraine a seulement besoin de promesses, mais de systèmes capables de protéger nos villes", None, "altered"),
    ("Chaque missile intercepté, chaque drone abattu, sauve des milliers de vies", None, "altered"),
    ("Chaque missile intercepté, chaque avion abattu, sauve des vies", None, "altered"),
    ("L’Allemagne ne doit plus dépendre de l’aide d’urgence", None, "altered"),
    # somebody else's words
    (HEALEY, ["antti-hakkanen"], "misattributed"),
    (HEALEY, [], "misattributed"),
    (f"« {HEALEY} », a déclaré Zelensky", None, "misattributed"),
    # in the other language
    ("Our planning is real and substantial", None, "translation"),
    ("Every missile intercepted, every drone shot down, saves lives", None, "translation"),
    ("Our planning is not real and substantial", None, "altered"),
    ("Our planning is not real and not substantial", None, "altered"),
    ("We are here to debate whether we must support Ukraine", None, "altered"),
    ("Each intercepted missile, each downed drone, saves lives", None, "translation"),
    ("The US remains a key player in ensuring the long-term security of Ukraine", None, "translation"),
    ("Ukraine needs not only promises but systems that can protect our cities today", None, "translation"),
    ("did not rule out announcing new deliveries of military equipment to Ukraine", None, "translation"),
    # … with the sense turned, though most words are the same
    ("NATO is party to the conflict", None, "altered"),
    ("ruled out announcing new deliveries of military equipment to Ukraine", None, "altered"),
    ("Ukraine needs promises, not systems capable of protecting our cities today", None, "altered"),
    ("The United States is still a crucial actor in guaranteeing Ukraine's short-term security", None, "altered"),
    ("Our planning is unreal and thin", None, "altered"),
    # … or somebody or something else put in, or a word with nothing in its place
    ("China is still a crucial actor in guaranteeing Ukraine's long-term security", None, "altered"),
    ("It is not about replacing the UN, but complementing it where consensus proves difficult", None, "altered"),
    ("Every missile intercepted, every drone shot down, costs lives", None, "altered"),
    ("Every missile fired, every drone shot down, saves lives", None, "altered"),
    ("Every missile intercepted, every drone shot down, saves thousands of lives", None, "altered"),
    ("Every drone saves lives", None, "altered"),
    # … or with a middle cut away
    ("Every missile intercepted saves lives", None, "stitched"),
    ("We are not here to debate how to strengthen our support", None, "stitched"),
    ("NATO will protect our cities", None, "not_on_record"),
    ("We will support Ukraine for as long as it takes", None, "not_on_record"),
    # who said it beside the words, without marks
    ("Stoltenberg said NATO is not a party to the conflict", None, "translation"),
    ("Stoltenberg a déclaré que chaque missile intercepté, chaque drone abattu, sauve des vies", None, "exact"),
    ("According to Zelensky, Ukraine needs not only promises, but systems", None, "translation"),
    ("Our planning is real and substantial, said the British defence minister John Healey", None, "translation"),
    ("Every missile intercepted, every drone shot down, saves lives, Macron said", None, "misattributed"),
    ("Selon Orban, notre planification est réelle et substantielle", None, "misattributed"),
    ("Stoltenberg a dit que le chat dort sur le canapé", None, "not_on_record"),
    # pieces joined, a middle cut away
    (f"{HEALEY} et nous avons des objectifs clairs pour l’Ukraine", None, "stitched"),
    ("Nous ne sommes pas ici pour débattre. Chaque missile intercepté, chaque drone abattu", None, "stitched"),
    ("Les États-Unis sont encore un acteur crucial pour l’Ukraine", None, "stitched"),
    # marks around no speech
    ("coalition des volontaires", None, "term"),
    ("coalition of the willing", None, "term"),
    ("protection contre Trump", None, "term"),
    # the article's own words
    ("la Hongrie a abandonné sa résistance au programme de soutien à l'Ukraine", None, "article_text"),
    ("son pays ne bloquerait pas les décisions de l'OTAN", ["viktor-orban"], "article_text"),
    ("Kyiv avait des besoins urgents", None, "article_text"),
    # nothing of the kind
    ("Nous enverrons des troupes en Ukraine demain", None, "not_on_record"),
    ("l’Ukraine", None, "not_on_record"),
    ("et", None, "not_on_record"),
    ("", None, "not_on_record"),
    ("« »", None, "not_on_record"),
    ("Le chat dort sur le canapé du salon", None, "not_on_record"),
]


@pytest.mark.parametrize(("typed", "claimed", "verdict"), TABLE)
def test_the_verdict(verifier: Verifier, typed: str, claimed: list[str] | None, verdict: str) -> None:
    assert verifier.verify(typed, claimed).verdict.value == verdict


def test_the_words_that_differ_are_shown(verifier: Verifier) -> None:
    (match,) = verifier.verify("Notre planification n’est pas réelle et substantielle").matches
    assert [(one.typed, one.recorded) for one in match.differences] == [("n’est pas", "est")]


def test_what_denies_a_translation_is_shown_where_nobody_typed_it(verifier: Verifier) -> None:
    (match,) = verifier.verify("NATO is party to the conflict").matches
    assert ("", "These efforts do not make") in [(one.typed, one.recorded) for one in match.differences]


def test_reported_speech_is_nearest_to_its_translation(verifier: Verifier) -> None:
    found = verifier.verify("His country would not block NATO's decisions")
    assert found.verdict is Verdict.NOT_ON_RECORD
    assert [match.quote.speaker for match in found.matches[:1] if match.quote] == ["viktor-orban"]


def test_a_speaker_who_differs_is_told_beside_another_verdict(verifier: Verifier) -> None:
    found = verifier.verify("Notre planification est réelle et considérable", ["antti-hakkanen"])
    assert found.verdict is Verdict.ALTERED
    assert found.speaker_differs


def test_marked_cuts_are_told(verifier: Verifier) -> None:
    assert verifier.verify(f"{HEALEY} […] nous avons des objectifs clairs").cuts
    assert not verifier.verify(HEALEY).cuts


def spoken(corpus: Corpus) -> list[Quote]:
    facts = corpus.facts.values()
    return [fact for fact in facts if isinstance(fact, Quote) and fact.form is not QuoteForm.INDIRECT]


def test_every_recorded_quotation_is_exact_however_it_is_typed(corpus: Corpus, verifier: Verifier) -> None:
    for quote in spoken(corpus):
        for typed in (quote.text, fold(quote.text), quote.text.upper(), f'"{quote.text}"'):
            assert verifier.verify(typed, [quote.speaker] if quote.speaker else None).verdict is Verdict.EXACT, typed


def test_no_quotation_with_a_word_replaced_is_exact(corpus: Corpus, verifier: Verifier) -> None:
    dice = random.Random(7)  # noqa: S311 - not for secrets
    for quote in spoken(corpus):
        words = quote.text.split()
        for at in range(len(words)):
            changed = [*words[:at], dice.choice(["quarante", "jamais", "Lisbonne", "volontiers"]), *words[at + 1 :]]
            assert verifier.verify(" ".join(changed)).verdict is not Verdict.EXACT


def test_no_quotation_with_a_word_left_out_of_its_middle_is_exact(corpus: Corpus, verifier: Verifier) -> None:
    for quote in spoken(corpus):
        words = quote.text.split()
        for at in range(1, len(words) - 1):
            typed = " ".join([*words[:at], *words[at + 1 :]])
            if any(mark in words[at] for mark in "«»"):
                continue
            assert verifier.verify(typed).verdict is not Verdict.EXACT or typed in quote.text


@settings(max_examples=150, deadline=None)
@given(typed=st.text(max_size=400), claimed=st.none() | st.lists(st.text(max_size=10), max_size=2))
def test_any_text_gets_a_verdict(verifier: Verifier, typed: str, claimed: list[str] | None) -> None:
    found = verifier.verify(typed, None if claimed is None else [])
    assert found.verdict in Verdict
    assert (found.verdict is Verdict.NOT_ON_RECORD) or found.matches


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_an_excerpt_of_some_words_is_exact(corpus: Corpus, verifier: Verifier, data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(spoken(corpus)))
    words = quote.text.split()
    if len(words) < 7:
        return
    first = data.draw(st.integers(0, len(words) - 7))
    last = data.draw(st.integers(first + 7, len(words)))
    assert verifier.verify(" ".join(words[first:last])).verdict is Verdict.EXACT


def test_a_quotation_in_parts_is_exact_without_the_words_between_them() -> None:
    from knowledge.model import Entity, EntityKind, Source, Span  # noqa: PLC0415 - one test alone invents an article

    text = "« Le pont sera ouvert en mai », a dit Ilse Tarn, « si la pluie le permet et si les fonds arrivent »."
    first, second = "Le pont sera ouvert en mai", "si la pluie le permet et si les fonds arrivent"
    parts = tuple(Span(start=text.index(part), end=text.index(part) + len(part)) for part in (first, second))
    quote = Quote(
        id="q", source="s", start=parts[0].start, end=parts[1].end, text=text[parts[0].start : parts[1].end],
        form=QuoteForm.DIRECT, speaker="tarn", parts=parts,
    )  # fmt: skip
    tarn = Entity(id="tarn", kind=EntityKind.PERSON, names={"en": "Ilse Tarn", "fr": "Ilse Tarn"})
    source = Source(id="s", number="1", language="fr", about={"fr": "un pont"}, text=text)
    verifier = Verifier(Searcher(Corpus({"s": source}, {"tarn": tarn}, {"q": quote}, fingerprint="parts")))
    assert verifier.verify(f"{first}, {second}").verdict is Verdict.EXACT
    assert verifier.verify(f"« {first} », a dit Ilse Tarn, « {second} »").verdict is Verdict.EXACT
    assert verifier.verify(f"{first} si les fonds arrivent").verdict is Verdict.STITCHED
