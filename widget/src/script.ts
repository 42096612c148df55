/** The page knows which script this is only while it runs. */
export const script = document.currentScript as HTMLScriptElement | null;
