"""Settings come from the environment or `.env`, are all documented, and never show a secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import LogLevel, SettingsError, load_settings, variables

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def test_the_example_names_every_variable_and_no_other() -> None:
    assert re.findall(r"(?m)^([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8")) == list(variables())


def test_every_variable_of_the_example_is_explained() -> None:
    paragraphs = EXAMPLE.read_text(encoding="utf-8").split("\n\n")[1:]
    assert len(paragraphs) == len(variables())
    assert all(paragraph.startswith("# ") for paragraph in paragraphs)


def test_the_example_as_it_stands_gives_the_defaults(tmp_path: Path) -> None:
    before = load_settings()
    (tmp_path / ".env").write_bytes(EXAMPLE.read_bytes())
    assert load_settings() == before


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("ONRECORD_LOG_LEVEL=ERROR\nONRECORD_CORPUS=from-file\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "DEBUG")
    settings = load_settings()
    assert settings.log_level is LogLevel.DEBUG
    assert settings.corpus == Path("from-file")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONRECORD_MIN_CONFIDENCE", "high"),
        ("ONRECORD_MIN_CONFIDENCE", "1.5"),
        ("ONRECORD_LOG_LEVEL", "LOUD"),
        ("ONRECORD_LOG_FORMAT", "xml"),
        ("ONRECORD_RELOAD_SECONDS", "-1"),
        ("ONRECORD_PROXY", "proxy:3128"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env: not UTF-8"):
        load_settings()


def test_the_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "hunter2")
    assert "hunter2" not in repr(load_settings())
    assert "hunter2" not in load_settings().model_dump_json()


def test_the_state_is_kept_where_the_system_keeps_such_things(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert load_settings().state_folder.name == "onrecord"
    monkeypatch.setenv("ONRECORD_STATE_DIR", str(tmp_path / "state"))
    assert load_settings().state_folder == tmp_path / "state"
