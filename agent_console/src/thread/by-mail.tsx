/* Under a message that came by mail: from which address, and what stayed in the mailbox. */
import { Icon } from "@baton/design";
import { Mail } from "@baton/design/icons";
import { t } from "../text";
import type { Mailed } from "../types";

export function ByMail({ mail }: { mail: Mailed }) {
  const { address, subject, attachments, shortened } = mail;
  return (
    <p class="by-mail" data-testid="by-mail" title={subject && t.mailed.subject(subject)}>
      <Icon of={Mail} />
      <span>{t.mailed.from(address)}</span>
      {attachments.length > 0 && <span>{t.mailed.attached(attachments)}</span>}
      {shortened && <span>{t.mailed.shortened}</span>}
    </p>
  );
}
