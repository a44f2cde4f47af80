// A screen makes itself known to the server and follows the scenes that a remote chooses. Scenes are the server's memory: after
// a restart the screen tells its name and its scene again.
import { Refused, call } from "../common/api";
import { follow } from "../common/live";
import { Scene } from "./scene";

interface Known {
  screen: string;
  code: string;
}

const KEPT = "bahe-screen"; // of this tab: two windows of one computer are two screens
const WAITS = [1000, 2000, 4000, 8000, 15000];

function keptName(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT) || undefined;
  } catch {
    return undefined;
  }
}

function keepName(name: string): void {
  try {
    sessionStorage.setItem(KEPT, name);
  } catch {
    // Private browsing: after a reload it is another screen.
  }
}

export class Remote {
  private screen = keptName();
  private scene: Scene | null = null; // chosen by a remote
  private tries = 0;
  private stop: () => void = () => undefined;
  private ended = false;

  // `own` is what this screen shows by itself: whoever drives every screen of an activity finds it by that.
  constructor(
    private own: Scene | null,
    private chosen: (scene: Scene) => void,
    private code: (code: string) => void,
  ) {
    void this.register();
  }

  end(): void {
    this.ended = true;
    this.stop();
  }

  private async register(): Promise<void> {
    try {
      const known = await call<Known>("POST", "/api/screens", { screen: this.screen, scene: this.scene || this.own || undefined });
      this.screen = known.screen;
      keepName(known.screen);
      this.tries = 0;
      this.code(known.code);
      if (!this.ended) this.listen(known.screen);
    } catch (error) {
      if (this.giveUp(error)) this.later();
    }
  }

  // A scene or a name that the server does not take is not said again. Answers whether there is anything left to try.
  private giveUp(error: unknown): boolean {
    if (!(error instanceof Refused) || error.passing) return true;
    const had = this.scene !== null || this.own !== null || this.screen !== undefined;
    if (this.scene !== null || this.own !== null) this.scene = this.own = null;
    else this.screen = undefined;
    return had;
  }

  private later(): void {
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
    if (!this.ended) setTimeout(() => void this.register(), wait);
  }

  private listen(screen: string): void {
    let gone = false;
    this.stop = follow(`/api/screens/${encodeURIComponent(screen)}/live`, {
      events: { message: (said) => this.take(said as { code: string; scene: Scene | null }) },
      lost: () => {
        if (gone) return;
        gone = true;
        this.stop();
        this.later();
      },
    });
  }

  private take(said: { code: string; scene: Scene | null }): void {
    this.code(said.code);
    if (!said.scene) return;
    if (this.scene === null && this.isOwn(said.scene)) return;
    this.scene = said.scene;
    this.chosen(said.scene);
  }

  // What this screen said of itself comes back; it is nobody's choice.
  private isOwn(scene: Scene): boolean {
    const own = this.own;
    return !!own && scene.name === own.name && scene.activity === own.activity && Object.keys(scene).every((key) => key === "data" || key in own);
  }
}
