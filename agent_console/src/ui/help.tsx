/* The keyboard shortcuts, on a sheet. */
import { may, mayReview } from "../state/session";
import { t } from "../text";
import { Sheet } from "./dialog";

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={t.help.title} onClose={onClose}>
      <p class="soft">{t.help.pause}</p>
      <div class="help-groups">
        {groups().map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <Shortcut key={keys} keys={keys ?? ""} what={what ?? ""} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}

/** Nobody is told of pages that are not theirs. */
function groups() {
  const others = [mayReview.value ? "" : t.nav.review, may("supervise") ? "" : t.nav.team];
  return t.help.groups
    .filter(({ title }) => !others.includes(title))
    .map((group) => ({
      ...group,
      keys: group.keys.filter(([, what = ""]) => !others.includes(what)),
    }));
}

function Shortcut({ keys, what }: { keys: string; what: string }) {
  return (
    <>
      <dt>
        {keys.split(/\s+/).map((key) => (
          <>
            <kbd>{key}</kbd>{" "}
          </>
        ))}
      </dt>
      <dd>{what}</dd>
    </>
  );
}
