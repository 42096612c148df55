/** What the assistant says before the first message; the service is asked once per language,
    and again while it cannot be reached. */
import type { wire } from "@baton/client";

const PATH = "/api/widget/greeting";
const AGAIN_AFTER_MS = 5000;

/** Empty while unknown. */
export type Greeting = Partial<wire.Got<typeof PATH>>;

export function greetings(server: string, onChange: () => void): (locale: string) => Greeting {
  const known: Record<string, Greeting> = {};
  const ask = (locale: string) => {
    void fetch(`${server}${PATH}?locale=${locale}`)
      .then((answer): Promise<Greeting> => (answer.ok ? answer.json() : Promise.reject()))
      .then(
        (said) => {
          Object.assign(known[locale]!, said);
          onChange();
        },
        () =>
          setTimeout(() => {
            delete known[locale];
            onChange();
          }, AGAIN_AFTER_MS),
      );
    return {};
  };
  return (locale) => (known[locale] ??= ask(locale));
}
