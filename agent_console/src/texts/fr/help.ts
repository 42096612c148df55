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
          ["g c", "Réponses types"],
          ["g r", "Validation"],
          ["g d", "Rapports"],
          ["g t", "Équipe"],
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
          ["p", "Transmettre à un collègue ou à une équipe"],
          ["s", "Reporter"],
          ["m", "Autres actions"],
          ["e", "Résoudre : Entrée confirme"],
          ["o", "Rouvrir ce qui est résolu"],
          ["i", "Afficher ou masquer les suppositions"],
          ["d", "Afficher ou masquer les détails"],
        ],
      },
      {
        title: "Rapports",
        keys: [
          ["1 – 3", "Un jour, 7 jours, 28 jours"],
          ["j  k", "Période suivante, précédente"],
        ],
      },
      {
        title: "Rédiger une réponse",
        keys: [
          ["/", "Réponses types"],
          ["Tab", "Prendre la première réponse passée"],
          ["Alt 1 – 3", "Prendre l’une d’elles"],
          ["Alt Enter", "Envoyer, et l’apprendre au bot"],
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
