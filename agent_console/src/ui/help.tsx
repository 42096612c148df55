/* The keyboard shortcuts, on a sheet. */
import { t } from "../text";
import { Sheet } from "./dialog";

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={t.help.title} onClose={onClose}>
      <div class="help-groups">
        {t.help.groups.map((group) => (
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
