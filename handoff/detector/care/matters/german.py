"""German."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_LOVED = (
    r"(?:mann|ehemann|frau|ehefrau|freund|freundin|partner|partnerin|vater|papa|mutter|mama|mami"
    r"|bruder|schwester|onkel|tante|cousine?|eltern|sohn|tochter|kind|baby|oma|opa|grossmutter"
    r"|grossvater|omi|opi|schwiegermutter|schwiegervater|nachbar|nachbarin|kollege|kollegin|chef"
    r"|zwilling\w*|hund|hundin|katze|kater|pferd|kaninchen|haustier|verlobte\w*|enkel\w*)"
)
_LAWYER = r"(?:rechts ?)?(?:anwalt\w*|anwaelt\w*|jurist\w*|rechtsschutz\w*)"

GERMAN = Lexicon.of(
    "de",
    figures=(
        r"(?:tot|tod|kaputt) ?(?:ge)?lach\w*|todmude|todsicher|todschick|totsicher|tote hose",
        r"(?:knoblauch|saft|zitronen|kaffee|obst|blumen|french) ?press\w*",
        r"(?:akku|batterie|handy|telefon|rechner|laptop|leitung|link) (?:\w+ ){0,2}?(?:tot"
        r"|gestorben)",
        r"(?:lieblings|haupt|fisch|fleisch|nudel|fertig) ?gericht\w*|gerichte? (?:kochen|fur zwei)",
        r"(?:freund|freundin|bruder|schwester|nachbar) (?:ist|der) (?:anwalt|anwaltin"
        r"|journalist\w*)",
        r"fur mich gestorben|trauerweide|(?:kriegsbeil|hoffnung\w*) (?:\w+ ){0,4}?begraben",
        r"\w+ ist mein beruf|(?:arbeite|jobbe) (?:als|beim?|im|in der|in einem) (?:\w+ )?"
        r"(?:bestatt\w*|anwalt\w*|anwaelt\w*|jurist\w*|hospiz\w*|gericht\w*|friedhof\w*|polizei\w*)",
    ),
    signs={
        "bereavement": (
            r"verstorben\w*|verstarb|gestorben\w*|ableben|verschieden ist",
            rf"(?:{_LOVED}|er|sie|der|die) (?:\w+ ){{0,3}}?(?:starb|ist tot"
            rf"|ist nicht mehr (?:unter uns"
            r"|am leben|da seit)|von uns gegangen|nicht mehr lebt|eingeschlafen fur immer)",
            rf"(?:tod|tode|sterben) (?:\w+ )?(?:mein\w*|unser\w*|sein\w*|ihr\w*|des|der|von) "
            rf"(?:\w+ )?{_LOVED}\w*|(?:im|liegt im) sterben|{_LOVED} stirbt",
            rf"(?:mein\w*|unser\w*|ihr\w*|sein\w*) (?:\w+ )?{_LOVED} (?:\w+ ){{0,3}}?verloren",
            r"todesfall\w*|trauerfall\w*|sterbefall\w*|todesanzeige\w*|beerdig\w+|trauerfeier\w*"
            r"|trauer(?:feier|rede|karte|kranz|gast|gaste|zeit|jahr|kleid|kleidung|n|nd|t)?"
            r"|beisetz\w+|beigesetzt|bestatt\w+|begrab\w+|witwe\w*|hinterblieben\w*",
            r"sterbeurkunde|totenschein|erbschein|erbschaft|erbengemeinschaft|erbe(?:n|in)?"
            r"|nachlass (?:von|meine\w*|unsere\w*|des verst\w*|der verst\w*)|nachlassverwalter\w*"
            r"|testamentsvollstrecker\w*|hospiz\w*|palliativ\w*",
            r"fehlgeburt\w*|totgeburt\w*|sternenkind\w*|still geboren|eingeschlaf?ert"
            r"|eingeschlaefert"
            r"|einschlafern|einschlaefern|beileid|kondol\w+|friedhof\w*|grabstein|urne",
        ),
        "legal": (
            rf"(?:mein\w*|unser\w*|einen|einem|einer|zum|vom|den|dem|beim|uber) (?:\w+ )?{_LAWYER}"
            r"(?! (?:liebt|tragt|findet|hat (?:die|eure|diese)))",
            rf"(?:gehe?n?|geht) (?:\w+ ){{0,2}}?zum {_LAWYER}|{_LAWYER} (?:\w+ )?(?:eingeschaltet"
            r"|beauftragt|ubergeben|einschalten|meldet|schreibt|horen)",
            r"recht(?:liche\w*|lich) (?:schritte|konsequenzen|mittel|massnahmen|vorgehen|dagegen"
            r"|beraten)|rechtsweg\w*|rechtsmittel|rechtsstreit|juristisch\w*",
            r"(?:ver|ein)klag\w+|klage (?:ein\w*|erheb\w*|gegen|vor|beim)|(?:reiche|reichen"
            r"|erhebe) "
            r"(?:\w+ )?klage|klagen (?:werde|werden|wir|vor)",
            r"(?:vor|zum|beim|ans|am) (?:\w+ )?gericht|(?:amts|land|arbeits)gericht|gerichtlich\w*"
            r"|gerichtsvollzieher|mahnbescheid\w*|mahnverfahren|abmahn\w+|einstweilige\w*"
            r"|unterlassung\w*|inkasso\w*",
            r"strafanzeige|straf(?:bar|rechtlich)\w*|anzeige (?:erstatt\w*|gegen|bei|wegen"
            r"|ist raus)"
            r"|(?:zeige|anzeigen|zeig) (?:sie|euch|dich|an)|angezeigt|staatsanwalt\w*|kripo"
            r"|(?:bei|zur|die|der) (?:der )?polizei",
            r"verbraucher(?:zentrale|schutz|schlichtung)\w*|schlichtungs?stelle\w*|schlichtung"
            r"|ombuds\w+|wettbewerbszentrale|(?:datenschutz|aufsichts)(?:behorde|behoerde)\w*"
            r"|bundesnetzagentur|landesdatenschutz\w*|bafin|gewerbeaufsicht\w*|ordnungsamt"
            r"|bundeskartellamt|stiftung warentest meld\w*",
            r"fristsetzung|nachfrist\w*|(?:setze|gebe|stelle|setzen|geben) (?:\w+ ){0,3}?"
            r"(?:frist|ultimatum)|letzte[nr]? frist|frist (?:bis|von|zum|verstreich\w*|gesetzt"
            r"|ablauf\w*)|fruchtlos\w*|in verzug|ultimatum",
            r"schaden(?:s)?ersatz\w*|schmerzensgeld|haftbar|regress\w*|vertragsbruch",
        ),
        "press": (
            r"journalist\w*|redakteur\w*|redaktion(?:en)?|reporter\w*|korrespondent\w*",
            r"presse(?:anfrage|stelle|sprecher|kontakt|mitteilung|ausweis|abteilung|bild|foto|mappe"
            r"|vertreter|arbeit|team|termin|muster|exemplar)\w*|medien(?:anfrage|vertreter)\w*",
            r"(?:an die|zur|in der|fur die|von der|in die|der|bei der|ans|im|vom|zum) (?:\w+ )?"
            r"(?:presse|zeitung|tageszeitung|medien|fernsehen|rundfunk|bild zeitung|lokalzeitung)",
            r"interview(?:s|anfrage|termin)?|stellungnahme|drehgenehmigung|drehteam|kamerateam"
            r"|recherchier\w+|redaktionsschluss|pressefreiheit",
            r"(?:artikel|beitrag|bericht|reportage|geschichte|story|sendung|doku) (?:\w+ )?uber "
            r"(?:sie|euch|ihr\w*|eu\w*|das unternehmen|die firma|den laden|shops?|ruckgabe\w*)",
        ),
    },
)
