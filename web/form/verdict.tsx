// What fund rules say of what is about to be recorded: 符合规定, 请核对 or 不能办理, and why.
import { h } from "preact";
import { english } from "../common/language";
import { words } from "./words";

export interface Finding {
  item?: string;
  severity: "block" | "check" | "info";
  zh: string;
  en: string;
  allowed?: number | string;
  given?: number | string;
  cite?: { zh?: string; en?: string };
  confirmed?: boolean;
  exception?: boolean; // of one that blocks: whether it may be recorded as an exception
}

export interface Policy {
  verdict: "pass" | "check" | "block" | "exception";
  findings: Finding[];
}

// Whether a reason would let it through.
export function excusable(policy: Policy): boolean {
  return policy.verdict === "block" && policy.findings.every((finding) => finding.severity !== "block" || !!finding.exception);
}

function FindingLine(props: { finding: Finding }) {
  const { finding } = props;
  const cite = finding.cite && (english ? finding.cite.en : finding.cite.zh);
  return (
    <li>
      {english ? finding.en : finding.zh}
      {finding.confirmed === false && <b> {words.unconfirmed}</b>}
      {cite && <span class="cite"> {cite}</span>}
    </li>
  );
}

export function Verdict(props: { policy: Policy; reason: string; change: (reason: string) => void }) {
  const { policy, reason, change } = props;
  return (
    <section class={`verdict ${policy.verdict}`} role="status" aria-label={words.fundRules}>
      <h2>
        {words.fundRules} · <b>{words.verdicts[policy.verdict]}</b>
      </h2>
      {policy.findings.length > 0 && (
        <ul>
          {policy.findings.map((finding) => (
            <FindingLine finding={finding} />
          ))}
        </ul>
      )}
      {excusable(policy) && (
        <div class="field">
          <label for="exception">{words.reason}</label>
          <textarea id="exception" rows={2} value={reason} onInput={(event) => change((event.target as HTMLTextAreaElement).value)} />
          <p class="hint">{words.reviewedLater}</p>
        </div>
      )}
    </section>
  );
}
