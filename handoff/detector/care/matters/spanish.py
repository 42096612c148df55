"""Spanish."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_LOVED = (
    r"(?:marido|esposo|esposa|mujer|novio|novia|pareja|padre|papa|madre|mama|hermano|hermana|tio"
    r"|tia|primo|prima|padres|hijo|hija|hijito|nino|nina|bebe|abuelo|abuela|abuelita|yaya|yayo"
    r"|suegro|suegra|vecino|vecina|amigo|amiga|companero|companera|perro|perra|perrita|gato|gata"
    r"|conejo|caballo|gemelo|gemela|jefe|jefa|titular)"
)

SPANISH = Lexicon.of(
    "es",
    figures=(
        r"(?:muero|muriendo|morir|morirme|muerto|muerta|muertos) (?:de|por) (?:hambre|ganas|risa"
        r"|sed"
        r"|sueno|verguenza|miedo|frio|calor|curiosidad)",
        r"(?:bateria|movil|telefono|pantalla) (?:\w+ ){0,2}?(?:muert[oa]|murio)|naturaleza muerta",
        r"(?:amig[oa]|herman[oa]|prim[oa]|marido|mujer|novi[oa]) (?:es )?(?:abogad[oa]|periodista)",
        r"prensa (?:francesa|de cafe|de ajos?)|cafetera de prensa|a mi juicio|muela del juicio"
        r"|medios de (?:pago|transporte|envio)|prensad\w+",
        rf"{_LOVED} (?:es|son|era) (?:un[ao]? )?(?:abogad[oa]|periodista|reporter[oa]|policia|juez"
        r"|guardia civil|notari[oa])",
        r"negro luto|es (?:un )?delito (?:no|que)|velatorio (?:por|de) mi (?:jersey|\w+ viej\w)",
    ),
    signs={
        "bereavement": (
            r"fallec\w+|difunt[oa]s?|defuncion|pesame|esquela|qepd|en paz descanse",
            rf"(?:{_LOVED}|ella|que|quien) (?:\w+ ){{0,3}}?(?:murio|ha muerto|esta muert[oa]"
            rf"|acaba de "
            r"morir|ya no (?:esta|vive)(?: (?:con|entre) nosotr\w+)?$|ya no (?:esta|vive) (?:con"
            r"|entre) "
            r"nosotr\w+|nos dejo|nos ha dejado|se nos fue|perdio la vida)",
            rf"(?:murio|se (?:me |nos )?(?:ha )?(?:murio|muerto)|ha muerto|se (?:me"
            rf"|nos) fue) (?:\w+ )?"
            rf"(?:mi|nuestr\w+|su|el|la) (?:\w+ )?{_LOVED}",
            rf"(?:perdi|perdimos|perdio|he perdido|hemos perdido|enterr\w+|perder|muerte de"
            rf"|perdida de)"
            rf" (?:a |de )?(?:mi|nuestr\w+|su|un|una) (?:\w+ )?{_LOVED}",
            r"entierro|funeral(?:es)?|sepelio|velatorio|tanatorio|funeraria|luto|de duelo"
            r"|viud[oa]s?"
            r"|enviud\w+|incineraci\w+|cenizas|ataud|cementerio|lapida",
            r"herencia|hereder[oa]s?|albacea|testament\w+|aborto espontaneo|perdimos el bebe"
            r"|(?:nacio|naci[oó]) muert[oa]|cuidados paliativos|fase terminal|eutanasi\w+"
            r"|sacrificar (?:a )?(?:mi|nuestr\w+)|(?:dias|semanas) de vida",
        ),
        "legal": (
            r"(?:mi|mis|nuestr[oa]|un|una|al|con|por|su) (?:\w+ )?abogad[oa]s?|asesor(?:ia"
            r"|es)? "
            r"(?:legal|juridic[oa])\w*|bufete|procurador",
            r"(?:accion(?:es)?|medidas|vias?|demanda|proceso|procedimiento|departamento"
            r"|requerimiento"
            r"|reclamacion|tramite\w*) (?:legal(?:es)?|judicial(?:es)?|juridic[oa]s?|formal)"
            r"|legalmente",
            r"demandar\w*|demandad[oa]s?|(?:les|los|os|una|la|mi|interponer|poner"
            r"|presentar) demand\w+"
            r"|denunci\w+|querella\w*|juzgados?|tribunal(?:es)?|jueces|juez|burofax"
            r"|(?:ir|iremos|vamos|ire|llevar\w*|llegar\w*|veremos|vemos) (?:\w+ )?(?:a|en"
            r"|al) (?:juicio"
            r"|juzgado|tribunales|los tribunales)",
            r"hojas? de reclamaci\w+|reclamacion (?:ante|oficial|formal|en consumo|a consumo)"
            r"|oficina "
            r"(?:municipal |del )?(?:de |del |de informacion al )?consumidor|omic|ocu|facua|profeco"
            r"|sernac|indecopi|proteccion de datos (?:ha|va|me)|agencia (?:espanola )?de proteccion"
            r"|aepd|defensor del (?:consumidor|pueblo)|arbitraje|organismo regulador|inspeccion de "
            r"consumo|(?:a|en|ante) consumo|asociacion de consumidores|junta arbitral",
            r"(?:la|a|con|ante) (?:la )?policia|guardia civil|fiscalia|comisaria|mossos|delito"
            r"|via penal|indemnizaci\w+|danos y perjuicios|ley (?:de|general) (?:consumidores|de "
            r"defensa)|incumplimiento (?:de contrato|contractual)",
            r"(?:les|os|le|te) (?:doy|damos|dare|concedo|otorgo) (?:\w+ ){0,4}?(?:plazo|dias|horas"
            r"|hasta)|(?:ultimo|plazo) (?:plazo|improrrogable|maximo para|perentorio)|ultimatum"
            r"|ultimo aviso|de lo contrario (?:\w+ ){0,4}?(?:acudire|demand\w+|tomare|emprend\w+)",
        ),
        "press": (
            r"periodistas?|(?:al|a un|a los|del|escribo (?:en|para)|soy de) (?:\w+ )?periodico"
            r"|periodismo|reporter[oa]s?|redactor(?:a|es)?|la redaccion"
            r"|corresponsal",
            r"(?:de|a|en|con|para|la|por) (?:la )?prensa|prensa (?:local|nacional|escrita)"
            r"|rueda de "
            r"prensa",
            r"medios de comunicacion|(?:a|con|en) los medios|entrevista\w*|reportaje\w*|documental"
            r"|derecho de replica|portavoz|(?:a|en|de) (?:la )?(?:tele|television|radio)"
            r"|articulo (?:sobre) (?:ustedes|vosotros|su|vuestr\w+|la (?:empresa|tienda|marca))"
            r"|cierre de edicion|investigacion periodistica|un programa de",
        ),
    },
)
