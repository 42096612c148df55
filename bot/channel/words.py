"""How people answer a form, language by language: yes and no, corrections, questions, "I don't
have it". The rules that use these words are in `consent.py` and `replies.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language; each field lists phrases, separated by commas.

    Accents and apostrophes may be missing in what people write, and are written here.
    """

    yes: str
    """May stand anywhere."""
    right: str
    """Means yes at the beginning or after a single word that means yes; "do it right", "please
    correct" and "please confirm" are requests."""
    please: str
    polite: str
    """Changes nothing next to a yes or a no, and is neither by itself."""
    no: str
    denies: str = ""
    """Right after a yes it makes a statement of it: "passt nicht", it does not fit."""
    doubtful: str = ""
    """Looks like a yes, but is often meant otherwise."""
    sorry: str = ""
    short_yes: str = ""
    short_no: str = ""
    """Before a comma they only lead to what is said: "no, the red one"."""
    oops: str = ""
    """Takes something back: what follows corrects what was said before."""
    corrects: str = ""
    """Says that an earlier value is wrong, or is to be another."""
    excludes: str = ""
    """What follows, up to a comma or the like, is not meant."""
    resumes: str = ""
    """What follows is meant again: "not the red one but the blue one"."""
    fillers: str = ""
    """Words that are no value by themselves."""
    asks: str = ""
    """Begin a question, also one without a question mark."""
    asks_with: str = ""
    """Begin a question if a word of `verbs` follows, at once or after one other word."""
    verbs: str = ""
    """Begin a question if a word of `subjects` follows."""
    subjects: str = ""
    what_is: str = ""
    """With the name of a value asked for, or "it": where it is found, what it is."""
    why: str = ""
    """Asks why the bot wants to know that."""
    must_i: str = ""
    """Asks whether it has to be told."""
    lacks: str = ""
    """With the name of a value, "it", or nothing: cannot give it."""
    it: str = ""
    """Stands for the value asked for."""
    joins: str = ""
    """Lead from one question to the next."""
    opens: str = ""
    """Begin a question behind one of these, if something is asked at all."""
    denying: str = ""
    """After a verb of `opens`: it tells something."""
    telling: str = ""
    """Words around it in such questions."""


ENGLISH = Words(
    joins="and also, and then, and, also, plus, n, &",
    opens="""what, when, where, which, who, whose, how, why, can, could, will, would, should, may,
        must, do, does, did""",
    denying="not",
    yes="""yes, yep, yup, yeah, yea, aye, ok, okay, okey dokey, okie dokie, sure, sure thing, of
        course, certainly, absolutely, definitely, indeed, for sure, by all means, affirmative,
        confirmed, I confirm, I can confirm, I confirm it, I confirm that, I confirm this,
        agreed, I agree, I accept, I am sure, I'm sure, go ahead, please go ahead, go for it, go
        on, carry on, please carry on, proceed, please proceed, you may proceed, do it, do that,
        do so, do this, please do, please do it, please do that, do it now, let's do it, let's
        do that, you can do that, you can go ahead, make it so, I want that, I would like that,
        I'd like that, that is right, that's right, this is right, it is right, it's right, that
        is correct, that's correct, this is correct, it is correct, it's correct, that's it,
        that is it, that's the one, that is the one, that's what I want, that is what I want,
        that's fine, that is fine, that's ok, that's okay, fine by me, fine with me, works for
        me, sounds good, looks good, looks right, looks correct, alright, all right, all
        correct, all is right, all is correct, it's all correct, it's all right, everything is
        right, everything is correct, all of that is right, all of that is correct, spot on""",
    right="right, correct, exactly, precisely, confirm",
    please="please, pls, plz",
    polite="""thanks, thank you, thank you very much, thank you so much, thanks a lot, many
        thanks, thx, ty, cheers, good, great, perfect, lovely, wonderful, excellent, brilliant,
        all good, it is, that is, I do, I am, fine, then, kindly, dear, mate, sorted, for your
        help, for your patience, for your time, for your trouble, in advance, and thanks for your,
        and thank you for your, and many thanks for your, help, patience, time, trouble""",
    no="""no, nope, nah, nay, naw, no way, never, negative, not at all, absolutely not,
        certainly not, definitely not, definitely no, of course not, wrong, incorrect, not
        right, not correct, not that, that's wrong, it's wrong, this is wrong, that's incorrect,
        it's incorrect, that's not right, that isn't right, it's not right, it isn't right,
        that's not correct, that isn't correct, it's not correct, it isn't correct, it is not,
        it isn't, don't, do not, don't do it, don't do that, do not do it, do not do that,
        please don't, please do not, I don't want that, I do not want that, I'd rather not, I
        would rather not, rather not""",
    doubtful="yeah right, yea right, yeah yeah, yeah sure, sure sure, ok ok, okay okay",
    short_yes="yes, yeah, yep, yup, ok, okay, sure, right, well, alright, thanks, please",
    short_no="no, nope, nah, nay",
    sorry="sorry, so sorry, I'm sorry, apologies, my apologies, pardon, excuse me",
    oops="""oh, ah, whoops, oops, ooops, woops, oopsie, ouch, argh, ugh, damn, wait, no wait,
        hold on, hang on, one moment, my bad, my mistake, my fault, actually, I meant, I mean,
        correction, scratch that, strike that, on second thought, autocorrect, damn autocorrect""",
    corrects="""wrong, incorrect, mistake, a mistake, typo, mistyped, misspelt, misspelled,
        mixed up, mix up, not right, isn't right, not correct, isn't correct, change, correct,
        fix, edit, amend, other, another, different, instead, rather, should be, should have
        been, make it, make that, meant, I mean, but, except, not""",
    excludes="""except, except for, apart from, all but, instead of, rather than, not, is not,
        isn't, wasn't, was not, and not, but not""",
    resumes="but, it's, its, it is, use, take, rather, make it, sorry, please, thanks",
    fillers="""oh, ah, uh, um, er, hm, hmm, so, well, ok, okay, yes, yeah, no, nope, wait, hold,
        hang, on, whoops, oops, ooops, woops, oopsie, ouch, argh, ugh, damn, sorry, apologies,
        pardon, my, bad, fault, mistake, typo, wrong, other, another, one, the, a, an, it, its,
        that, this, thats, is, was, be, should, have, been, would, will, i, im, ive, me, you,
        we, meant, mean, actually, rather, instead, of, correct, right, correction, please, pls,
        thanks, thank, to, for, in, at, with, and, also, too, or, but, not, use, take, make,
        change, gave, give, told, said, wrote, typed, mixed, up, here, there, heres, theres,
        goes, now, then, just, again, hi, hello, hey, think, guess, believe, from, under, by,
        got, see, let, lets, try, same, first, second, did, do, dont, am, are, has, had, as""",
    asks="""why, what's, where's, how's, who's, when's, why's, how come, what if, what about,
        what for, who pays, is the, is my, is your, is there, is this, are the, are my, are your,
        are there, does the, does my, does your, will the, will my, was the, was my""",
    asks_with="what, when, where, which, who, whose, how",
    verbs="""is, are, was, were, do, does, did, can, can't, could, will, won't, would, may,
        must, should, shall, have, has, am, isn't, aren't, don't, doesn't, couldn't,
        wouldn't""",
    subjects="""I, you, it, that, this, these, those, there, we, they, he, she, anyone, anybody,
        someone, somebody, everyone, u""",
    what_is="""what is, what's, what exactly is, what does, what do you mean by, what are, where is,
        where's, wheres, where do I find, where can I find, where will I find, where would I
        find, where do I get, where can I get, where does, where do I see, where can I see, how
        do I find, how can I find, how do I get, how does, which number, what kind of, what sort
        of""",
    why="""why do you need, why would you need, why do you want, why do you ask, why are you
        asking, why do I need, why do I have to, why should I, why must I, why is, why, what
        for, what do you need, what's that for, what is that for""",
    must_i="""mandatory, required, necessary, needed, compulsory, obligatory, optional, do you
        need, do you really need, do I have to, do I need to, do I need, must I, do I really
        have to, can I skip, can I leave, needed for""",
    lacks="""don't have, do not have, haven't got, have not got, have no, don't know, do not
        know, dunno, can't find, cannot find, could not find, couldn't find, can't remember,
        don't remember, cannot remember, forgot, have forgotten, lost, have lost, deleted, no
        idea, no clue, don't see, can't see, cannot see, not on me, not with me, not at hand,
        not to hand, never got, never received, didn't get, haven't received, don't recall,
        without""",
    it="it, that, this, one, any, them, those, these",
    telling="""say, tell, want, wants, ask, asking, give,
        share, enter, provide, fill, write, send, answer, really,
        exactly, even, know, need, look, looks, like, find, mean, anymore, any more, right now,
        yet, can, could, get, handy, nearby, anywhere""",
)
GERMAN = Words(
    joins="und auch, und außerdem, und, außerdem, &",
    opens="""wann, wo, wohin, welche, welcher, welches, wer, wie, wie viel, warum, wieso,
        weshalb""",
    yes="""ja, jawohl, jawoll, jep, jup, jap, jo, klar, na klar, klar doch, aber klar, sicher,
        selbstverständlich, selbstverstaendlich, natürlich, natuerlich, auf jeden fall,
        unbedingt, einverstanden, in ordnung, geht in ordnung, stimmt, stimmt so, stimmt genau,
        das stimmt, das stimmt so, es stimmt, alles stimmt, das ist richtig, das ist korrekt,
        ist richtig, ist korrekt, so ist es, so ist es richtig, genau so, ganz genau, alles
        richtig, alles korrekt, passt, passt so, das passt, das passt so, so passt es, so passt
        das, mach das, mach es, machen sie das, machen sie es, tun sie das, bestätigt,
        bestaetigt, ich bestätige, ich bestaetige, ich bestätige das, ich bin sicher, bin
        einverstanden, ich bin einverstanden, das will ich, das möchte ich, so stimmt es, so stimmt
        das, passt alles, alles passt, stimmt alles, das ist richtig so, das ist korrekt so, ist
        richtig so, ist korrekt so, richtig so, mach mal, machen wir so, so machen wir es, so machen
        wir das, bestätige ich, das bestätige ich""",
    right="genau, richtig, korrekt, exakt, absolut",
    please="bitte, bitte schön, bitteschön",
    polite="""danke, danke schön, dankeschön, danke sehr, vielen dank, besten dank, herzlichen
        dank, gern, gerne, sehr gern, sehr gerne, super, prima, perfekt, wunderbar, toll, sehr
        gut, alles klar, dann, für die Hilfe, für Ihre Hilfe, für deine Hilfe, für die Geduld, für
        Ihre Geduld, für die Mühe, für Ihre Mühe, im Voraus, und danke für
        die, und vielen Dank für die, und vielen Dank für Ihre, Hilfe, Geduld, Mühe""",
    no="""nein, nee, nö, noe, ne, nicht, bitte nicht, gar nicht, überhaupt nicht, auf keinen
        fall, auf gar keinen fall, keinesfalls, niemals, nie, falsch, das ist falsch, nicht
        richtig, das ist nicht richtig, nicht korrekt, das ist nicht korrekt, stimmt nicht, das
        stimmt nicht, das stimmt so nicht, stimmt so nicht, passt nicht, das passt nicht, passt so
        nicht, lieber nicht, doch nicht, so nicht, natürlich nicht, mach das nicht, machen sie das
        nicht, das will ich nicht, das möchte ich nicht""",
    denies="nicht, so nicht, leider nicht",
    doubtful="ja ja, jaja, na ja, klar klar, ja sicher",
    short_yes="ja, jo, ok, okay, gut, danke, bitte",
    short_no="nein, nee, nö, ne",
    sorry="sorry, entschuldigung, Entschuldige, tut mir leid, verzeihung, pardon",
    oops="""oh, ach, ah, ups, huch, hoppla, mist, moment, halt, warte, warten Sie, mein Fehler,
        ich meine, ich meinte, Korrektur, doch, eigentlich""",
    corrects="""falsch, falsche, falscher, falsches, falschen, verkehrt, Fehler, Tippfehler,
        vertippt, verschrieben, verwechselt, ändern, ändere, korrigieren, korrigiere, andere,
        anderer, anderes, anderen, stattdessen, statt, lieber, sondern, aber, außer, nicht,
        stimmt nicht, sollte, müsste""",
    excludes="nicht, nicht die, nicht der, nicht das, statt, anstatt, anstelle von, kein, keine",
    resumes="sondern, aber, es ist, nimm",
    fillers="""oh, ach, ups, huch, moment, halt, warte, sorry, entschuldigung, nein, ja, ne,
        die, der, das, den, dem, ein, eine, einen, es, ist, war, ich, meine, meinte, mein,
        bitte, danke, falsch, falsche, andere, anderen, statt, sondern, aber, doch, so, hier,
        lautet, heißt, nicht, für, und, auch, an, von, mit, zu, nummer, richtig, richtige""",
    asks="""warum, wieso, weshalb, wozu, wofür, wie viel, wie lange, was ist, was sind, wo ist,
        wo finde""",
    asks_with="was, wann, wo, wer, welche, welcher, welches, welchen, wie",
    verbs="""ist, sind, muss, müssen, kann, können, darf, soll, wird, werden, habe, haben, gibt,
        brauche, brauchen, kostet, geht, finde""",
    subjects="ich, Sie, du, es, das, man, wir, ihr, dies",
    what_is="""was ist, was sind, was bedeutet, wo ist, wo finde ich, wo steht, wie finde ich,
        welche""",
    why="warum, wieso, weshalb, wozu, wofür",
    must_i="""Pflicht, Pflichtfeld, notwendig, nötig, erforderlich, zwingend, optional, muss
        ich, muss das sein""",
    lacks="""habe ich nicht, hab ich nicht, habe nicht, hab nicht, habe keine, hab keine, habe
        kein, weiß ich nicht, weiß nicht, keine Ahnung, finde ich nicht, finde nicht, kann ich
        nicht finden, verloren, vergessen, gelöscht, nicht zur Hand, nie bekommen""",
    it="es, das, die, den, sie, ihn, eine, keine",
    telling="""sagen, angeben, geben, nennen, schreiben, wirklich, genau, eigentlich, wissen,
        brauchen, brauchst, brauche, finden, aussehen, gerade, mehr, da, dabei, überhaupt, denn,
        habe, wollen, fragen, fragt""",
)
FRENCH = Words(
    joins="et aussi, et, aussi, &",
    opens="quel, quelle, quels, quelles, quand, combien, comment, pourquoi, est-ce que, est-ce qu'",
    yes="""oui, ouais, ouaip, ouep, bien sûr, bien sûr que oui, bien entendu, tout à fait,
        absolument, certainement, évidemment, d'accord, dac, entendu, c'est ça, c'est bien ça,
        c'est cela, c'est bien cela, c'est exact, c'est bien exact, c'est correct, c'est juste,
        c'est bon, tout est bon, tout est correct, tout est exact, c'est d'accord, je confirme,
        je le confirme, confirmé, je suis d'accord, je suis sûr, je suis sûre, allez-y, vas-y,
        faites-le, fais-le, faites, ça marche, ça me va, effectivement, en effet, affirmatif,
        c'est ce que je veux, vous pouvez, vous pouvez y aller, vous pouvez le faire, c'est parfait,
        pour moi c'est bon, c'est tout bon, ok pour moi, ça me convient, je valide, validé""",
    right="exact, exactement, correct, parfaitement, précisément",
    please="s'il vous plaît, s'il te plaît, svp, stp",
    polite="""merci, merci beaucoup, merci bien, parfait, super, très bien, génial, volontiers,
        alors, pour votre aide, pour ton aide, pour votre patience, pour tout, d'avance, et
        merci pour tout, et merci pour votre aide, et merci pour votre patience""",
    no="""non, nan, pas du tout, surtout pas, absolument pas, certainement pas, bien sûr que
        non, jamais, faux, c'est faux, pas exact, pas correct, c'est incorrect, ce n'est pas ça,
        c'est pas ça, ce n'est pas correct, c'est pas correct, ce n'est pas exact, c'est pas
        exact, pas ça, ce n'est pas bon, c'est pas bon, ne le faites pas, ne faites pas ça, je
        ne veux pas, je préfère pas, je ne préfère pas""",
    denies="pas, plus",
    doubtful="ouais ouais",
    short_yes="oui, ok, merci, bon, bien",
    short_no="non, nan",
    sorry="pardon, désolé, désolée, excusez-moi, excuse-moi, je suis désolé, je suis désolée",
    oops="""oh, ah, oups, zut, mince, attendez, attends, un instant, je voulais dire, en fait,
        plutôt""",
    corrects="""faux, fausse, mauvais, mauvaise, erreur, trompé, trompée, changer, changez,
        corriger, corrigez, modifier, modifiez, autre, plutôt, au lieu, mais, sauf, pas""",
    excludes="pas, et pas, non pas, au lieu de, au lieu du, plutôt que",
    resumes="mais, c'est, prenez",
    fillers="""oh, ah, oups, zut, mince, attendez, attends, non, oui, pardon, désolé, désolée,
        le, la, les, l, un, une, c, ce, cest, est, était, je, j, mon, ma, mes, voulais, dire,
        voici, merci, svp, stp, plutôt, mais, pas, et, aussi, de, du, des, en, fait, mauvais,
        mauvaise, numéro, erreur, autre, bon, bonne, à""",
    asks="pourquoi, comment, combien, est-ce que, est-ce qu, qu'est-ce, c'est quoi, où est, où se",
    asks_with="quel, quelle, quels, quelles, quand, où, qui, que",
    verbs="est, sont, dois, doit, peut, peux, puis, faut, ai, a, va",
    subjects="je, vous, tu, il, elle, on, ce, ça, cela, nous",
    what_is="""c'est quoi, qu'est-ce que, qu'est-ce qu, où est, où se trouve, où trouver,
        comment trouver""",
    why="pourquoi, à quoi sert",
    must_i="obligatoire, nécessaire, facultatif, dois-je, est-ce que je dois, faut-il",
    lacks="""je n'ai pas, j'ai pas, je n'ai plus, j'ai plus, je ne l'ai pas, je l'ai pas, je ne
        sais pas, je sais pas, aucune idée, je ne trouve pas, je trouve pas, perdu, oublié, pas
        sous la main, jamais reçu""",
    it="le, la, l, ça, cela, en",
    telling="""dire, donner, écrire, vraiment, exactement, savoir, besoin, trouver, sous, là,
        sur, moi, maintenant, avez, voulez""",
)
SPANISH = Words(
    joins="y también, y, además, también, &",
    opens="cuál, cuáles, cuánto, cuánta, cuántos, dónde, por qué, quién",
    yes="""sí, sip, claro, claro que sí, por supuesto, desde luego, es correcto, está correcto,
        todo correcto, todo es correcto, todo está correcto, es cierto, está bien, eso es, así
        es, de acuerdo, estoy de acuerdo, vale, confirmo, lo confirmo, confirmado, adelante,
        hazlo, hágalo, efectivamente, en efecto, estoy seguro, estoy segura, sin duda,
        afirmativo, eso quiero, es lo que quiero, sí quiero, dale, todo perfecto, está perfecto,
        está bien así, así está bien, me parece bien, hazlo así, hágalo así, proceda, acepto""",
    right="correcto, exacto, exactamente, cierto, perfectamente",
    please="por favor, porfa, porfavor",
    polite="""gracias, muchas gracias, mil gracias, perfecto, muy bien, genial, estupendo, todo
        bien, por su ayuda, por tu ayuda, por su paciencia, por la ayuda, por todo, de
        antemano, y gracias por todo, y muchas gracias por todo, y gracias por la ayuda, y
        muchas gracias por su ayuda""",
    no="""no, nop, nunca, jamás, para nada, en absoluto, de ninguna manera, claro que no, por
        supuesto que no, incorrecto, falso, es falso, es incorrecto, está mal, no es correcto,
        no está bien, no es así, así no, no lo hagas, no lo haga, no quiero, mejor no""",
    doubtful="claro claro, vale vale",
    short_yes="sí, vale, ok, gracias, bueno, bien",
    short_no="no, nop",
    sorry="perdón, perdona, perdone, disculpa, disculpe, lo siento",
    oops="oh, ay, ah, ups, uy, espera, espere, un momento, quería decir, quise decir, en realidad",
    corrects="""equivocado, equivocada, error, cambiar, cambia, cambie, corregir, corrige,
        corrija, otro, otra, mal, mejor, pero, salvo, excepto, en vez, en lugar, sino, no""",
    excludes="y no, no el, no la, no los, no las, en vez de, en vez del, en lugar de, en lugar del",
    resumes="sino, es, pero",
    fillers="""oh, ay, ah, ups, uy, espera, espere, no, sí, perdón, perdona, perdone, el, la,
        los, las, un, una, es, era, yo, mi, quería, decir, quise, gracias, por, favor, pero,
        sino, y, también, de, del, número, error, otro, otra, aquí, está, correcto, correcta,
        a""",
    asks="por qué, cuánto, cuánta, cuándo, cómo, dónde, qué es, cuál es, para qué",
    asks_with="qué, cuál, cuáles, quién",
    verbs="es, son, tengo, puedo, debo, hay, necesito",
    subjects="que, eso, esto, yo, usted, ustedes, ello",
    what_is="qué es, cuál es, dónde está, dónde encuentro, dónde puedo encontrar, cómo encuentro",
    why="por qué, para qué",
    must_i="obligatorio, obligatoria, necesario, necesaria, opcional, tengo que, hace falta",
    lacks="""no tengo, no lo tengo, no la tengo, no sé, no lo sé, ni idea, no encuentro, no lo
        encuentro, no la encuentro, perdido, perdí, olvidé, he olvidado, no me acuerdo, nunca
        recibí""",
    it="lo, la, eso, esto, ninguno, ninguna",
    telling="""decir, dar, escribir, realmente, exactamente, saber, necesita, necesitas,
        necesitan, quiere, encontrar, ahora, mano, conmigo, ya""",
)
LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)
