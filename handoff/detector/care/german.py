"""German."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_WHO = (
    r"(?:er|sie|jemand|einer|typ|mann|mein(?:e)? (?:\w+ )?(?:mann|ehemann|freund|ex|exfreund"
    r"|partner"
    r"|vater|papa|stiefvater|bruder|onkel|frau|freundin|mutter|nachbar|chef|sohn|tochter))"
)
_WHOM = r"(?:mich|uns|mir|sie|ihn|mein(?:e|en)? (?:kind(?:er)?|mutter|sohn|tochter|schwester|mama))"
_PERSON = (
    r"(?:ich|er|sie|jemand|mein(?:e|em|er)? (?:\w+ )?(?:frau|mann|kind|baby|sohn|tochter|mutter"
    r"|mama"
    r"|vater|papa|oma|opa|freund|freundin|bruder|schwester|nachbar|nachbarin|kleiner?|partner"
    r"|partnerin))"
)
_WILL = r"(?:will|wollte?|mochte|moechte|werde?|wird|wurde am liebsten|wuerde am liebsten|kann)"
_ALL = r"(?:alle|ganze?n?|viele|zu viele|packung|schachtel|flasche|haufen|\d+|uberdosis|ueberdosis)"
_MEDICINE = (
    r"(?:tabletten|pillen|schlaftabletten|medikamente|schmerzmittel|schlafmittel|paracetamol)"
)
_KILL = r"(?:umbringen|umbring|toten|toeten|abstechen|erschiessen|ermorden|abknallen|kaltmachen)"

GERMAN = Lexicon.of(
    "de",
    figures=(
        r"(?:tot|tod|kaputt) ?(?:ge)?lach\w*|\w+ vor (?:lachen|freude)|zum totlachen|totlach\w*",
        r"sterb(?:e|en) (?:fast )?(?:vor|fur)|vor (?:\w+ )?(?:hunger|durst|neugier|langeweile"
        r"|lachen|scham) (?:zu )?sterben|sterbens\w+",
        r"(?:warten|warterei|hitze|spannung|stress|neugier|ungewissheit|das|es) (?:\w+ )?"
        r"bringt mich(?: noch)? um",
        r"selbstmord(?:attent|kommando|mission|trupp)\w*",
        r"bade ?bomben?|samenbomben?|stinkbomben?",
        r"blutorange\w*|blutdruck\w*",
        r"bringen sie (?:mir|uns|es|das)",
        r"(?:spielzeug ?|lego |playmobil )(?:krankenwagen|rettungswagen)"
        r"|krankenwagen (?:spielzeug|von"
        r" (?:lego|playmobil))",
        r"(?:schuhe?|fusse|haut|stoff|jacke|pflanzen?|matratze) (?:\w+ ){0,3}?(?:luft|atme\w*)",
        r"nicht mehr leben (?:mit|ohne) (?:diese\w*|eure\w*|der|dem|das)",
        r"bombe (?:\. )?(?:passt|sitzt|sieht|idee|preis|farbe|teil)|^bombe",
        r"(?:ich )?sterbe (?:fast |echt |noch )?wenn (?:die|das|der|es|ich (?:die|das|den|sie"
        r"|ihn)|ihr"
        r"|mein\w* (?:paket|bestellung|jacke|kleid|sendung))",
        r"bringt mich (?:noch )?um (?:\. )?(?:wenn|weil|bei|schon wieder|falls) (?:\w+ ){0,6}?"
        r"(?:karton\w*|paket\w*|bestell\w*|kauf\w*|jacken?|schuhe?|kleid\w*|rechnung|warenkorb"
        r"|tassen?|preis)",
        r"erstick\w* (?:\w+ ){0,2}?(?:in|an|unter) (?:arbeit|papier\w*|kartons?|paketen?|mails?"
        r"|werbung|newsletter\w*|terminen)",
        r"(?:ware?|waer|ist) (?:das|es) (?:ja |doch |glatt |purer? |der )*selbstmord",
    ),
    signs={
        "self_harm": (
            r"(?:keinen|einen) grund (?:mehr )?(?:aufzustehen|aufzuwachen|am leben)"
            r"|abschiedsbrief\w*|hungere mich|nicht mehr aufgewacht|nie wieder aufwachen",
            r"(?:bin|war) (?:\w+ ){0,2}?(?:allen|euch|jedem"
            r"|meiner familie) (?:nur )?(?:eine )?last|traue mir selbst nicht"
            r"|mir (?:\w+ ){0,2}?was antun|sich (?:\w+ ){0,2}?was antun",
            r"(?:stehe|steh|sitze|bin) (?:\w+ ){0,2}?(?:auf|an) (?:der|dem|den) (?:brucke|bruecke"
            r"|dach|gleisen|bahngleisen|klippe)|(?:vor|unter) (?:den|einen|die) (?:zug|s bahn"
            r"|u bahn|bahn) (?:werfen|springen|geworfen)",
            r"(?:mach|mache|machen) (?:\w+ ){0,2}?schluss (?:mit allem|mit dem leben|heute nacht)"
            r"|heute (?:nacht|abend) (?:\w+ )?(?:beende|mach) ich es"
            r"|wie viele (?:\w+ )?tabletten (?:\w+ ){0,4}?(?:braucht|reichen)",
            r"(?:arme?|beine?|haut) (?:\w+ ){0,2}?(?:aufgeritzt|aufgeschnitten|verbrannt|ritz\w*)"
            r"|kann nicht mehr (?:leben|weiterleben|so weiterleben)|aus dem leben (?:scheiden"
            r"|gehen)|diese welt verlassen",
            rf"(?:ich|er|sie|sohn|tochter|freundin?|mutter|vater|mann|frau) (?:\w+ ){{0,4}}?{_WILL}"
            r" (?:\w+ ){0,4}?(?:sterben|tot sein|verrecken|krepieren)",
            r"(?:will|mochte|moechte|wollte) (?:\w+ ){0,3}?(?:sterben|tot sein)",
            r"(?:will|mochte|moechte|wollte|mag|kann) (?:\w+ ){0,3}?(?:nicht|nimmer|nich|net) "
            r"(?:langer |laenger |weiter ?)?(?:mehr )?(?:weiter ?)?(?:leben|existieren|da sein"
            r"|aufwachen|am leben sein)",
            r"(?:keine?n?) (?:\w+ ){0,3}?(?:lust|kraft|grund|wille|willen|sinn) (?:\w+ ){0,2}?"
            r"(?:zu leben|zum leben|am leben|im leben|weiterzuleben)",
            r"(?:leben|alles) (?:\w+ ){0,3}?(?:keinen sinn|sinnlos|nicht mehr lebenswert"
            r"|nicht lebenswert"
            r"|nicht mehr wert|nichts mehr wert)|lebensmude|lebensmuede|lebe nicht gern\w*",
            r"(?:bring|bringe|brachte) mich (?:\w+ ){0,3}?um|bringt sich (?:\w+ ){0,3}?um",
            r"(?:mich|sich|uns) (?:\w+ ){0,3}?(?:umbringen|umzubringen|umbringt|umgebracht|erhangen"
            r"|erhaengen|aufhangen|aufhaengen|erschiessen|toten|toeten|ertranken|vergiften|ritzen"
            r"|verletzen|aufgehangt)",
            r"ritz(?:e|t|en)? (?:mich|sich)|mich (?:\w+ )?(?:geritzt|geschnitten und)"
            r"|selbst ?verletz\w*"
            r"|schneide? (?:mir|mich) (?:\w+ ){0,2}?(?:arme?|beine?|pulsadern?|handgelenke?"
            r"|selbst|ins"
            r" fleisch)|pulsadern?",
            r"(?:mir|sich|sie|er) (?:\w+ ){0,3}?(?:etwas|was) (?:an(?: ?zu)?tun|angetan|antut"
            r"|antue)"
            r"|tue? (?:mir|sich) (?:\w+ )?(?:etwas|was) an",
            r"(?:nehm|nehme|nimmt) (?:mir|sich) (?:\w+ )?(?:das )?leben|(?:mir"
            r"|sich) (?:\w+ )?das leben"
            r" (?:zu )?nehmen|leben (?:\w+ )?(?:zu )?beende[nt]?|beende mein leben",
            r"ohne mich (?:\w+ ){0,4}?(?:besser|leichter|glucklicher)|(?:besser"
            r"|leichter) (?:\w+ )?ohne"
            r" mich|(?:ware|waere) besser (?:wenn|fur alle)(?: \w+){0,4} (?:nicht mehr|weg|tot)",
            r"selbstmord\w*|suizid\w*|freitod|sterbehilfe|abschiedsbrief",
            rf"{_ALL} (?:\w+ ){{0,3}}?{_MEDICINE} (?:\w+ ){{0,2}}?(?:genommen|geschluckt"
            rf"|geschluckt|nehmen|schlucken)",
            rf"(?:nehme?|schlucke?|nahm) (?:\w+ ){{0,3}}?{_ALL} (?:\w+ ){{0,2}}?{_MEDICINE}",
            rf"wie viele (?:\w+ )?{_MEDICINE} (?:\w+ ){{0,4}}?(?:sterben|todlich|tot)",
            r"(?:am liebsten|lieber|wunschte?|wuenschte?|gern\w*) (?:\w+ ){0,4}?tot|(?:ware|waere) "
            r"(?:\w+ ){0,2}?(?:lieber |besser )?tot(?! )",
            r"(?:nie|niemals|nicht) (?:\w+ )?(?:geboren|auf die welt gekommen)",
            r"(?:mach|mache|machen) (?:jetzt |heute |dann )?(?:schluss mit (?:allem|dem leben"
            r"|mir)|ein"
            r" ende mit)|(?:dem|allem|allen) (?:\w+ )?ein ende (?:machen|setzen|bereiten)",
            r"(?:spring|springe|springen|sturze?) (?:\w+ )?(?:von|vor|aus"
            r"|vom) (?:\w+ ){0,2}?(?:brucke"
            r"|bruecke|dach|zug|fenster|balkon|bahn|hochhaus)|vor (?:den|einen|die) (?:zug|bahn"
            r"|ubahn)",
            r"(?:wenn ich|bis ich) (?:tot|nicht mehr (?:da|am leben)) bin",
            r"niemand (?:\w+ )?(?:wurde|wuerde) mich vermissen"
            r"|mich (?:\w+ )?niemand (?:\w+ )?vermissen",
            r"(?:eine|ne) (?:uberdosis|ueberdosis) (?:\w+ ){0,3}?(?:genommen|nehmen|geschluckt)"
            r"|hoffe ich wache nicht mehr auf",
            r"(?:leid|satt|mude|muede) (?:zu leben|des lebens)|hasse mein leben",
        ),
        "violence": (
            r"(?:komme|kommen|komm|steh|stehe) (?:\w+ ){0,5}?mit (?:einem|dem|der|einer|ner|nem"
            r"|meinem) (?:messer|waffe|pistole|axt|baseballschlager|schlager|knuppel|benzin\w*)",
            r"(?:weiss|wissen|weis) wo (?:du|ihr|sie|er|eu\w*|ihre\w*) (?:\w+ ){0,3}?(?:wohnt"
            r"|wohnst|wohnen|parkt|arbeitet)|ihr seid (?:alle )?tot|(?:brech|breche"
            r"|brechen) (?:dir|euch|ihm|ihr|ihnen) (?:\w+ ){0,2}?(?:knochen|nase|finger|kiefer"
            r"|genick|arm)",
            r"lasst mich nicht (?:aus dem|raus|weg|gehen)|sperrt mich (?:\w+ )?ein|blaues auge"
            r"|veilchen|frauenhaus|stalkt|gestalkt|stalker\w*|erpress\w+|kontaktverbot|naherungsverbot",
            r"traue? mich nicht (?:mehr )?(?:nach hause|heim|raus)"
            r"|angst (?:\w+ ){0,2}?(?:nach hause|heim zu)|(?:zwingt|zwang) mich|entblosst"
            r"|begrapscht|angefasst|blaue flecken",
            rf"{_WHO} (?:\w+ ){{0,3}}?(?:schlagt|schlaegt|schlug|verprugelt|verpruegelt|wurgt"
            rf"|wuergt"
            rf"|tritt|missbraucht|vergewaltigt|misshandelt|bedroht|bedrohen|verfolgt|stalkt"
            rf"|qualt"
            rf"|attackiert|angreift|greift) (?:\w+ )?{_WHOM}",
            rf"(?:schlagt|schlaegt|verprugelt|wurgt|bedroht|missbraucht|misshandelt|verfolgt) "
            rf"{_WHO} {_WHOM}",
            rf"{_WHO} (?:\w+ ){{0,2}}?bringt (?:mich|uns|sie|ihn) (?:noch )?um",
            rf"(?:mich|uns|euch|dich|sie|ihn|alle|jemanden|meine?n?) (?:\w+ ){{0,3}}?{_KILL}",
            r"(?:bringe?|steche?|knalle?|mache?) (?:euch|dich|sie|ihn) (?:\w+ )?(?:alle )?(?:um"
            r"|ab|kalt)",
            rf"{_WHO} (?:\w+ ){{0,4}}?(?:umbringen|erstechen|erschiessen|toten|toeten) (?:will"
            rf"|wird)?",
            r"(?:vergewaltigt|sexuell \w+|verprugelt|zusammengeschlagen|missbraucht|entfuhrt"
            r"|entfuehrt"
            r"|angeschossen|niedergestochen|eingesperrt|gewurgt) ?(?:worden|wurde)?",
            r"mit (?:einem|einer|nem|ner|dem|der) (?:messer|pistole|waffe|axt"
            r"|gewehr) (?:\w+ ){0,3}?"
            r"(?:bedroht|auf|vor|in|hinter|steht)|bedroht (?:\w+ ){0,3}?mit (?:einem|einer|nem"
            r"|ner|dem"
            r"|der) (?:messer|pistole|waffe|axt|gewehr)",
            rf"{_WHO} (?:\w+ ){{0,2}}?(?:hat|halt|haelt|mit) (?:\w+ )?(?:eine?n?|ne"
            rf"|ein) (?:pistole|waffe|messer"
            r"|gewehr|axt)",
            r"(?:liegt|ist|habe|hab|platziert|explodiert|gelegt) (?:\w+ ){0,3}?(?:eine|ne"
            r"|die) bombe"
            r"|bombendrohung|amoklauf|amok|bombe gelegt",
            r"(?:angst|furchte) (?:\w+ ){0,2}?(?:um mein leben|vor meinem (?:mann|freund|vater|ex))"
            r"|in gefahr|hausliche gewalt|haeusliche gewalt|todesangst|morddrohung\w*|geisel\w*",
            r"(?:bricht|brechen|eingebrochen|einbrecher) (?:\w+ ){0,4}?(?:ein|haus|wohnung)",
            r"(?:rufen sie|ruft|ruf|holen sie|holt) (?:\w+ )?(?:die )?polizei",
        ),
        "emergency": (
            r"lippen (?:\w+ ){0,2}?blau|blaue lippen|fruchtblase|krampfanfall|krampft|verbruh\w+"
            r"|(?:spuckt|gespuckt|erbricht|hustet) (?:\w+ )?blut|nicht (?:mehr )?ansprechbar"
            r"|ohnmachtig|reagiert (?:gar )?nicht mehr",
            r"gasgeruch|riecht nach gas|eingeklemmt und|(?:hat|habe) (?:\w+ ){0,4}?(?:knopfzelle"
            r"|batterie|magnete?|lampenol|putzmittel|reiniger) (?:\w+ )?(?:verschluckt|getrunken"
            r"|gegessen)|halbe seite taub|herzinfarkt|schlaganfall",
            r"(?:keine?|kaum|nicht genug|schwer) (?:\w+ )?luft(?! (?:in|im|aus|fur))|atemnot"
            r"|(?:kann|kriege?"
            r"|bekomme?) (?:\w+ ){0,3}?(?:nicht|kaum|nimmer) (?:\w+ )?atmen"
            r"|atmet (?:\w+ )?(?:nicht|kaum|nimmer)"
            r"|erstick(?:e|t|en)",
            r"(?:rufen|ruf|ruft|brauche?|brauchen|schick\w*|holen|hol"
            r"|holt) (?:\w+ ){0,4}?(?:krankenwagen"
            r"|notarzt|rettungswagen|rettung|rettungsdienst|feuerwehr|sanitater|notruf|112)",
            r"(?:herzinfarkt|schlaganfall|herzstillstand|anaphylak\w+|krampfanfall|epileptische\w*"
            r"|asthmaanfall|allergische\w* schock|allergische\w* reaktion|vergiftung\w*|vergiftet)",
            r"(?:schmerzen|stechen|druck) (?:\w+ )?in der brust|brustschmerzen",
            rf"{_PERSON} (?:\w+ ){{0,4}}?(?:bewusstlos|ohnmachtig|zusammengebrochen"
            rf"|nicht ansprechbar"
            r"|reagiert nicht|stirbt|sterbe|blau angelaufen|leblos)",
            r"notarzt|bewusstlos|ohnmachtig|ohnmaechtig",
            r"(?:uberall|ueberall) (?:\w+ )?blut|(?:verliere?|verliert) (?:\w+ ){0,3}?blut"
            r"|blute?t? "
            r"(?:\w+ )?(?:stark|heftig|sehr|wie verruckt)|verblut\w+|(?:so )?viel blut"
            r"|hort nicht auf zu"
            r" bluten",
            rf"{_PERSON} (?:\w+ ){{0,4}}?(?:\w*batterien?|\w*magnete?n?|bleiche|chlor\w*|lampenol"
            rf"|ol|lampenoel"
            r"|\w*reiniger|gift|chemikalien?|glas|scherben?|munzen?|spulmittel|\w*tab"
            r"|frostschutz\w*|farbe|kleber|schraube|knopf"
            r"|perle|nadel|teil|saure|benzin|tabletten?) (?:\w+ ){0,3}?(?:verschluckt|geschluckt"
            r"|getrunken|gegessen|eingeatmet)",
            r"(?:es|wohnung|haus|kuche|kueche|zimmer|dach|auto|garage|keller|bude|kabel"
            r"|ladegerat) brennt"
            r"(?! (?:nicht|keine?|schwach|dunkel))|in flammen|(?:steht"
            r"|gefangen) (?:\w+ )?(?:feuer|in brand)"
            r"|feuer (?:in der|im|bei uns)",
            r"(?:riecht|stinkt) (?:\w+ ){0,2}?nach gas|gasgeruch|gasleck|stromschlag|lebensgefahr"
            r"|notfall mit verletz\w+|medizinische\w* notfall",
        ),
    },
    mentions={"violence": (r"bombe", r"geisel\w*")},
    goods=(
        r"films?|filmen|buch|bucher|roman|poster|dvds?|blu ?rays?|album|lied|spiele?|kostum|shirts?"
        r"|tasse|serie|comics?|parfum|set|titel|krimi|spielzeug|lieferbar|auf lager|ist bombe",
    ),
    run_together=("willsterben", "mochtesterben", "willnichtmehrleben", "umbringenwill"),
    small_words=(
        "ich du er sie es wir ihr der die das den dem ein eine einen und oder nicht kein keine"
        " mehr mein meine mich"
        " mir sich ist bin hat habe hab will mochte zu mit auf aus von ohne alle alles bitte wie"
    ),
)
