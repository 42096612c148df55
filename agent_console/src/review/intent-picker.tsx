/* A searchable list of intents; Enter on a chosen one approves. */
import { named, search } from "../lib/intents";
import { t } from "../text";
import type { Intent } from "../types";
import { Combobox } from "../ui/combobox";

interface Props {
  id: string;
  intents: readonly Intent[];
  text: string;
  wrong: boolean;
  onText: (text: string) => void;
  onSubmit: (text: string) => void;
}

export function IntentPicker({ intents, ...given }: Props) {
  return (
    <Combobox
      {...given}
      testId="approve-intent"
      placeholder={t.review.choose}
      none={t.review.noneMatch}
      search={(query) => search(intents, query)}
      chosen={named(intents, given.text)}
      idOf={(intent) => intent.name}
      textOf={(intent) => intent.label}
    >
      {(intent) => (
        <>
          {intent.label}
          <code>{intent.name}</code>
        </>
      )}
    </Combobox>
  );
}
