"""Deployment settings, read once from the environment (`CV_MATCHER_*`) when the service is created."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.postgres.address import Address


class Settings(BaseSettings):
    """Every setting of the service; each has a row in the README."""

    model_config = SettingsConfigDict(env_prefix="CV_MATCHER_", frozen=True, extra="ignore")

    index: Path = Field(Path("var/index"), description="Folder of the index that `scripts/reindex.py` writes.")
    model: str | None = Field(
        None, description="A sentence-transformers model (folder or name) instead of the packaged one."
    )
    skills: Path | None = Field(
        None, description="A vocabulary file that adds skills to our own, such as `scripts/import_esco.py` writes."
    )
    database_url: SecretStr | None = Field(
        None, description="Address of a PostgreSQL database that keeps the index instead of the folder."
    )
    database_password_file: Path | None = Field(
        None, description="File that holds the password of the database, read anew for every connection."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on.")
    workers: int = Field(1, ge=1, description="Processes that serve, each with the model and with its own readers.")
    max_upload_bytes: int = Field(10 * 1024 * 1024, ge=1024, description="Largest request body that is read.")
    max_concurrent: int = Field(2, ge=1, description="CVs worked on at the same time.")
    max_waiting: int = Field(16, ge=0, description="CVs that may wait for their turn; more are answered 503.")
    readers: int = Field(2, ge=1, description="Processes that read uploaded files, each one file at a time.")
    reading_seconds: float = Field(20.0, gt=0, description="Longest time to read one file, scans apart.")
    scan_seconds: float = Field(120.0, gt=0, description="Longest time to recognise the pages of a scan.")
    reader_bytes: int = Field(
        768 * 1024 * 1024, ge=256 * 1024 * 1024, description="Most memory of a reading process (Linux only)."
    )
    keys: Path | None = Field(None, description="File of keys, see `python -m api.keys`; then each call needs one.")
    allow_anyone: bool = Field(False, description="Serve everybody without a key, also beyond this machine.")
    open_writes: bool = Field(False, description="Without keys, let whoever is on this machine change postings.")
    rate_per_key: str = Field("600/minute", description="How often one key may call; empty for no limit.")
    rate_per_address: str = Field("300/minute", description="How often one address may call; empty for no limit.")
    cors_origins: str = Field("", description="Origins whose pages may call, separated by commas.")
    trusted_proxies: str = Field("", description="Addresses or networks whose X-Forwarded-For is believed.")
    log_format: Literal["text", "json"] = Field("text", description="Lines of log as text or as JSON.")
    log_level: str = Field("info", description="Least level that is logged: debug, info, warning or error.")

    @property
    def database(self) -> Address | None:
        """Where the database is, None for an index in a folder."""
        if self.database_url is None or not self.database_url.get_secret_value():
            return None
        return Address(self.database_url.get_secret_value(), self.database_password_file)
