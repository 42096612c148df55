/** What the assistant says before the first message; the service is asked once per language. */
import type { wire } from "@baton/client";

const PATH = "/api/widget/greeting";

/** Empty while unknown, or if the service cannot say. */
export type Greeting = Partial<wire.Got<typeof PATH>>;

export function greetings(server: string, onChange: () => void): (locale: string) => Greeting {
  const known: Record<string, Greeting> = {};
  const ask = (locale: string) => {
    void fetch(`${server}${PATH}?locale=${locale}`)
      .then((answer): Promise<Greeting> => answer.json())
      .catch(() => null)
      .then((said) => {
        Object.assign(known[locale]!, said);
        onChange();
      });
    return {};
  };
  return (locale) => (known[locale] ??= ask(locale));
}
