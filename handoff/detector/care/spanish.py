"""Spanish."""

from __future__ import annotations

from handoff.detector.care.lexicon import Lexicon

_WHO = (
    r"(?:el|ella|alguien|ellos|un (?:hombre|tipo|tio|desconocido|vecino)|mi (?:\w+ )?(?:marido"
    r"|esposo"
    r"|novio|ex|pareja|padre|papa|padrastro|hermano|tio|mujer|esposa|novia|madre|vecino|jefe|hijo))"
)
_PERSON = (
    r"(?:yo|he|ha|el|ella|alguien|mi (?:\w+ )?(?:bebe|hijo|hija|nino|nina|marido|mujer|padre|madre"
    r"|abuela|abuelo|esposo|esposa|hermano|hermana|pareja|novia|novio|amiga|amigo|peque\w*))"
)
_WANT = (
    r"(?:quiero|queria|quisiera|quiere|voy a|va a|deseo|ganas de|pienso(?: en)?|pensando en"
    r"|planeo|intente?"
    r"|intento|prefiero|preferiria|necesito|amenaza con|dice que va a|trate de)"
)
_ALL = r"(?:todas?|todos|entera?|muchas|demasiadas|montones?|caja|frasco|bote|\d+)"
_MEDICINE = (
    r"(?:pastillas?|pildoras?|medicamentos?|somniferos?|tranquilizantes|paracetamol|medicinas?)"
)

SPANISH = Lexicon.of(
    "es",
    figures=(
        r"ahog\w+ en un vaso|no tiene sentido sin (?:esa|ese|esta|este|vuestr\w+)",
        r"amenaza\w* (?:\w+ ){0,3}?con (?:dormir|no|dejarme sin|devolver|esconder|quitarme la)",
        r"me (?:va a )?matar? (?:si|cuando) (?:\w+ ){0,5}?(?:compr\w*|pedido|paquete|total|precio"
        r"|factura|carrito|zapatos)|(?:cuello|manga|cinturon) (?:\w+ )?(?:me )?ahorca",
        r"(?:muero|muriendo|morir|morirme|morirse|muere|muerto|muerta) (?:de|por) (?:hambre|ganas"
        r"|risa|sed|sueno"
        r"|frio|calor|verguenza|curiosidad|envidia|aburrimiento|miedo|tener\w*|ver\w*|recibir\w*"
        r"|un\w*|el|la)",
        r"(?:espera|oferta|precio|calor|duda|curiosidad|intriga|esto"
        r"|incertidumbre) (?:\w+ )??(?:me )?"
        r"(?:mata|esta matando|va a matar)",
        r"(?:de|precio de|casi me da un) infarto(?= al| cuando)|precios? de infarto|de infarto",
        r"escuadron suicida|bombas? de (?:bano|bicicleta|aire|agua|semillas|chocolate)",
        r"pistolas? (?:de|para) (?:agua|silicona|juguete|pintura|masaje|calor|pegamento|cola)",
        r"ambulancias? (?:de juguete|playmobil|lego)|juguete (?:\w+ )??ambulancia",
        r"(?:tejido|tela|pies|zapatos|piel|colchon) (?:\w+ ){0,4}?respira\w*",
        r"(?:acabar|terminar) con (?:todo )?(?:este|esta|estos|el|la|mi|mis|los|las)(?! (?:vida"
        r"|sufrimiento"
        r"|dolor|existencia))",
        r"(?:no )?(?:me|le|nos) pega[n]? (?:con (?:el|la|los|las|mi)|mucho|nada|bien)",
        r"(?:vivir|repetir) (?:esta|esa|otra|la misma) experiencia",
    ),
    signs={
        "self_harm": (
            r"(?:ninguna|una|sin) razon(?:es)? para (?:vivir|seguir|levantarme|despertar)"
            r"|carta de despedida|no tengo fuerzas para (?:vivir|seguir)"
            r"|no despertar(?:me)?(?: nunca)?(?: mas)?",
            r"(?:soy|ser) una carga para|no me fio de mi (?:mism\w )?(?:esta noche|hoy)"
            r"|hacer(?:me)? una (?:locura|tonteria) (?:esta noche|hoy|si)|(?:estoy"
            r"|subid\w) en el (?:puente|tejado|borde|balcon)",
            r"(?:al|a las|delante del) (?:tren|metro|vias)"
            r"|cuantas pastillas (?:\w+ ){0,4}?(?:hacen falta|para)|irme de este mundo"
            r"|dejar este mundo|(?:me|se) (?:corto|cortado|corta|quemo|quemado) (?:los"
            r"|las) (?:brazos|piernas|munecas)",
            r"(?:esta noche|manana|hoy) (?:lo )?(?:acabo|termino) (?:con todo|todo)"
            r"|acabar con (?:todo|esto de una vez)|estarian mejor sin mi|me dejo morir",
            rf"{_WANT} (?:\w+ )??(?:morir|morirme|morirse|estar muert[oa]"
            rf"|desaparecer para siempre)",
            r"(?:no|ya no|tampoco) (?:\w+ )??(?:quiero|quiere|quisiera|tengo ganas de"
            r"|vale la pena|puedo) (?:\w+ )??"
            r"(?:vivir|seguir vivi\w+|existir|seguir viva|seguir vivo|estar viv[oa]|despertar"
            r"|despertarme"
            r"|seguir en este mundo|estar en este mundo)(?! (?:en|cerca|con vuestr\w+|con sus?))",
            rf"(?:{_WANT}|me|se) (?:\w+ )??(?:matarme|matarse|suicidarme|suicidarse|ahorcarme"
            rf"|ahorcarse|colgarme"
            r"|cortarme|hacerme dano|hacerse dano|pegarme un tiro|autolesionarme|lesionarme"
            r"|quitarme de en medio)",
            r"me (?:voy a|quiero|quisiera|puedo|deberia|vaya a|tengo que) (?:\w+ )??(?:matar"
            r"|suicidar|ahorcar"
            r"|morir|colgar|tirar|cortar las venas)|se (?:quiere|va a|intento|ha intentado"
            r"|quiso) (?:\w+ )??"
            r"(?:matar|suicidar|morir|ahorcar)",
            r"(?:luego|despues|hoy|y|entonces|que|si no) me (?:mato|suicido|ahorco|muero|tiro)"
            r"|me (?:mato|suicido)(?= ?(?:$|\.))"
            r"|me (?:suicido|autolesiono|hago dano|hice dano|mutilo)",
            r"me (?:corto|corte|estoy cortando|he cortado"
            r"|vuelvo a cortar) (?:\w+ ){0,2}?(?:los brazos|las venas|las munecas"
            r"|las piernas|los muslos|otra vez|de nuevo)|cortarse las venas|cortarme las venas"
            r"|autolesi\w+",
            r"(?:mejor|mas feliz|felices|tranquilos) (?:\w+ )??sin mi(?= ?(?:$|\.|y|porque|en))"
            r"|mejor si (?:yo )?(?:\w+ )?"
            r"(?:no existiera|no estuviera|muriera|desapareciera)",
            r"(?:sentido|razon|motivos?|ganas|razones) (?:\w+ ){0,2}?(?:a la vida|para vivir"
            r"|de vivir|a vivir|a mi vida|en la vida"
            r"|para seguir (?:viviendo|adelante|aqui))",
            r"(?:mi|la|esta) vida (?:\w+ )??(?:no|ya no) (?:\w+ )?(?:tiene sentido|vale|merece)"
            r"|nada por (?:lo que|que) vivir"
            r"|odio mi vida|cansad[oa] de (?:vivir|la vida)|hart[oa] de (?:vivir|la vida)",
            rf"(?:tomado|tome|tomo|tomar|tragado|trague|tomarme"
            rf"|tomando) (?:\w+ )??{_ALL} (?:\w+ ){{0,3}}?{_MEDICINE}",
            rf"cuantas {_MEDICINE} (?:\w+ ){{0,4}}?(?:morir|matar|mortal)",
            r"(?:quitarme|quitarse|quitar) (?:de )?la vida|quitarme la vida|acabar con (?:mi vida"
            r"|su vida|mi sufrimiento|todo(?= ?(?:$|\.|y|esta|hoy|ya|de una)))"
            r"|terminar con (?:mi vida|todo(?= ?(?:$|\.|y|esta|hoy|ya)))|poner fin a mi vida",
            r"(?:ojala|quisiera|desearia|preferiria|prefiero|mejor"
            r"|gustaria) (?:\w+ )??(?:estuviera|estar|estuviese|me muriera|morir|morirme"
            r"|haber muerto)(?: \w+)?(?: muert[oa])?(?= ?(?:$|\.|y|porque|que vivir))"
            r"|ojala (?:\w+ )?(?:muert[oa]|no hubiera nacido|me muera)",
            r"(?:nunca|no) (?:\w+ )?haber nacido|no (?:hubiera|deberia haber) nacido",
            r"suicidas?|suicidarse|suicidarme|me suicid\w+|suicidio|sobredosis|carta de despedida",
            r"(?:tirarme|tiro|saltar|lanzarme|tirar|salto) (?:\w+ )??(?:del|de|por|desde|al"
            r"|delante de) (?:\w+ ){0,2}?(?:puente|ventana"
            r"|tren|balcon|metro|azotea|tejado|edificio|vias)",
            r"(?:quiero|quisiera) desaparecer(?! del? )|nadie me (?:extranaria|echaria de menos)"
            r"|ojala no (?:me )?despierte",
            r"adios (?:a todos|mundo(?: cruel)?)|no puedo (?:mas|seguir) (?:viviendo|con (?:la"
            r"|mi) vida|con esta vida)",
        ),
        "violence": (
            r"(?:voy|ire|vamos|venir|viene|espero|espera) (?:\w+ ){0,5}?con (?:un|una|mi|la"
            r"|el) (?:cuchillo|pistola|navaja|bate|escopeta|arma|hacha|bidon)",
            r"(?:se|sabemos) donde (?:vives|viven|vivis|trabaja\w*|aparca\w*|duerme\w*|vive)"
            r"|estais (?:todos )?muertos|(?:romper|parto|partire?|romperte) (?:\w+ ){0,2}?(?:cara"
            r"|piernas|dientes|dedos|nariz)",
            r"no me deja salir|me encierra|ojo morado|moratones|moretones|orden de alejamiento"
            r"|casa de acogida|chantaj\w+|extorsion\w*|me acosa|acosador|mi ex (?:me"
            r"|sigue) (?:sigue|espera|persigue|esperando)",
            r"miedo (?:de|a) (?:volver|ir) a casa|me oblig\w+ a|se (?:me )?exhibio|me toco sin",
            rf"(?:{_WHO} (?:\w+ ){{0,2}}?)(?:me|nos|la|lo|le) (?:\w+ )??(?:pega|pego|golpea"
            rf"|golpeo|maltrata|viola|violo|amenaza"
            r"|amenazo|ataca|ataco|ahorca|estrangula|estrangulo|apunala|persigue|sigue|acosa"
            r"|quiere matar|va a matar|tiene encerrad[oa]"
            r"|ha pegado|ha golpeado|ha violado|ha amenazado|esta pegando|esta golpeando"
            r"|secuestro)",
            r"(?:me|nos) (?:va a|quiere|van a|quieren|intento|ha intentado|trato de"
            r"|dijo que me va a|puede) (?:\w+ )??(?:matar|violar|pegar"
            r"|apunalar|disparar|ahorcar)",
            r"me (?:amenaza|amenazan|amenazo|esta amenazando|esta pegando|pega mi|golpea|maltrata"
            r"|viola)(?! con (?:dejar|no))",
            r"(?:os|te|los|les|lo|la) (?:voy a|vamos a|quiero) (?:\w+ )??(?:matar|disparar"
            r"|apunalar|degollar|reventar a tiros|violar)"
            r"|(?:voy a|quiero) (?:\w+ )??(?:mataros|matarte|matarlos|matarles|dispararles"
            r"|apunalarte|matar a)",
            r"(?:me han|me ha|fui|he sido|ha sido|me|han) (?:\w+ )??(?:violad[oa]|violaron"
            r"|secuestrad[oa]|secuestraron|apunalad[oa]"
            r"|agredid[oa]|agredieron|abusad[oa]|golpead[oa]|maltratad[oa])|abus(?:o|aron) de mi"
            r"|violencia (?:domestica|de genero|machista)",
            rf"(?:{_WHO} (?:\w+ )?)?(?:tiene|lleva|saco|con) (?:un|una|el"
            rf"|la) (?:\w+ )??(?:pistola|arma|cuchillo en la mano|navaja"
            r"|escopeta|machete|hacha)|(?:hombre|tipo|alguien|tio) (?:armado|con un cuchillo)"
            r"|amenaza con un (?:cuchillo|arma)",
            r"(?:hay|puse|pusimos|han puesto|coloque) (?:una|la) bomba|amenaza de bomba"
            r"|hacer(?:la|lo)? (?:explotar|estallar)",
            r"(?:temo|miedo) (?:por mi vida|a mi (?:marido|novio|padre|ex|pareja)|de mi (?:marido"
            r"|novio|padre|ex))|en peligro"
            r"|contra mi voluntad|rehenes?|secuestrad[oa]",
            r"(?:llamen?|llama|llame|manden?|envien) (?:\w+ )??a? ?(?:la )?policia|(?:entrado"
            r"|entrando|entrar) (?:\w+ )?en mi (?:casa|piso)",
        ),
        "emergency": (
            r"labios (?:\w+ )?(?:azules|morados)|inconsciente|convulsi\w+|roto aguas|(?:vomit\w+"
            r"|escupe|tose) sangre|huele a gas|olor a gas|infarto|ictus|no (?:me )?responde y",
            r"(?:ha|he) (?:tragado|bebido|comido) (?:\w+ ){0,3}?(?:pila|iman\w*|lejia|aceite"
            r"|detergente|producto)|se (?:ha tragado|trago) (?:\w+ ){0,2}?(?:pila|iman\w*|pieza"
            r"|moneda|boton)",
            r"(?:no|apenas|casi no|dejo de|cuesta|sin poder"
            r"|dificultad para) (?:\w+ ){0,2}?respir\w+|me (?:ahogo|asfixio)|se (?:esta )?"
            r"(?:ahogando|asfixiando|ahoga|atraganta|atraganto|atragantado)",
            r"(?:llamen?|llama|llame|llamad|necesit\w+|manden?|envien?|pidan) (?:\w+ ){0,2}?(?:a "
            r"|una )?(?:una |a )?(?:ambulancia|bomberos|emergencias"
            r"|urgencias|112|911)",
            r"(?:infarto|derrame cerebral|ictus|ataque (?:al corazon|cardiaco|epileptico|de asma)"
            r"|paro cardiaco|shock anafilactico"
            r"|anafilax\w+|convulsion\w*|reaccion alergica)",
            r"dolor (?:\w+ )??(?:en el|de) pecho|me duele (?:mucho )?el pecho",
            r"inconsciente|(?:se )?(?:ha )?desmay\w+|no (?:se )?(?:despierta|reacciona)"
            r"|perdido el conocimiento|se desplomo"
            r"|se ha desplomado",
            r"(?:me|se) (?:estoy|esta) muriendo(?! de| por)|me voy a morir(?! de| si| por)"
            r"|creo que me muero",
            r"desangr\w+|(?:mucha|tanta|perdiendo|pierdo|lleno de|hay) (?:\w+ )?sangre|sangr(?:a"
            r"|o|ando) (?:\w+ )??(?:mucho|sin parar|muchisimo)"
            r"|no (?:para|deja) de sangrar|hemorragia",
            rf"{_PERSON} (?:\w+ ){{0,3}}?(?:tragado|trago|bebido|bebio|ingerido|comido)"
            r" (?:\w+ ){0,4}?(?:pilas?|lejia|aceite|imanes|iman"
            r"|veneno|producto|moneda|cristal|detergente|pegamento|boton|pieza|quimico|gasolina"
            r"|bateria|capsula|limpiador)",
            r"(?:casa|piso|cocina|apartamento|edificio|habitacion|coche|garaje"
            r"|salon) (?:\w+ ){0,2}?(?:quemando|ardiendo|en llamas|incendiando"
            r"|fuego)|(?:hay|un) (?:fuego|incendio) (?:en|dentro)|se (?:ha )?(?:incendiado"
            r"|incendio|prendio fuego)|en llamas",
            r"(?:olor|huele|fuga|escape) (?:\w+ )??(?:a |de )gas|electrocutad\w*"
            r"|descarga electrica|envenenad[oa]|intoxicad[oa]|intoxicacion"
            r"|emergencia medica|entre la vida y la muerte",
        ),
    },
    mentions={},
    goods=(
        r"peliculas?|libros?|novelas?|posters?|poster|carteles?|dvds?|albums?|cancion|juegos?"
        r"|disfraz|camisetas?|tazas?|series?|comics?"
        r"|perfumes?",
    ),
    run_together=("quieromorir", "mequieromatar", "quieromatarme", "noquierovivir"),
    small_words=(
        "yo tu el ella nos los las lo un una y o no ya mi mis me se es soy estoy esta he ha en"
        " con sin por para que"
        " quien quiero quiere voy va a todo todos todas del al le les creo hay su"
    ),
)
