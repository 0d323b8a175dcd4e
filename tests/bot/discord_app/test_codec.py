"""What a button carries comes back as it went in, or is refused; never something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.codec import Action, Ask, CodecError, State, decode, encode
from bot.discord_app.limits import CUSTOM_ID, length

names = st.from_regex(r"[a-z]{1,10}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
asks = st.builds(Ask, names, st.dictionaries(names, texts, max_size=3)) | st.builds(Ask.in_context, texts)
asking = st.sampled_from([Action.PAGE, Action.DOOR, Action.SHARE, Action.CONTEXT])


@given(asking, asks, st.integers(0, 999), st.integers(0, 35))
def test_a_state_comes_back_as_it_went_in(action: Action, ask: Ask, page: int, slot: int) -> None:
    state = State(action, ask, page)
    try:
        identifier = encode(state, slot)
    except CodecError:
        return
    assert length(identifier) <= CUSTOM_ID
    assert decode(identifier) == state


@pytest.mark.parametrize("action", [Action.CHOOSE, Action.NOTHING])
def test_a_state_without_a_question_does_too(action: Action) -> None:
    assert decode(encode(State(action))) == State(action)


def test_the_longest_identifiers_of_entities_fit() -> None:
    ask = Ask("compare", {"a": "a" * 40, "b": "b" * 40})
    assert decode(encode(State(Action.PAGE, ask, 9))).ask == ask


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=101, max_size=300))
def test_a_text_that_the_message_displays_needs_no_room(text: str) -> None:
    state = State(Action.PAGE, Ask("search", {"text": text}), 3)
    with pytest.raises(CodecError):
        encode(state)
    identifier = encode(state, displayed=text)
    assert decode(identifier, text) == state
    with pytest.raises(CodecError):
        decode(identifier)


def test_an_asterisk_that_was_typed_is_not_taken_for_what_is_displayed() -> None:
    state = State(Action.PAGE, Ask("search", {"text": "*"}))
    assert decode(encode(state, displayed="something else"), "something else") == state


@given(st.text(max_size=100))
def test_an_identifier_of_anybody_else_is_refused_or_read_but_never_raises_otherwise(identifier: str) -> None:
    try:
        state = decode(identifier, "displayed")
    except CodecError:
        return
    assert isinstance(state, State)


def test_slots_tell_identifiers_of_one_message_apart() -> None:
    state = State(Action.DOOR, Ask("about"))
    assert len({encode(state, slot) for slot in range(36)}) == 36
