/* The sheet of shortcuts, in German. */
import type { Help } from "../en/help";

export const help: Help = {
  help: {
    title: "Tastenkürzel",
    close: "Schließen",
    pause: "Während Sie schreiben, und eine halbe Sekunde danach, bedeuten Tasten Text.",
    groups: [
      {
        title: "Überall",
        keys: [
          ["g i", "Posteingang"],
          ["g c", "Textbausteine"],
          ["g r", "Prüfen"],
          ["g d", "Berichte"],
          ["g t", "Team"],
          ["z", "Das Letzte rückgängig machen"],
          ["?", "Diese Hilfe"],
          ["Esc", "Schließen, oder ein Feld verlassen"],
        ],
      },
      {
        title: "Posteingang",
        keys: [
          ["j  k", "Nächstes, voriges Gespräch"],
          ["1 – 5", "Ansicht wechseln"],
          ["/", "Suchen"],
          ["t", "Annehmen, wer als Nächstes an der Reihe ist"],
          ["c", "Annehmen oder übernehmen"],
          ["r", "Antworten"],
          ["n", "Interne Notiz"],
          ["h", "Zurück an den Bot"],
          ["q", "Für die Warteschlange freigeben"],
          ["p", "An jemanden oder an ein Team weitergeben"],
          ["s", "Zurückstellen"],
          ["m", "Weitere Aktionen"],
          ["e", "Abschließen: Enter bestätigt"],
          ["o", "Abgeschlossenes wieder öffnen"],
          ["i", "Vermutungen ein- oder ausblenden"],
          ["d", "Details ein- oder ausblenden"],
        ],
      },
      {
        title: "Berichte",
        keys: [
          ["1 – 3", "Ein Tag, 7 Tage, 28 Tage"],
          ["j  k", "Später, früher"],
        ],
      },
      {
        title: "Antwort schreiben",
        keys: [
          ["/", "Textbausteine"],
          ["Tab", "Die erste frühere Antwort einfügen"],
          ["Alt 1 – 3", "Eine davon einfügen"],
          ["Alt Enter", "Senden und den Bot lernen lassen"],
        ],
      },
      {
        title: "Prüfen",
        keys: [
          ["j  k", "Nächster, voriger Vorschlag"],
          ["a", "Annehmen: Intent wählen"],
          ["n", "Neuer Intent"],
          ["x", "Ablehnen"],
        ],
      },
    ],
  },
};
