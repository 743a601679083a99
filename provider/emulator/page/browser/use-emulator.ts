import { useEffect, useState } from "preact/hooks";
import type { View } from "../view";
import * as api from "./api";

export interface Notice {
  failed: boolean;
  text: string;
  /** Tells two notices with the same text apart. */
  number: number;
}

/** Does something on the emulator, says so, and returns what came of it; nothing when it was refused, which is said too. */
export type Act = (name: string, body: object, says: string) => Promise<unknown>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The emulator as it is now: followed by long polling, and looked at anew with each action. */
export function useEmulator(): {
  view: View | undefined;
  lost: string | undefined;
  notice: Notice | undefined;
  act: Act;
} {
  const [view, setView] = useState<View>();
  const [lost, setLost] = useState<string>();
  const [notice, setNotice] = useState<Notice>();

  useEffect(() => {
    let watching = true;
    const watch = async () => {
      for (let version = ""; watching;) {
        try {
          const now = await api.view(version);
          version = now.version;
          setView(now.view);
          setLost(undefined);
        } catch (error) {
          setLost((error as Error).message);
          // The next answer comes at once, so that the page knows that there is one.
          version = "";
          await pause(1000);
        }
      }
    };
    void watch();
    return () => {
      watching = false;
    };
  }, []);

  const say = (failed: boolean, text: string) =>
    setNotice((last) => ({ failed, text, number: (last?.number ?? 0) + 1 }));
  const act: Act = async (name, body, says) => {
    try {
      const done = await api.act(name, body);
      setView(done.view);
      say(false, says);
      return done.result;
    } catch (error) {
      say(true, (error as Error).message);
      return undefined;
    }
  };
  return { view, lost, notice, act };
}
