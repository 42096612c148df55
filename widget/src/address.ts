/** The service's rule (`ADDRESS` in handoff/domain/deliveries.py), so that nobody waits to be refused. */
const PART = String.raw`[^\s@"(),:;<>[\]\\.\x00-\x1f\x7f]`;
const ADDRESS = new RegExp(`^${PART}{1,64}(\\.${PART}{1,64})*@(${PART}{1,63}\\.)+${PART}{2,63}$`);
const LONGEST = 320;

export function isAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}
