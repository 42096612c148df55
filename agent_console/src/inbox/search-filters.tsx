/* What narrows a search down: status, whose it is, in which language, how recent. */
import { languageName } from "../lib/language";
import { inbox } from "../state/inbox";
import { meId } from "../state/session";
import { ANY, filters, type Filters } from "../state/search";
import { t } from "../text";

const STATUSES = ["waiting", "human", "snoozed", "bot", "resolved"] as const;
const DAYS = [1, 7, 30, 365] as const;

export function SearchFilters() {
  const { status, agent, language, days } = filters.value;
  return (
    <div class="search-filters" role="group" aria-label={t.search.narrow}>
      <Choice
        name="status"
        label={t.search.status}
        value={status}
        choices={STATUSES.map((one) => [one, t.status[one]])}
      />
      <Choice
        name="agent"
        label={t.search.whose}
        value={agent}
        choices={[[meId.value, t.search.mine]]}
      />
      <Choice
        name="language"
        label={t.search.language}
        value={language}
        choices={languages().map((code) => [code, languageName(code)])}
      />
      <Choice
        name="days"
        label={t.search.time}
        value={days}
        choices={DAYS.map((count) => [String(count), t.search.within(count)])}
      />
    </div>
  );
}

function Choice(props: {
  name: keyof Filters;
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
}) {
  return (
    <select
      class="input"
      aria-label={props.label}
      data-testid={`search-${props.name}`}
      value={props.value}
      onChange={(event) => {
        filters.value = { ...filters.peek(), [props.name]: event.currentTarget.value };
      }}
    >
      <option value={ANY}>{props.label}</option>
      {props.choices.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Those that customers write in, as far as the console has seen. */
function languages(): string[] {
  const seen = [...inbox.value.values()].map((item) => item.language);
  const known = [...seen, filters.value.language].filter((code): code is string => !!code);
  return [...new Set(known)].sort();
}
