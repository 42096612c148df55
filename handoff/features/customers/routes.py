"""REST of the widget: tokens. The conversation itself runs over its socket.

And of agents: who a customer is.
"""

from __future__ import annotations

from fastapi import APIRouter

from handoff.domain.errors import Invalid
from handoff.edge.dependencies import ServicesDep, SignedIn
from handoff.features.customers import sessions
from handoff.features.customers.schemas import (
    CustomerFacts,
    CustomerMerge,
    IdentifySession,
    NewSession,
    OpenLink,
    RenewSession,
    WidgetSession,
)
from handoff.features.customers.sessions import Vouched
from handoff.storage import customers

router = APIRouter(prefix="/api", tags=["widget"])


@router.post("/widget/sessions")
async def start(body: NewSession, services: ServicesDep) -> WidgetSession:
    return _session(await sessions.start(services, body.locale, _vouched(body), body.facts))


@router.post("/widget/sessions/identify")
async def identify(body: IdentifySession, services: ServicesDep) -> WidgetSession:
    vouched = Vouched(body.user_id, body.user_hash)
    return _session(await sessions.identify(services, body.token, body.locale, vouched, body.facts))


@router.post("/widget/sessions/renew")
async def renew(body: RenewSession, services: ServicesDep) -> WidgetSession:
    return _session(await sessions.renew(services, body.token))


@router.post("/widget/sessions/open")
async def open_link(body: OpenLink, services: ServicesDep) -> WidgetSession:
    return _session(await sessions.open_link(services, body.link))


@router.get("/customers/{customer_id}")
async def customer(customer_id: str, _agent: SignedIn, services: ServicesDep) -> CustomerFacts:
    async with services.store.read() as session:
        found = await customers.by_id(session, customer_id)
        theirs = await customers.conversations_of(session, customer_id)
        merges = await customers.merges_into(session, customer_id)
    facts = found.facts
    return CustomerFacts(
        id=found.id,
        user_id=found.user_id,
        name=facts.name,
        email=facts.email,
        attributes=dict(facts.attributes),
        language=facts.language,
        time_zone=facts.time_zone,
        conversations=list(theirs),
        merges=[
            CustomerMerge(from_id=one.from_id, at=one.at, conversations=list(one.conversations))
            for one in merges
        ],
    )


def _session(given: tuple[str, str]) -> WidgetSession:
    token, conversation_id = given
    return WidgetSession(token=token, conversation_id=conversation_id)


def _vouched(body: NewSession) -> Vouched | None:
    """Raises Invalid when the page says who the visitor is without vouching for it."""
    if body.user_id is not None and body.user_hash is not None:
        return Vouched(body.user_id, body.user_hash)
    says_who = (body.user_id, body.user_hash, body.name, body.email)
    if any(one is not None for one in says_who) or body.attributes:
        raise Invalid("to say who a visitor is, give both user_id and user_hash")
    return None
