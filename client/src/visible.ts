/** Not a space, control, mark or anything else that shows nothing on its own. */
const VISIBLE =
  /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{1D159}\uFFFC]/u;

/** Whether the text shows anything; the service refuses text that does not (`visible_text.py`). */
export const hasVisibleText = (text: string): boolean => VISIBLE.test(text);
