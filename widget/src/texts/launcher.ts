/** What the launcher says, in every language of the panel. */
import { pickFrom, type Picked } from "./pick";
import { plural } from "./plural";

const en = {
  openChat: "Open the chat",
  openUnread: (count: number) => `Open the chat, ${count} unread`,
  closeChat: "Close the chat",
};

export type LauncherTexts = typeof en;

const de: LauncherTexts = {
  openChat: "Chat öffnen",
  openUnread: (count) => `Chat öffnen, ${count} ungelesen`,
  closeChat: "Chat schließen",
};

const es: LauncherTexts = {
  openChat: "Abrir el chat",
  openUnread: (count) => `Abrir el chat, ${count} sin leer`,
  closeChat: "Cerrar el chat",
};

const fr: LauncherTexts = {
  openChat: "Ouvrir la discussion",
  openUnread: (count) =>
    plural("fr", count, {
      one: `Ouvrir la discussion, ${count} message non lu`,
      other: `Ouvrir la discussion, ${count} messages non lus`,
    }),
  closeChat: "Fermer la discussion",
};

const ar: LauncherTexts = {
  openChat: "افتح الدردشة",
  openUnread: (count) =>
    plural("ar", count, {
      one: "افتح الدردشة، رسالة واحدة غير مقروءة",
      two: "افتح الدردشة، رسالتان غير مقروءتان",
      few: `افتح الدردشة، ${count} رسائل غير مقروءة`,
      other: `افتح الدردشة، ${count} رسالة غير مقروءة`,
    }),
  closeChat: "أغلق الدردشة",
};

export const launcherLanguages = { en, es, de, fr, ar };

export function pickLauncher(...wanted: (string | null | undefined)[]): Picked<LauncherTexts> {
  return pickFrom<LauncherTexts>(launcherLanguages, wanted);
}
