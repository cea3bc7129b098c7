"""One transaction. The only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from sqlalchemy import Engine

from storage import audit_chain, deletions
from storage.database import empty_log, forget_order
from storage.queries import occasions
from storage.sealing import Sealer
from storage.session import UNORDERED, Conflict, Session, Unavailable, translated
from storage.tables import WITHOUT_ORDER, Counter

__all__ = ["Conflict", "Unavailable", "UnitOfWork"]


class UnitOfWork:
    """Everything inside `with` becomes true together, or not at all.

    Raises `Unavailable` when the database cannot do it now (nothing was written), and `Conflict` when
    another transaction was first with a unique key.
    """

    def __init__(self, engine: Engine, sealer: Sealer) -> None:
        self._engine = engine
        self.session = Session(engine, sealer)

    def __enter__(self) -> "UnitOfWork":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        failed = error
        try:
            if error is None:
                self.session.write_all()
                deletions.journal(self.session)
                audit_chain.append(self.session)
                self.session.commit()
                self.session.keys.settle()
        except Exception as at_the_end:
            failed = at_the_end
        finally:
            self.session.close()  # rolls back what was not committed
        if failed is None and deletions.is_silent(self.session):
            empty_log(self._engine, wait=False)  # the purge leaves nothing there either
        if failed is None and UNORDERED in self.session.info:
            forget_order(self._engine, WITHOUT_ORDER)
        if isinstance(failed, Exception) and self.blames_database(failed):
            raise translated(failed) from None
        if failed is not None and failed is not error:
            raise failed

    def probe(self) -> None:
        """Write something and take it back: raises `Unavailable` when writing is impossible."""
        with self.session.begin_nested() as nested:
            occasions.insert_if_new(self.session, Counter(name="probe"), "name")
            nested.rollback()

    @staticmethod
    def blames_database(error: Exception) -> bool:
        """Whether an error means that the database cannot go on, rather than a mistake of ours."""
        return translated(error) is not error

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What fails inside leaves no trace, and what came before stays."""
        self.session.write_collected()
        with self.session.begin_nested():
            yield
            self.session.write_all()
