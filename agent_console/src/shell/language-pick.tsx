/* Which language the console speaks; each is called by its own name. */
import { Icon } from "@baton/design";
import { Languages, Unfold } from "@baton/design/icons";
import { ownName } from "../lib/language";
import { choose, LANGUAGES } from "../state/language";
import { speech, t } from "../text";

export function LanguagePick() {
  return (
    <label class="language-pick" title={t.nav.language}>
      <Icon of={Languages} />
      <select
        aria-label={t.nav.language}
        data-testid="language-pick"
        value={speech.value.language}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {ownName(language)}
          </option>
        ))}
      </select>
      <Icon of={Unfold} />
    </label>
  );
}
