/* The sheet of shortcuts, in French. */
import type { Help } from "../en/help";

export const help: Help = {
  help: {
    title: "Raccourcis clavier",
    close: "Fermer",
    pause: "Pendant que vous écrivez, et une demi-seconde après, les touches sont du texte.",
    groups: [
      {
        title: "Partout",
        keys: [
          ["g i", "Boîte de réception"],
          ["g r", "Validation"],
          ["z", "Annuler la dernière action"],
          ["?", "Cette aide"],
          ["Esc", "Fermer, ou quitter un champ"],
        ],
      },
      {
        title: "Boîte de réception",
        keys: [
          ["j  k", "Conversation suivante, précédente"],
          ["1 – 5", "Changer de vue"],
          ["/", "Rechercher"],
          ["t", "Prendre la prochaine de la file"],
          ["c", "Prendre ou intervenir"],
          ["r", "Répondre"],
          ["n", "Note interne"],
          ["h", "Rendre au bot"],
          ["q", "Remettre dans la file"],
          ["e", "Résoudre : choisir le résultat"],
          ["o", "Rouvrir ce qui est résolu"],
          ["i", "Afficher ou masquer les suppositions"],
          ["d", "Afficher ou masquer les détails"],
        ],
      },
      {
        title: "Validation",
        keys: [
          ["j  k", "Proposition suivante, précédente"],
          ["a", "Approuver : choisir l’intention"],
          ["n", "Nouvelle intention"],
          ["x", "Rejeter"],
        ],
      },
    ],
  },
};
