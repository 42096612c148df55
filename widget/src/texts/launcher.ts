/** What the launcher says, in every language of the panel. */
import { pickFrom, type Picked } from "./pick";

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
  openUnread: (count) => `Ouvrir la discussion, ${count} non lus`,
  closeChat: "Fermer la discussion",
};

export const launcherLanguages = { en, es, de, fr };

export function pickLauncher(...wanted: (string | null | undefined)[]): Picked<LauncherTexts> {
  return pickFrom<LauncherTexts>(launcherLanguages, wanted);
}
