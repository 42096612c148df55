/* One finding: its headline, the chart or the same as a table, how it is counted, and the file. */
import { IconButton } from "@baton/design";
import { Download } from "@baton/design/icons";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { csv } from "../lib/csv";
import { t } from "../text";
import { Empty } from "../ui/parts";
import { summary, type Drawing, type Finding, type Table } from "./findings";
import { draw } from "./plot";

/** `file`: what a downloaded table is called, without its ending. */
export function Chart({ finding, file }: { finding: Finding; file: string }) {
  const [asTable, setAsTable] = useState(false);
  const { name, title, headline, compared, more, note, empty, drawing, table } = finding;
  const heading = `chart-${name}`;
  return (
    <section class="chart" aria-labelledby={heading} data-testid={heading}>
      <div class="chart-head">
        <h2 id={heading}>{title}</h2>
        {!empty && (
          <>
            <button
              class="button quiet"
              aria-pressed={asTable}
              aria-label={t.reports.asTableHint(title)}
              data-testid="as-table"
              onClick={() => setAsTable(!asTable)}
            >
              {t.reports.asTable}
            </button>
            <IconButton
              icon={Download}
              label={t.reports.download(title)}
              data-testid="download"
              onClick={() => save(`${file}-${name}.csv`, table)}
            />
          </>
        )}
      </div>
      <p class="chart-headline number">{headline}</p>
      <p class="soft">{[compared, more].filter(Boolean).join(compared && more ? ". " : "")}</p>
      <div class="chart-body">
        {empty ? (
          <Empty title={t.reports.empty} hint={empty} />
        ) : asTable ? (
          <Rows table={table} title={title} />
        ) : (
          <>
            {drawing.series.length > 1 && <Legend drawing={drawing} />}
            <Picture drawing={drawing} label={summary(finding)} />
          </>
        )}
      </div>
      <p class="hint">{note}</p>
    </section>
  );
}

function Legend({ drawing }: { drawing: Drawing }) {
  return (
    <ul class="legend">
      {drawing.series.map(({ name, colour }) => (
        <li key={name}>
          <span class={`swatch ${colour}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Picture({ drawing, label }: { drawing: Drawing; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const watched = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watched.observe(place.current);
    return () => watched.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (width > 0) place.current?.replaceChildren(draw(drawing, width));
  }, [drawing, width]);
  return <div class="picture" role="img" aria-label={label} ref={place} />;
}

function Rows({ table, title }: { table: Table; title: string }) {
  return (
    <div class="chart-table" tabIndex={0} role="region" aria-label={t.reports.tableOf(title)}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first, ...others], at) => (
            <tr key={at}>
              <th scope="row">{first?.shown}</th>
              {others.map(({ shown }, column) => (
                <td key={column} class="number">
                  {shown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function save(name: string, { columns, rows }: Table): void {
  const text = csv([columns, ...rows.map((row) => row.map(({ kept }) => kept))]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
