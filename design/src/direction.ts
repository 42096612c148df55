/** Languages of the scripts that run from right to left. */
const RIGHT_TO_LEFT = new Set(["ar", "dv", "fa", "he", "ps", "ur", "yi"]);

/** `locale`: a tag such as `ar-EG`. */
export function isRightToLeft(locale: string): boolean {
  return RIGHT_TO_LEFT.has(locale.toLowerCase().split("-")[0] ?? "");
}
