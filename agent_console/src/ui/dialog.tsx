/* A modal sheet on the browser's own <dialog>: focus stays inside, Escape closes. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text";

export function Sheet(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      class="sheet"
      ref={dialog}
      aria-label={props.title}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <div class="sheet-head">
        <h2>{props.title}</h2>
        <button class="button quiet icon" aria-label={t.help.close} onClick={props.onClose}>
          ×
        </button>
      </div>
      {props.children}
    </dialog>
  );
}

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
