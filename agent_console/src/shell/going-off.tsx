/* Asks what becomes of open conversations when their agent goes off. */
import { decide, held, leaving } from "../state/leaving";
import { t } from "../text";
import { Sheet } from "../ui/dialog";

export function GoingOff() {
  if (!leaving.value) return null;
  return (
    <Sheet title={t.leaving.title(held.value)} onClose={() => (leaving.value = null)}>
      <p>{t.leaving.hint}</p>
      <div class="sheet-actions">
        <button class="button primary" data-testid="release-all" onClick={() => void decide(true)}>
          {t.leaving.release}
        </button>
        <button class="button" data-testid="keep-all" onClick={() => void decide(false)}>
          {t.leaving.keep}
        </button>
        <button class="button quiet" onClick={() => (leaving.value = null)}>
          {t.leaving.cancel}
        </button>
      </div>
    </Sheet>
  );
}
