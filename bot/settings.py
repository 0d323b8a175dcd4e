"""What the bot is told from outside: variables of the environment, or a `.env` file in the working folder.

Every variable here is in `.env.example` with what it means, and nothing there is missing here; a test holds both.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.errors import OnRecordError


class SettingsError(OnRecordError):
    """A variable has a value that cannot be used; the text names the variable, never a secret's value."""


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LogFormat(StrEnum):
    """How a line of the log is written: for a person, for a machine, or as the output suggests."""

    AUTO = "auto"
    CONSOLE = "console"
    JSON = "json"


class Settings(BaseSettings):
    """Everything that can be set; the name of the variable is the alias of its field."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    discord_token: SecretStr | None = Field(default=None, alias="DISCORD_TOKEN")
    corpus: Path | None = Field(default=None, alias="ONRECORD_CORPUS")
    min_confidence: float = Field(default=0.5, ge=0, le=1, alias="ONRECORD_MIN_CONFIDENCE")
    reload_seconds: float = Field(default=30, ge=0, le=86_400, alias="ONRECORD_RELOAD_SECONDS")
    log_level: LogLevel = Field(default=LogLevel.INFO, alias="ONRECORD_LOG_LEVEL")
    log_format: LogFormat = Field(default=LogFormat.AUTO, alias="ONRECORD_LOG_FORMAT")
    state_dir: Path | None = Field(default=None, alias="ONRECORD_STATE_DIR")
    proxy: str | None = Field(default=None, alias="ONRECORD_PROXY", pattern=r"^https?://\S+$")

    @property
    def state_folder(self) -> Path:
        """Where the bot keeps what it must remember between starts (the hash of the commands registered last)."""
        if self.state_dir is not None:
            return self.state_dir
        import platformdirs  # noqa: PLC0415 - only `sync` needs it

        return platformdirs.user_state_path("onrecord", appauthor=False)


def variables() -> tuple[str, ...]:
    """Return the names of all variables, in the order of the fields."""
    return tuple(str(field.alias) for field in Settings.model_fields.values())


def load_settings() -> Settings:
    """Read the settings; an empty variable counts as unset. Raises `SettingsError` naming the first bad variable."""
    try:
        return Settings(_env_ignore_empty=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{name}: {first['msg'][0].lower()}{first['msg'][1:]} (see .env.example)") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f".env: not UTF-8 text (byte {error.start})") from None
