// What the officer's pages have in common: a head with the way home, parts with a heading, and one line for what was said.
import { h } from "preact";
import { address } from "../common/language";
import { words } from "./home_words";

// Children of a component are handed in by preact.
type Held = { children?: unknown };

// The way back: home, and to what is one step above where `to` is its address.
export function WayBack(props: { over?: string; to?: string }) {
  return (
    <p class="way">
      <a href={address("/")}>{words.home}</a>
      {props.over && (props.to ? <a href={address(props.to)}>{props.over}</a> : <span>{props.over}</span>)}
    </p>
  );
}

export function Page(props: { title: string; over?: string; to?: string; wide?: boolean } & Held) {
  return (
    <main class={props.wide ? "office wide" : "office"}>
      <WayBack over={props.over} to={props.to} />
      <h1>{props.title}</h1>
      {props.children}
    </main>
  );
}

export function Part(props: { title: string; id?: string; aside?: string } & Held) {
  return (
    <section class="part" id={props.id}>
      <h2>
        {props.title}
        {props.aside && <small>{props.aside}</small>}
      </h2>
      {props.children}
    </section>
  );
}

export function Said(props: { said: string; bad?: boolean }) {
  return (
    <p class={props.bad ? "said bad" : "said"} role="status">
      {props.said}
    </p>
  );
}

// Something that leads to a page, as large as a thumb.
export function Way(props: { to: string; label: string; hint?: string; strong?: boolean; blank?: boolean }) {
  return (
    <a class={props.strong ? "way-button strong" : "way-button"} href={props.to} target={props.blank ? "_blank" : undefined} rel={props.blank ? "noopener" : undefined}>
      <b>{props.label}</b>
      {props.hint && <small>{props.hint}</small>}
    </a>
  );
}

// A QR code of an address of this server, with the address in letters for whoever types it.
export function Qr(props: { path: string; label: string }) {
  return (
    <figure class="qr">
      <img src={`/api/qr.svg?path=${encodeURIComponent(props.path)}`} alt={words.qrOf(props.label)} width="180" height="180" />
      <figcaption>{props.label}</figcaption>
    </figure>
  );
}

// Who may not use a page is told which way is his.
export function NotYours(props: { title: string; recorder?: boolean }) {
  return (
    <Page title={props.title}>
      <p>{props.recorder ? words.forRecorders : words.forOfficers}</p>
      <SignIn />
    </Page>
  );
}

export function SignIn() {
  return (
    <div class="sign-in">
      <a class="press" href={address("/code")}>
        {words.haveCode}
      </a>
      <p class="hint">{words.codeHint}</p>
      <a class="press second" href={address("/link")}>
        {words.haveLink}
      </a>
      <p class="hint">{words.linkHint}</p>
    </div>
  );
}
