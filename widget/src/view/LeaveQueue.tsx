import { isPosting } from "../state";
import { useSurroundings } from "./context";

/** Stop waiting for a person and go back to the bot. */
export function LeaveQueue() {
  const { chat, state, texts, focusInput } = useSurroundings();
  const leave = () => {
    chat.leaveQueue();
    focusInput();
  };
  return (
    <button
      type="button"
      class="link"
      data-testid="leave-queue"
      disabled={isPosting(state, "leave_queue")}
      onClick={leave}
    >
      {texts.leaveQueue}
    </button>
  );
}
