"""French."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_LOVED = (
    r"(?:mari|epoux|epouse|femme|copain|copine|ami|amie|compagnon|compagne|conjointe?|pere|papa"
    r"|mere|maman|frere|soeur|oncle|tante|cousine?|parents?|fils|fille|enfant|bebe|grand ?mere"
    r"|grand ?pere|mamie|papi|papy|mamy|beau pere|belle mere|voisine?|collegue|chien|chienne|chat"
    r"|chatte|lapin|cheval|jumeau|jumelle|fiancee?|titulaire)"
)

FRENCH = Lexicon.of(
    "fr",
    figures=(
        r"mort(?:e|s|es)? (?:de|d) ?(?:rire|faim|fatigue|soif|trouille|honte|peur|froid|chaud)",
        r"(?:huile|noyau|toast|creme|masque|vert|beurre) (?:d ?|d|a l ?|al)?avocats?"
        r"|avocats? (?:murs?"
        r"|bio|toast|vert)",
        r"presse (?:agrumes?|ail|puree|citron|papiers?|etoupe|a cafe)|cafe presse|tres presse\w*",
        r"(?:ami|amie|copine|copain|soeur|frere|cousine?|mari|femme) (?:est )?(?:avocate?"
        r"|journaliste)",
        r"police (?:de caracteres?|d ?ecriture|decriture|dassurance)|point mort|nature morte"
        r"|temps mort|batterie (?:est )?morte|lettre morte",
        r"enterrement de vie de|(?:vrai|comme un) enterrement|fai(?:t|re) (?:le|mon) deuil d\w*"
        r"|veuve noire|(?:le|ce|votre|du) chat (?:est )?(?:mort|bloque|plante)",
        rf"{_LOVED} (?:est|sont|etait) (?:une? )?(?:ancien\w* )?(?:gendarme|policiere?|avocate?"
        rf"|juge"
        r"|journaliste|huissier|notaire)|(?:bosse|bosser|travaill\w+) (?:dans|pour) (?:la presse|un"
        r" journal|une redaction)",
    ),
    signs={
        "bereavement": (
            r"deces|decede\w*|defunte?s?|funebres?|condoleances|posthume",
            rf"(?:{_LOVED}|il|elle|ils|qui) (?:\w+ ){{0,3}}?(?:est|sont|etait|soit) (?:\w+ )?mort"
            r"(?:e|s|es)?(?! de (?:rire|faim|fatigue|soif|peur))",
            rf"{_LOVED} (?:\w+ ){{0,2}}?(?:vient de (?:mourir|partir pour toujours)"
            rf"|est parti\w* (?:pour"
            r" toujours|hier soir paisiblement)|nous a quitte\w*|a perdu la vie|ne est plus"
            r"|nest plus"
            r"|va mourir|est en fin de vie)",
            r"nous (?:a|ont) quitte\w*|(?:mort|disparition|perte) de (?:mon|ma|notre|mes|son|sa"
            r"|nos) "
            rf"(?:\w+ )?{_LOVED}|feu (?:mon|ma|notre)",
            rf"(?:perdu|enterr\w+|inciner\w+|pleure) (?:\w+ )?(?:mon|ma|notre|nos|son|sa|mes|un"
            rf"|une) "
            rf"(?:\w+ )?{_LOVED}",
            r"obseques|enterrements?|funerailles|deuil|veuve?s?|veufs?|cremation|incineration"
            r"|cercueil|cimetiere|pierre tombale|ceremonie dadieu|condoleance",
            r"succession|heritiers?|heritieres?|notaire|fausse couche|mort ?nee?s?|perdu le bebe"
            r"|soins palliatifs|phase terminale|fin de vie|euthanasi\w+|fait piquer",
        ),
        "legal": (
            r"(?:mon|notre|un|une|par|chez|son|maitre) avocate?s?|cabinet davocats?"
            r"|avocate? (?:va|vous"
            r"|prend|se charge)",
            r"huissiers?|commissaires? de justice|mises? en demeure|me(?:ts|t|ttre"
            r"|ttons) en demeure"
            r"|tribuna(?:l|ux)|prudhom\w*|conciliateurs?|mediateurs?|mediation|juges?|proces",
            r"port\w+ plainte|plaintes? (?:a|au|aupres|contre|depose\w*|penale)|depos\w+ (?:une "
            r"|ma "
            r"|mon )?(?:plainte|main courante)|main courante",
            r"en justice|judiciaires?|juridiques?|juridique|poursui\w+ (?:penal\w*|civil\w*"
            r"|legal\w*)"
            r"|poursuites|voies? (?:de droit|legale\w*)|attaquer|assign(?:er|ation)\w*"
            r"|recours legal",
            r"dgccrf|repression des fraudes|signal ?conso|60 millions|ufc|magazine que choisir"
            r"|cnil|arcep"
            r"|amf"
            r"|autorites? de (?:controle|protection)|association de (?:consommateurs|defense)"
            r"|protection juridique|centre europeen des consommateurs",
            r"gendarm\w+|commissariat|(?:a|la|par) (?:la )?police|procureur|penale?(?:ment)?"
            r"|escroquerie",
            r"dommages et interets|dommages interets|prejudice|vices? caches?|code (?:de la "
            r"consommation|civil|penal)|article l ?\d+",
            r"(?:dernier|ultime) (?:delai|avertissement|rappel)|delai (?:de rigueur|imparti)|sous "
            r"(?:huitaine|quinzaine)|faute de quoi|passe ce delai|sans (?:reponse|remboursement) "
            r"(?:\w+ ){0,4}?(?:sous|avant|dici)|ultimatum",
        ),
        "press": (
            r"journalistes?|journaux|redact(?:ion|eur|rice)s? (?:en chef|de|du|pour|chez|a)"
            r"|reporters?|pigistes?|correspondante? (?:de|pour|du)",
            r"(?:service|attachee?|contact|dossier|carte|relations?|demande|communique|espace"
            r"|accreditation|visuels?|photos?|porte parole) (?:de )?(?:la )?presse",
            r"(?:a|dans|pour|avec|de|chez|par) la presse|(?:aux|les|des) medias|presse (?:locale"
            r"|regionale|nationale|ecrite)|a la (?:tele|television|radio)",
            r"interview\w*|reportages?|droit de reponse|article (?:sur|a propos de) (?:vous|votre"
            r"|vos"
            r"|la marque|lentreprise)|enquete (?:sur|pour)|emission|documentaire|tournage|bouclage"
            r"|porte parole|journal (?:local|regional|tele\w*)",
        ),
    },
    elided=r"(?:[jnmtsldc]|qu)?",
)
