"""French."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_WHO = (
    r"(?:il|elle|on|quelquun|un (?:homme|type|mec|voisin|inconnu)|ils|mon (?:\w+ )?(?:mari|copain"
    r"|ex"
    r"|compagnon|conjoint|pere|frere|oncle|beau pere|voisin|petit ami|patron|fils)|ma (?:\w+ )?"
    r"(?:femme|mere|compagne|copine|voisine|soeur|fille))"
)
_PERSON = (
    r"(?:je|j|jai|il|elle|quelquun|mon (?:\w+ )?(?:bebe|fils|enfant|mari|pere|frere|ami|copain|papa"
    r"|grand pere|petit)|ma (?:\w+ )?(?:fille|femme|mere|soeur|amie|copine|maman|grand mere"
    r"|petite))"
)
_WILL = (
    r"(?:veux|voudrais|veut|voulais|vais|va|aimerais|souhaite|pense(?: a)?|envie de|menace de"
    r"|essaye?"
    r" de|essaie de|envisage de|tente de|tente|decide de|prefere)"
)
_I_WILL = (
    r"(?:veux|voudrais|voulais|vais|aimerais|souhaite|pense(?: a)?|envie de|essaye? de|essaie de"
    r"|envisage de|tente de|decide de|prefere|pensais)"
)
_ALL = r"(?:tous|toute|toutes|trop de|plein de|boites?|plaquettes?|flacon|tube|\d+)"
_MEDICINE = (
    r"(?:medicaments?|cachets?|comprimes?|somniferes?|doliprane|paracetamol|pilules?|medocs?)"
)

FRENCH = Lexicon.of(
    "fr",
    figures=(
        r"(?:si|quand) (?:\w+ ){0,3}?(?:colis|commande|livraison|paquet|manteau|robe|cadeau|article"
        r"|pull|veste) (?:\w+ ){0,8}?je (?:vais )?(?:meurs|mourir|creve)",
        r"(?:va|vont) me tuer (?:sil|si|quand|en voyant) (?:\w+ ){0,5}?(?:total|panier|prix|facture"
        r"|commande|colis|paquet|achete\w*|manteau|robe|chaussures)",
        r"(?:me|jme) tue(?:nt)? (?:a vous|a le|a repeter|avec (?:ses|son|sa|leurs|vos))"
        r"|une bombe (?:ce|cet|cette|ces|votre|vos)",
        r"otages? (?:de|par) (?:mon|ma|mes|votre|vos|ce|cette) (?:canape|couverture|plaid|lit|chat"
        r"|couette|fauteuil)|kidnapper? par (?:ma|mon|mes) (?:copine|copain|amis?|amies?|femme|mari"
        r"|enfants) pour",
        r"(?:cire|tissu|matiere|chaussures?|manteau) (?:\w+ ){0,2}?respire(?:nt)? pas",
        r"suffoque\w* dans (?:ce|cet|cette|mon|ma|le|la|vos)|mis le feu (?:au dancefloor|a la piste"
        r"|a la soiree)",
        r"mort(?:e|s|es)? (?:de|d) ?(?:rire|faim|fatigue|soif|trouille|honte|peur|froid|chaud)",
        r"(?:meurs|mourir|mourais|meurt|creve|crever) (?:de |d ?)(?:faim|envie|rire|soif|chaud"
        r"|froid"
        r"|honte|curiosite|impatience|ennui|denvie|dimpatience|dennui)"
        r"|(?:meurs|mourir) (?:denvie|dimpatience|dennui)",
        r"(?:attente|prix|chaleur|suspense|ca|cela|stress) (?:\w+ )??(?:me|ma|m) tuer?|(?:prix|ca) "
        r"(?:\w+ )??(?:ma tuee?|tue)",
        r"suicide squad|suicide commercial",
        r"bombes? (?:de|a|pour|en) (?:bain|eau|peinture|\w+)|pistolets? (?:a|de) (?:eau|colle"
        r"|peinture"
        r"|\w+)",
        r"(?:ambulance (?:jouet|lego|playmobil|miniature)|jouet (?:\w+ )?ambulance)",
        r"(?:crise cardiaque|attaque) (?:en voyant|au prix|quand jai vu)",
        r"(?:tissu|matiere|chaussures?|pieds?|peau|matelas) (?:\w+ ){0,4}?respire\w*",
        r"en finir avec (?:cette|ce|ces|la|le|les|mon|ma|mes|votre|vos)(?! (?:vie|mienne|souffrance"
        r"|douleur|existence|jours))",
    ),
    signs={
        "self_harm": (
            r"(?:plus|aucune) (?:de )?raisons? de (?:me lever|vivre|rester|me reveiller)"
            r"|lettre dadieu|me laisse mourir|plus la force de (?:vivre|continuer|me battre)",
            r"(?:suis|etre) un (?:poids|fardeau) pour|peur de (?:faire|me faire) (?:une betise"
            r"|du mal)|(?:faire|fasse) une betise (?:ce soir|cette nuit|si)|(?:suis"
            r"|monte) sur le (?:pont|toit|parapet)",
            r"(?:sous|devant) (?:un|le) (?:train|metro|rer|camion)|quitter ce monde"
            r"|combien de (?:cachets|comprimes|medicaments)|ne pas me reveiller|plus me reveiller"
            r"|(?:me|se) scarifi\w+|(?:me|se) mutil\w+",
            r"en finir (?:ce soir|cette nuit|demain|avec (?:la vie|tout ca|moi))|(?:ce soir"
            r"|cette nuit|demain) (?:\w+ ){0,2}?jen finis|serais mieux mort\w*"
            r"|disparaitre pour de bon",
            rf"{_WILL} (?:\w+ ){{0,2}}?(?:mourir|crever|etre morte?|disparaitre(?: pour toujours"
            rf"| a jamais)?)",
            r"(?:envie|voudrais|aimerais|prefererais|souhaite(?:rais)?) (?:\w+ )??(?:de "
            r"|d)?(?:mourir|etre mort\w?|detre mort\w?|crever)",
            r"(?:plus|pas|aucune|jamais|plus aucune) (?:\w+ )??(?:envie|raison|gout"
            r"|force) (?:\w+ )??(?:de|a|pour) "
            r"(?:vivre|la vie|rester en vie|exister|continuer a vivre)",
            r"(?:veux|voudrais|veut|peux) (?:plus|pas) (?:\w+ )??(?:vivre|exister|me reveiller"
            r"|etre en vie|etre"
            r" la|continuer a vivre)|(?:plus|pas) la peine de vivre|raison de vivre"
            r"|fatiguee? de vivre"
            r"|marre de (?:la vie|vivre)",
            rf"{_I_WILL} (?:\w+ )??(?:me|mon) (?:\w+ )??(?:tuer|suicider|pendre|foutre en lair"
            rf"|ouvrir les"
            r" veines|noyer|jeter|flinguer|faire du mal|mutiler|buter)",
            rf"{_WILL} (?:\w+ )??se (?:\w+ )??(?:tuer|suicider|pendre|foutre en lair|ouvrir les"
            r" veines|noyer|jeter|flinguer|faire du mal|mutiler|buter)",
            r"(?:me|m|se|s) (?:suicider|suicide|pendre|scarifie\w*|mutile\w*|taillade\w*|scarifier"
            r"|mutiler|flinguer|suis coupee? les veines|coupe les (?:veines|bras))|se tue(?!r)\b"
            r"|me tuerai"
            r"|me suiciderai|jme (?:tue|suicide|scarifie)|je me (?:tue|suicide|fais du mal)",
            r"en finir (?:avec (?:la vie|ma vie|tout|cette vie|mes jours|lexistence)"
            r"|une fois pour toutes"
            r"|pour de bon|ce soir|maintenant|definitivement)|mettre fin a (?:mes|ses|ma"
            r"|sa) (?:jours|vie)"
            r"|mettre un terme a ma vie|(?:veux|vais|voudrais|envie d|envie den"
            r"|envie de) ?(?:en )?finir(?= ?(?:$|\.))",
            r"(?:mieux|heureux|soulages?|debarrasses?) (?:\w+ )??sans moi"
            r"|mieux si je (?:\w+ )??(?:nexistais"
            r"|netais|mourais|disparaissais)",
            rf"(?:avale|pris|prends|prendre|avaler|gobe"
            rf"|ingere) (?:\w+ )??{_ALL} (?:\w+ ){{0,3}}?{_MEDICINE}",
            rf"combien de (?:\w+ )??{_MEDICINE} (?:\w+ ){{0,4}}?(?:mourir|mortelle?|tuer)",
            r"suicidaires?|tentative de suicide|(?:au|mon|le|me|du) suicide|suicider|(?:fait"
            r"|faire|une|prise?) (?:overdose|surdose)"
            r"|personne ne me (?:regrett|manqu|pleur)\w*|jespere ne (?:pas|plus) me reveiller"
            r"|lettre dadieu",
            r"(?:aimerais|voudrais|prefererais|jaurais du|dois) (?:\w+ )??etre morte?|(?:jamais"
            r"|pas) (?:etre )?nee?"
            r"|jaurais prefere ne pas (?:naitre|exister)",
            r"vie (?:\w+ ){0,4}?(?:aucun sens|plus de sens|pas de sens|plus la peine"
            r"|pas detre vecue|plus"
            r" rien|plus de gout|est finie)",
            r"(?:sauter|saute|jeter|jette) (?:\w+ )??(?:du|dun|de la|dune|par la|sous (?:un|le)"
            r"|sous) (?:\w+ )??"
            r"(?:pont|toit|fenetre|train|metro|balcon|immeuble|bus)|(?:sous un|sous le) (?:train"
            r"|metro)",
            r"adieu (?:a tous|le monde|tout le monde|monde)|deteste ma vie|hais ma vie",
        ),
        "violence": (
            r"(?:viens|venir|viendrai|debarque|passe|arrive|attends) (?:\w+ ){0,5}?avec (?:un|une"
            r"|mon|ma|le) (?:couteau|flingue|arme|batte|fusil|hache|bidon)|cocktail molotov",
            r"(?:sais|savons) ou (?:tu|vous|ils|elle|il|vos) (?:\w+ ){0,3}?(?:habite|travaille"
            r"|gare|vit|vis|dort)\w*|vous etes (?:tous )?morts|casser (?:la gueule|les jambes"
            r"|les dents|les doigts|le nez)|te retrouver|vous retrouver un par un",
            r"(?:me laisse|laisse) (?:pas|plus) sortir|menferme|oeil au beurre noir"
            r"|des bleus (?:sur|partout|aux)|harcel\w+ (?:par mon ex|moi|depuis)|chantage"
            r"|ordonnance de protection|foyer pour femmes|mon ex (?:me|ma) (?:suit|suivie?|attend"
            r"|guette)",
            r"peur de rentrer (?:chez moi|a la maison)|(?:me|ma) forcee? a (?:coucher|faire)"
            r"|sest exhibe|(?:ma|a) (?:coince|plaque|tripot)\w+",
            rf"{_WHO} (?:\w+ ){{0,2}}?(?:me|ma|m|nous|la|le|les) ?(?:\w+ )??(?:frappe\w*|bat"
            rf"|battue?|tape\w*|"
            r"cogne\w*|etrangle\w*|viole\w*|menace\w*(?! de (?:divorce|quitter|partir|laisser"
            r"|mettre))|agresse\w*|poignarde\w*|tire dessus|suit|poursuit"
            r"|harcele\w*|sequestre\w*|enferme\w*|maltraite\w*|touche|tue\w*|tabasse\w*)",
            rf"{_WHO} (?:\w+ ){{0,3}}?(?:va|veut|voulait|menace de|essaie de|essaye de"
            rf"|dit quil va) (?:\w+ )??"
            r"(?:me|nous|la|le|m) (?:tuer|frapper|buter|egorger|poignarder|faire du mal|violer)",
            r"(?:me|nous) (?:menace|menacent|suit) (?:\w+ )??(?:avec|de)|menacee? de mort",
            r"(?:vais|veux|va|allons|viens) (?:\w+ ){0,2}?(?:(?:vous|te|le|la|les|tous) )+(?:tuer"
            r"|buter|egorger"
            r"|massacrer|descendre|tirer dessus|poignarder|crever)|je (?:vous|te) (?:tue|bute"
            r"|tuerai)",
            r"(?:ma|mon|ete|ai ete|suis|etre) (?:\w+ )??(?:violee?|agressee?|poignardee?|battue"
            r"|kidnappee?|sequestree?"
            r"|etranglee?|enlevee?|tabassee?)|violences? conjugales?|femme battue|maltraitee?",
            rf"{_WHO} (?:\w+ ){{0,2}}?(?:est armee?|a (?:un|une|son|sorti) (?:\w+ )??(?:couteau"
            rf"|pistolet|arme|fusil"
            r"|hache|revolver))|(?:homme|type|mec|quelquun) (?:\w+ )?(?:avec )?(?:un|une"
            r"|son)? ?(?:couteau|pistolet|arme"
            r"|fusil)|armee? (?:et|devant)",
            r"il y a une bombe|pose une bombe|alerte a la bombe|tout faire (?:sauter|peter)"
            r"|faire sauter "
            r"(?:votre|le|la) (?:magasin|boutique)",
            r"peur (?:pour ma vie|de (?:lui|mon (?:mari|copain|ex|pere)))|en danger"
            r"|prise? en otage|otages?"
            r"|contre mon gre|contre ma volonte",
            r"(?:appelez|appelle|envoyez) (?:\w+ )??(?:la )?police|entre(?:r)? (?:par effraction"
            r"|de force)"
            r"|cambrioleurs?",
        ),
        "emergency": (
            r"levres (?:\w+ )?bleues|ne repond plus (?:et|du tout|quand)|convuls\w+"
            r"|perdu les eaux|(?:vomit|crache) du sang|brulee?s? au (?:deuxieme|troisieme) degre"
            r"|odeur de gaz|sent le gaz|fait un (?:malaise|avc|infarctus)",
            r"(?:a|ai) (?:avale|bu|mange) (?:\w+ ){0,3}?(?:pile|aimants?|lessive|javel|huile"
            r"|produit)",
            r"(?:arrive|peux|peut|arrivons|reussis|du mal|arrete|cesse) (?:\w+ ){0,2}?(?:a "
            r"|de )?respirer"
            r"|respire (?:plus|pas|mal)(?! (?:la|le|les|l))|(?:mal|difficultes?) (?:a"
            r"|pour) respirer|etouffe\w*",
            r"(?:appelez|appelle|appeler|envoyez|besoin|faut"
            r"|vite) (?:\w+ ){0,3}?(?:dune? )?(?:ambulance|samu|pompiers"
            r"|secours|urgences|dune ambulance|112)|(?:appelez|faites|composez) le (?:15|18|112)",
            r"(?:fait|faire|fais|eu|croi\w*|ai|a) (?:\w+ ){0,4}?(?:crise cardiaque|infarctus|avc"
            r"|arret cardiaque"
            r"|crise depilepsie|convulsions?|crise dasthme|choc anaphylactique"
            r"|reaction allergique|choc allergique)"
            r"|infarctus",
            r"(?:douleurs?|mal) (?:\w+ )??(?:dans|a) la poitrine|oppression dans la poitrine",
            r"inconsciente?s?|evanouie?|perdu connaissance|ne repond plus|se reveille pas"
            r"|seffondre\w*"
            r"|effondree?|ne bouge plus",
            rf"{_PERSON} (?:\w+ ){{0,2}}?(?:suis|est|es) (?:\w+ )??(?:en train de mourir"
            rf"|mourante?)|je vais mourir(?! de)"
            r"|je meurs(?! de| d)",
            r"(?:perds?|perd|plein|beaucoup|partout|tellement) (?:\w+ ){0,3}?(?:de |du )?sang"
            r"|saigne\w* (?:\w+ )??(?:beaucoup|fort"
            r"|abondamment|enormement|trop|partout)|hemorragie|sang partout|se vide de son sang",
            rf"{_PERSON} (?:\w+ ){{0,3}}?(?:avale|bu|ingere|mange"
            rf"|avalee?) (?:\w+ ){{0,4}}?(?:piles?|javel|produit|huile"
            r"|aimants?|poison|piece|verre|lessive|colle|detergent|capsule|bille|jouet|essence"
            r"|medicaments?|batterie)",
            r"(?:le|au|du) feu (?:\w+ ){0,2}?(?:dans|chez|a la|a lappartement|au)"
            r"|incendie (?:dans|chez|a)|(?:maison|appartement|cuisine"
            r"|immeuble|chambre|garage|voiture|appart) (?:\w+ )??(?:brule|en feu|en flammes"
            r"|prend feu|a pris feu|est en feu)"
            r"|ca brule chez|pris feu|au feu(?= ?(?:$|\.))",
            r"(?:odeur|fuite|sent) (?:\w+ )??(?:de |le |du )?gaz|electrocutee?|empoisonnee?"
            r"|intoxication|intoxiquee?"
            r"|urgence (?:medicale|vitale)|entre la vie et la mort",
        ),
    },
    mentions={"self_harm": (r"suicides?|overdoses?|surdoses?",)},
    goods=(
        r"films?|livres?|romans?|affiches?|posters?|dvds?|albums?|chansons?|jeux?|costumes?"
        r"|t ?shirts?|tasse"
        r"|mugs?|series?|bd|parfums?|figurines?",
    ),
    run_together=("jeveuxmourir", "veuxmourir", "veuxmetuer", "enviedemourir"),
    small_words=(
        "je tu il elle on nous vous ils le la les un une des du de et ou ne pas plus mon ma mes"
        " me moi est suis jai ai"
        " cest dans sur pour avec sans tout tous que qui quelquun veux vais ca jveux au aux se sa"
        " son ses"
    ),
    elided=r"(?:[jnmtsldc]|qu)?",
)
