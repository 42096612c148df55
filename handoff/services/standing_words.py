"""What customers in danger are told, as the assistant's folder says it now."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from common.assistant.care import Care
from handoff.domain.errors import Invalid
from handoff.learning.catalog import Catalog

log = logging.getLogger(__name__)


@dataclass(slots=True)
class StandingWords:
    """While the folder cannot be used, the last words that it had: they must never be missing."""

    catalog: Catalog
    known: Care

    async def now(self) -> Care:
        try:
            self.known = (await self.catalog.assistant()).care
        except Invalid as error:
            log.warning("words of before are said to customers in danger: %s", error.message)
        return self.known
