"""Thanks and praise that mean the opposite: "thanks for nothing", "great job, really 🙄".

The words are friendly, so neither the classifier nor the tone model hears it. Patterns in English,
German, French and Spanish; each is something that nobody says who is glad.
"""

from __future__ import annotations

import re

from common.unified import unified

_THANKS = (
    r"(?:thanks?(?: you| u)?|thx|ty|cheers|danke\w*|(?:vielen |herzlichen |schönen |besten )?dank"
    r"|merci|(?:muchas |mil )?gracias)"
)
_PRAISE = (
    rf"(?:{_THANKS}|great|good|nice|well done|brilliant|wonderful|fantastic|amazing|lovely"
    rf"|excellent"
    r"|perfect|bravo|congrat\w*|wow|super|toll\w*|klasse|prima|spitze|glückwunsch\w*|wunderbar"
    r"|großartig|génial\w*|genial|félicitations|parfait\w*|magnifique|chapeau|estupendo|fantástico"
    r"|fenomenal|enhorabuena|perfecto|maravilloso|bien)"
)
_ROLLING = "[🙄😒🙃😑🤡🖕]"
_HARM = (
    r"(?:wast|ruin|ignor|break|los|ly|mess|keeping (?:me|us) w|leaving (?:me|us) w|making (?:me"
    r"|us) w"
    r"|letting (?:me|us) d|forgett|hanging up|rip|cheat|scamm|trick|disappoint)\w*(?! no)"
)
_WORK = (
    r"(?:help\w*|service|support|advice|assistance|hilfe|kundenservice|kundendienst|aide|ayuda"
    r"|servicio|atención|quick|fast|express|schnell\w*|rapid\w*|rápid\w*)"
)
_SIGNS = (
    # For nothing, or for what nobody is glad of.
    rf"{_THANKS}[,. ]+(?:\w+ ){{0,2}}?(?:for|4) (?:\w+ )?(?:nothin[g']?|nowt|sod all|{_HARM})",
    rf"{_THANKS}[,. ]+(?:\w+ ){{0,2}}?(?:für|fuer) (?:\w+ )?(?:nichts|nix|(?:die|eure|ihre) "
    r"(?:\w+ )?(?:zeitverschwendung|verschwendete zeit|lügen|verarsche|ignoranz))",
    rf"{_THANKS}[,. ]+(?:\w+ ){{0,2}}?pour (?:\w+ )?(?:rien|(?:le|la|les|vos) (?:retards?"
    rf"|mensonges?"
    r"|temps perdu|perte de temps))|merci de (?:m'|nous )?(?:avoir fait perdre|ignorer|mentir)",
    rf"{_THANKS}[,. ]+(?:\w+ ){{0,2}}?por (?:\w+ )?(?:nada(?! más)|ignor\w+|mentir\w*"
    rf"|hacerme perder"
    r"|perder|arruin\w+|estropear\w*|el retraso|la pérdida de tiempo|dejar\w* tirad\w)",
    # Put the wrong way round, taken back, or in quotation marks.
    r"(?:a lot of|lot of|big|great|fat lot of|much|some) (?:help|good|use) (?:you|that|this|u) "
    r"(?:are|were|was|is|lot are)",
    r"slow clap|ganz großes kino|tolle wurst|eine große hilfe (?:seid|sind) (?:ihr|sie)",
    r"na (?:toll|super|klasse|prima|bravo|danke|wunderbar|herzlichen dank|großartig)",
    r"(?:vielen|schönen|herzlichen|besten) dank auch(?! (?:für|an|im|von))|danke auch$",
    r"(?:ah|eh ben|eh bien) bravo|bravo (?:vraiment|les (?:artistes|champions))|merci bien hein"
    r"|(?:quelle|belle) efficacité vraiment",
    r"menud[oa] (?:servicio|ayuda|atención|eficacia)|vaya (?:servicio|ayuda|atención) (?:de mierda"
    r"|que|el|la)|pues (?:muchas )?gracias por nada",
    rf"{_PRAISE}[^?]{{0,40}}[.,!… ]not[.! ]*$|(?<!\S)/s[. ]*$",
    rf"{_THANKS}[^\"“„«]{{0,40}}[\"“„«] ?(?:\w+ )?{_WORK} ?[\"”“»]",
    # With a face that says what is thought of it.
    rf"{_PRAISE}[^?]{{0,60}}{_ROLLING}",
    rf"{_ROLLING}[^?]{{0,12}}{_PRAISE}",
)
_SARCASM = re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" for one in _SIGNS))


def is_sarcastic(text: str) -> bool:
    """Whether thanks or praise in it are surely not meant."""
    return _SARCASM.search(" ".join(unified(text).casefold().split())) is not None
