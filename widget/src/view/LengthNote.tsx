import { MAX_TEXT, tooLongBy } from "@baton/client";
import { useEffect, useState } from "preact/hooks";
import { useSurroundings } from "./context";

/** With this many characters left, the count is shown. */
const NEAR = 400;
/** Milliseconds. Nobody wants to hear a number after every key. */
const PAUSE = 1_000;

/** Below a field: how long its text is, once that matters. `id`: for the field's description. */
export function LengthNote({ id, text }: { id: string; text: string }) {
  const { texts, locale } = useSurroundings();
  const over = tooLongBy(text);
  const number = (value: number) => value.toLocaleString(locale);
  const most = number(MAX_TEXT);
  const tooLong = over > 0 ? texts.tooLong(number(over), most) : "";
  const [told, setTold] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setTold(tooLong), PAUSE);
    return () => clearTimeout(timer);
  }, [tooLong]);
  return (
    <>
      <p id={id} class={over > 0 ? "length wrong" : "length"} data-testid="length">
        {tooLong || (over > -NEAR && `${number(MAX_TEXT + over)} / ${most}`)}
      </p>
      <p class="unseen" role="status">
        {told}
      </p>
    </>
  );
}
