"""The access token of the WeCom app, shared by all nodes (design decision 2)."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.randomness import new_id


class AccessToken(SQLModel, table=True):
    """One token of one app, its value sealed; and who fetches the next one, so that nobody else does."""

    __tablename__ = "access_token"

    app: str = Field(primary_key=True)  # corp id and agent id
    id: UUID = Field(default_factory=new_id)
    expires_at: datetime
    refreshed_at: datetime
    sealed_value: bytes  # of "" until the first one was fetched
    fetched_by: str = ""  # the process that fetches, "" when none does
    free_at: datetime | None = None  # nobody else fetches before
