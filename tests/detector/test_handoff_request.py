"""An explicit wish for a person is recognised, and nothing else is taken for one."""

import pytest

from handoff.detector.handoff_request import asked_for_a_person

WISHES = """
can I talk to a human
agent please
real person
HUMAN!!
i need a real person
Could I speak to someone in customer service?
let me speak to your manager
I want an agent
give me a human being
get me somebody who can help
connect me to an operator
transfer me please
please put me through to one of your colleagues
I don't want to talk to a robot
stop making me talk to a bot
No more bots please
I don't want to talk to a robot, I want a human
you don't understand me, I need a person
this does not help, give me an agent
why can't I talk to a person?
can't I speak to an actual person
is there anybody I could talk to?
Is there a human here?
could somebody call me back this afternoon
please call me
can a human look at this
I'd rather speak with a member of staff
escalate this to a supervisor
live agent
customer service please
How do I reach a human?
I’d prefer talking to a representative
Mitarbeiter
Mitarbeiter bitte
Ich möchte mit einem Menschen sprechen
Kann ich bitte mit jemandem vom Kundenservice reden?
ich will einen echten Menschen
Verbinden Sie mich mit einem Mitarbeiter
ich will nicht mit einem Roboter reden
Bitte rufen Sie mich zurück
représentant
un conseiller s'il vous plaît
Je voudrais parler à un conseiller
je veux parler à quelqu'un
Je ne veux pas parler à un robot
passez-moi un agent
agente
quiero hablar con una persona
¿Puedo hablar con un agente, por favor?
no quiero hablar con un robot
pásame con alguien
""".strip().splitlines()

NO_WISHES = """
are you a real person?
am I talking to a human or a bot
is this a real person
do I speak with a person here?
you are a bot, not a human, right
where is my order
I don't want to talk to a human, just tell me the status
no need for an agent, thanks
I do not need an agent
I already spoke to an agent yesterday
the agent told me it would take three days
I talked to someone in the Kiel store
can another person pick up my order?
can someone else collect my parcel
I bought it for another person
how do I give someone a voucher
can I transfer my points to my wife
transfer the money back to my account
how do I contact you about the invoice
the courier did not call me
please don't call me
what cleaning agent can I use on the boots
I need a gift for somebody special
my colleague ordered the same blanket
how many people work for you
do you have a manager's discount
the parcel was handed to someone else
I want to return this
can I talk about my order
bist du ein Mensch?
spreche ich mit einem Menschen
Ich brauche keinen Mitarbeiter
wo ist meine Bestellung
êtes-vous une vraie personne ?
je n'ai pas besoin d'un conseiller
où est ma commande
¿eres una persona real?
no necesito un agente
dónde está mi pedido
ok
""".strip().splitlines()


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_a_person_is_heard(text: str) -> None:
    assert asked_for_a_person(text)


@pytest.mark.parametrize("text", NO_WISHES)
def test_what_is_no_wish_is_left_to_the_bot(text: str) -> None:
    assert not asked_for_a_person(text)


def test_empty_and_odd_text_is_no_wish() -> None:
    assert not any(map(asked_for_a_person, ("", "   ", "???", "🙂", "\x00", "a" * 5000)))
