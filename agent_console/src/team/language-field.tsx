/* Which languages: none, one, or several of those that the assistant answers in. */
import { useEffect } from "preact/hooks";
import { languageName } from "../lib/language";
import { choices, loadChoices } from "../state/team-choices";
import { t } from "../text";

export function LanguageField(props: {
  label: string;
  value: readonly string[];
  testId: string;
  disabled?: boolean;
  onChange: (value: readonly string[]) => void;
}) {
  const { value } = props;
  useEffect(() => void loadChoices(), []);
  const offered = [...new Set([...(choices.value?.languages ?? []), ...value])].sort();
  const toggle = (code: string) =>
    props.onChange(
      value.includes(code) ? value.filter((one) => one !== code) : [...value, code].sort(),
    );
  return (
    <div class="pills" role="group" aria-label={props.label} data-testid={props.testId}>
      {offered.map((code) => (
        <button
          key={code}
          type="button"
          class="pill"
          aria-pressed={value.includes(code)}
          aria-label={languageName(code)}
          title={languageName(code)}
          disabled={props.disabled}
          data-testid={`language-${code}`}
          onClick={() => toggle(code)}
        >
          {code}
        </button>
      ))}
      {value.length === 0 && <span class="faint">{t.staff.anyLanguage}</span>}
    </div>
  );
}
