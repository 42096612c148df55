"""REST for the widget: tokens; the conversation itself runs over its socket. And for agents: who a
customer is.
"""

from __future__ import annotations

from fastapi import APIRouter

from handoff.domain.errors import Invalid
from handoff.domain.permissions import Action
from handoff.edge.dependencies import OPEN, ServicesDep, may
from handoff.features.customers import sessions
from handoff.features.customers.identity import User, vouched
from handoff.features.customers.schemas import (
    CustomerFacts,
    CustomerMerge,
    IdentifySession,
    NewSession,
    OpenLink,
    RenewSession,
    WidgetSession,
)
from handoff.features.customers.sessions import Opened
from handoff.services.container import Services
from handoff.storage import customers
from handoff.wire_types import Id

router = APIRouter(tags=["widget"])


@router.post("/api/widget/sessions", dependencies=[OPEN])
async def start(body: NewSession, services: ServicesDep) -> WidgetSession:
    user = _user(services, body)
    if user is None:
        return _session(await sessions.start(services.worker, body.locale, body.facts))
    return _session(await sessions.go_on(services.relay, body.locale, user))


@router.post("/api/widget/sessions/identify", dependencies=[OPEN])
async def identify(body: IdentifySession, services: ServicesDep) -> WidgetSession:
    secret = services.settings.identity_secret.get_secret_value()
    user = vouched(secret, body.user_id, body.user_hash, body.facts)
    return _session(await sessions.identify(services.relay, body.token, body.locale, user))


@router.post("/api/widget/sessions/renew", dependencies=[OPEN])
async def renew(body: RenewSession, services: ServicesDep) -> WidgetSession:
    return _session(await sessions.renew(services.worker, body.token))


@router.post("/api/widget/sessions/open", dependencies=[OPEN])
async def open_link(body: OpenLink, services: ServicesDep) -> WidgetSession:
    secret = services.settings.bot_token.get_secret_value()
    return _session(await sessions.open_link(services.worker, secret, body.link))


@router.get("/api/customers/{customer_id}", dependencies=[may(Action.READ)])
async def customer(customer_id: Id, services: ServicesDep) -> CustomerFacts:
    async with services.worker.store.read() as session:
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


def _session(opened: Opened) -> WidgetSession:
    token, conversation_id = opened
    return WidgetSession(token=token, conversation_id=conversation_id)


def _user(services: Services, body: NewSession) -> User | None:
    """Raises Invalid if the page says who the visitor is without vouching for it."""
    if body.user_id is not None and body.user_hash is not None:
        secret = services.settings.identity_secret.get_secret_value()
        return vouched(secret, body.user_id, body.user_hash, body.facts)
    says_who = (body.user_id, body.user_hash, body.name, body.email)
    if any(one is not None for one in says_who) or body.attributes:
        raise Invalid("to say who a visitor is, give both user_id and user_hash")
    return None
