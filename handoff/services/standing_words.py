"""What customers are told whose message needs care, as the assistant's folder has it now."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from common.assistant.care import Care
from handoff.domain.errors import Invalid
from handoff.learning.catalog import Catalog

log = logging.getLogger(__name__)


LONGEST_READING_S = 1.0


@dataclass(slots=True)
class StandingWords:
    """If the folder cannot be read, or not soon, the last words that it had: they must never be
    missing or late."""

    catalog: Catalog
    known: Care

    async def now(self) -> Care:
        try:
            async with asyncio.timeout(LONGEST_READING_S):
                self.known = (await self.catalog.assistant()).care
        except Invalid as error:
            log.warning("customers who need care are told earlier words: %s", error.message)
        except TimeoutError:
            log.warning("customers who need care are told earlier words: the folder is slow")
        return self.known
