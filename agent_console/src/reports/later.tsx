/* The reports' page, fetched when somebody opens it: it brings a library that draws charts. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../text";
import { Empty } from "../ui/parts";

export function LaterReports() {
  const [Page, setPage] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import("./page").then(
      ({ ReportsPage }) => setPage(() => ReportsPage),
      () => setFailed(true),
    );
  }, []);
  if (failed) return <Empty title={t.reports.notLoaded} hint={t.reports.notLoadedHint} />;
  return Page ? <Page /> : <Empty title={t.thread.loading} />;
}
