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
  private scene: Scene | null = null;
  private tries = 0;
  private stop: () => void = () => undefined;
  private ended = false;

  constructor(
    first: Scene | null,
    private chosen: (scene: Scene | null) => void,
    private code: (code: string) => void,
  ) {
    this.scene = first;
    void this.register();
  }

  end(): void {
    this.ended = true;
    this.stop();
  }

  private async register(): Promise<void> {
    try {
      const known = await call<Known>("POST", "/api/screens", { screen: this.screen, scene: this.scene || undefined });
      this.screen = known.screen;
      keepName(known.screen);
      this.tries = 0;
      this.code(known.code);
      if (!this.ended) this.listen(known.screen);
    } catch (error) {
      if (error instanceof Refused && error.code === "not-found" && this.screen) this.screen = undefined;
      else if (error instanceof Refused && !error.passing) return; // this screen is not wanted; it goes on by itself
      this.later();
    }
  }

  private later(): void {
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
    if (!this.ended) setTimeout(() => void this.register(), wait);
  }

  private listen(screen: string): void {
    let gone = false;
    this.stop = follow(`/api/screens/${encodeURIComponent(screen)}/live`, {
      events: { message: (said) => this.take(said as { code?: string; scene?: Scene | null }) },
      lost: () => {
        if (gone) return;
        gone = true;
        this.stop();
        this.later();
      },
    });
  }

  private take(said: { code?: string; scene?: Scene | null }): void {
    if (said.code) this.code(said.code);
    this.scene = said.scene && said.scene.name ? said.scene : null;
    this.chosen(this.scene);
  }
}
