// Asking the server for what a page cannot begin without, until it answers.
import { Refused } from "./api";

const WAITS = [1000, 2000, 4000, 8000];

export async function patiently<Answer>(ask: () => Promise<Answer>, waiting: (words: string) => void): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refused) || !error.passing) throw error;
      waiting(error.message);
      await new Promise((resolve) => setTimeout(resolve, WAITS[Math.min(tries, WAITS.length - 1)]));
    }
  }
}
