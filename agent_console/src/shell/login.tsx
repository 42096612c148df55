/* The login: user name and password. */
import { Field } from "@baton/design";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../api/http";
import { expired, login } from "../state/session";
import { t } from "../text";
import { Mark } from "../ui/parts";
import { LanguagePick } from "./language-pick";

export function Login() {
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong("");
    try {
      await login(username.trim(), password);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setWrong(error.status === 401 ? t.login.wrong : error.message);
      setBusy(false);
    }
  };
  return (
    <div class="login">
      <form onSubmit={submit}>
        <h1>
          <Mark />
          {t.login.title}
        </h1>
        {expired.value && !wrong && <p class="notice">{t.login.expired}</p>}
        {wrong && (
          <p class="notice bad" role="alert">
            {wrong}
          </p>
        )}
        <Field id="username" label={t.login.username}>
          <input
            id="username"
            class="input"
            autocomplete="username"
            autocapitalize="none"
            ref={first}
            required
            data-testid="login-username"
            value={username}
            onInput={(event) => setUsername(event.currentTarget.value)}
          />
        </Field>
        <Field id="password" label={t.login.password}>
          <input
            id="password"
            class="input"
            type="password"
            autocomplete="current-password"
            required
            data-testid="login-password"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
        <button class="button primary" disabled={busy} data-testid="login-submit">
          {busy ? t.login.submitting : t.login.submit}
        </button>
      </form>
      <LanguagePick />
    </div>
  );
}
