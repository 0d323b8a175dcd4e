"""Any answer becomes messages that Discord takes, and together they show all of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Answer, AnswerStatus, Badge, Card, Door, Excerpt, File, Tone
from bot.discord_app.codec import Ask
from bot.discord_app.drawing import Draughtsman
from bot.discord_app.limits import TEXT_DISPLAY, check_components, walk
from bot.discord_app.markdown import clean, unescape
from bot.localisation import LANGUAGES, Localisation

LOCALISATION = Localisation()

words = st.text(st.sampled_from("abé *_`<@1>#-\n«»"), max_size=80)
long_words = words | st.integers(1, 250).map(lambda times: "mot *gras* <@1> " * times)
excerpts = st.builds(
    Excerpt,
    text=long_words.filter(str.strip),
    language=st.sampled_from(["fr", "en"]),
    translation=st.none() | long_words,
    translation_language=st.just("en"),
    translation_label=st.just("translation"),
    cut_before=st.booleans(),
    cut_after=st.booleans(),
    marks=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=3).map(tuple),
)
cards = st.builds(
    Card,
    badge=st.none() | st.builds(Badge, word=words.filter(str.strip), tone=st.sampled_from(Tone)),
    headline=long_words.filter(str.strip),
    details=st.lists(long_words, max_size=3).map(tuple),
    excerpts=st.lists(excerpts, max_size=1).map(tuple),
    small_print=st.lists(long_words, max_size=3).map(tuple),
    fact=st.none() | st.just("f-1"),
    address=st.none() | st.just("https://example.org/a"),
)
doors = st.builds(
    Door,
    label=long_words.filter(str.strip),
    command=st.just("profile"),
    arguments=st.dictionaries(st.just("entity"), words),
    detail=st.none() | long_words,
)
answers = st.builds(
    Answer,
    status=st.sampled_from(AnswerStatus),
    command=st.just("search"),
    arguments=st.dictionaries(st.just("text"), long_words.map(str.strip)),
    language=st.sampled_from(LANGUAGES),
    title=long_words.filter(str.strip),
    lead=st.lists(long_words, max_size=3).map(tuple),
    cards=st.lists(cards, max_size=7).map(tuple),
    notes=st.lists(long_words, max_size=3).map(tuple),
    doors=st.lists(doors, max_size=30).map(tuple),
    choices=st.lists(doors, max_size=30).map(tuple),
    files=st.just(()) | st.just((File(name="a b.csv", content=b"1"),)),
)


def shown(components: list[dict[str, object]]) -> str:
    return "\n".join(str(part["content"]) for part in walk(components) if part["type"] == TEXT_DISPLAY)


def pages(answer: Answer) -> list[list[dict[str, object]]]:
    """Return the components of every page of an answer."""
    drawn = []
    draughtsman = Draughtsman(LOCALISATION, answer.language)
    while True:
        view = draughtsman.draw(answer, Ask(answer.command, answer.arguments), page=len(drawn)).view
        components = view.to_components()
        if drawn and components == drawn[-1]:
            return drawn
        drawn.append(components)


@settings(max_examples=40, deadline=None)
@given(answers)
def test_every_page_of_any_answer_keeps_the_limits(answer: Answer) -> None:
    draughtsman = Draughtsman(LOCALISATION, answer.language)
    for number, sharer in ((0, None), (1, "Somebody *with* <@1> a name " * 9), (99, None)):
        drawing = draughtsman.draw(answer, Ask(answer.command, answer.arguments), page=number, sharer=sharer)
        check_components(drawing.view.to_components())


@settings(max_examples=40, deadline=None)
@given(st.lists(cards, min_size=1, max_size=3))
def test_the_pages_together_show_every_word_of_an_answer(drawn: list[Card]) -> None:
    answer = Answer(command="search", arguments={"text": "x"}, language="en-US", title="Title", cards=tuple(drawn))
    everything = _bare("".join(shown(page) for page in pages(answer)))
    for card in drawn:
        parts = [*card.details, *card.small_print, *(excerpt.text for excerpt in card.excerpts)]
        for word in {word for part in parts for word in clean(part).split()}:
            assert _bare(word) in everything


def test_a_card_longer_than_a_message_goes_on_over_pages() -> None:
    text = " ".join(f"word{number}" for number in range(2_000))
    card = Card(headline="A very long passage", excerpts=(Excerpt(text=text, language="en"),), fact="f-1")
    answer = Answer(command="search", arguments={"text": "x"}, language="en-US", title="Title", cards=(card,))
    drawn = pages(answer)
    assert len(drawn) > 2
    assert "(continued)" not in shown(drawn[0])
    assert all("(continued)" in shown(page) for page in drawn[1:])
    found = re.findall(r"word\d+", "".join(shown(page) for page in drawn))
    assert found == text.split()


@pytest.mark.parametrize(("cards_shown", "expected"), [(0, 1), (5, 1), (6, 2), (11, 3)])
def test_five_short_cards_are_a_page(cards_shown: int, expected: int) -> None:
    cards = tuple(Card(headline=f"Card {number}", fact=f"f-{number}") for number in range(cards_shown))
    answer = Answer(command="about", language="en-US", title="Title", cards=cards)
    assert len(pages(answer)) == expected


@pytest.mark.parametrize("tone", list(Tone))
def test_a_status_is_a_word_and_a_sign_besides_its_colour(tone: Tone) -> None:
    card = Card(badge=Badge(word="STATUS", tone=tone), headline="Something")
    (page,) = pages(Answer(command="about", language="en-US", title="Title", cards=(card,)))
    assert "**STATUS**" in shown(page)
    signs = {shown(_one_card(other)).split("\n")[1].partition("**")[0] for other in Tone}
    assert len(signs) == len(Tone)


def test_a_question_that_no_message_can_display_comes_with_the_whole_answer_as_a_file() -> None:
    cards = tuple(Card(headline=f"Card {number}") for number in range(9))
    question = "a" * 3_000
    answer = Answer(command="search", arguments={"text": question}, language="en-US", title="Title", cards=cards)
    drawing = Draughtsman(LOCALISATION, "en-US").draw(answer, Ask("search", {"text": question}))
    check_components(drawing.view.to_components())
    ((name, content, _),) = drawing.files
    assert name == "search.txt"
    assert b"Card 8" in content


def _one_card(tone: Tone) -> list[dict[str, object]]:
    card = Card(badge=Badge(word="STATUS", tone=tone), headline="Something")
    return pages(Answer(command="about", language="en-US", title="Title", cards=(card,)))[0]


def _bare(text: str) -> str:
    return re.sub(r"[\s*]", "", unescape(text))
