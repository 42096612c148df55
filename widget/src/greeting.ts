/** What the assistant says before the first message; the service is asked once for each language. */
import type { wire } from "@baton/client";

/** Empty while it is not known, and where the service cannot say. */
export type Greeting = Partial<wire.WidgetGreeting>;

export function greetings(server: string, onChange: () => void): (locale: string) => Greeting {
  const known: Record<string, Greeting> = {};
  const ask = (locale: string) => {
    void fetch(`${server}/api/widget/greeting?locale=${locale}`)
      .then((answer) => answer.json())
      .catch(() => null)
      .then((said) => {
        Object.assign(known[locale]!, said);
        onChange();
      });
    return {};
  };
  return (locale) => (known[locale] ??= ask(locale));
}
