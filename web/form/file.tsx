// A file to be sent with a record: chosen or photographed, shown before it goes, and made small where it is a photo.
import { Component, h } from "preact";
import { sizeWords } from "../common/files";
import { Field, Value } from "./field";
import { words } from "./words";

interface Sent {
  name: string;
  base64: string;
  [more: string]: Value;
}

interface FilesProps {
  id: string;
  field: Field;
  value: Value | undefined;
  change: (value: Value) => void;
  faulty: boolean;
}

interface FilesState {
  busy: boolean;
  said: string;
}

const LONGEST_SIDE = 2000; // pixels: print on a receipt is still read, and a phone on a school's LAN sends it in a second
const QUALITY = 0.85;
const DOCUMENTS = ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.mp3,.m4a,.mp4";
const LARGEST = 8 * 1024 * 1024;
const TOGETHER = 17 * 1024 * 1024; // the server takes 24 MB with a record, and base64 makes four bytes of three
const LONGEST_NAME = 100;

/* ---- making a photo small ---- */

function asUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function asImage(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("no picture"));
    image.src = url;
  });
}

// Drawn anew: turned upright, at most so many pixels, and without where and by which phone it was taken.
function redrawn(image: HTMLImageElement): string {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", QUALITY);
}

function contentOf(url: string): string {
  return url.slice(url.indexOf(",") + 1);
}

// What a chat app calls a file may be longer than the server keeps, and on a phone nobody can change that.
function shortName(name: string): string {
  const letters = Array.from(name);
  const dot = letters.lastIndexOf(".");
  const ending = dot > 0 && letters.length - dot <= 10 ? letters.slice(dot) : [];
  return letters.length <= LONGEST_NAME ? name : [...letters.slice(0, LONGEST_NAME - ending.length), ...ending].join("");
}

async function taken(file: File): Promise<Sent> {
  const url = await asUrl(file);
  if (file.type.indexOf("image/") !== 0) return { name: shortName(file.name), base64: contentOf(url) };
  const image = await asImage(url);
  return { name: shortName(file.name.replace(/\.[^.]*$/, "") + ".jpg"), base64: contentOf(redrawn(image)) };
}

/* ---- what is chosen ---- */

function bytesOf(sent: Sent): number {
  const base64 = sent.base64 || "";
  return (base64.length / 4) * 3 - (/==$/.test(base64) ? 2 : /=$/.test(base64) ? 1 : 0);
}

function bytesTogether(list: Sent[]): number {
  return list.reduce((sum, sent) => sum + bytesOf(sent), 0);
}

function isPhoto(sent: Sent): boolean {
  return (sent.base64 || "").slice(0, 5) === "/9j/4"; // how a JPEG begins
}

function listOf(value: Value | undefined): Sent[] {
  if (Array.isArray(value)) return value as Sent[];
  return value && typeof value === "object" ? [value as Sent] : [];
}

// A phone has a camera; on a desk the first button opens all there is.
function hasCamera(): boolean {
  return typeof matchMedia === "function" && matchMedia("(pointer: coarse)").matches;
}

export class Files extends Component<FilesProps, FilesState> {
  state: FilesState = { busy: false, said: "" };

  private give(list: Sent[]): void {
    const { field, change } = this.props;
    change(field.many ? list : list[list.length - 1] || "");
  }

  private async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const chosen = Array.from(input.files || []);
    input.value = ""; // the same one may be chosen again
    if (chosen.length === 0) return;
    this.setState({ busy: true, said: "" });
    const list = this.props.field.many ? listOf(this.props.value) : [];
    let said = "";
    for (const file of chosen) {
      const sent = await taken(file).catch(() => null);
      if (!sent) said = words.unreadable(file.name);
      else if (bytesOf(sent) > (this.props.field.largest || LARGEST)) said = words.tooLarge(file.name, sizeWords(this.props.field.largest || LARGEST));
      else if (bytesTogether(list) + bytesOf(sent) > TOGETHER) said = words.tooMuch(file.name, sizeWords(TOGETHER));
      else list.push(sent);
    }
    this.setState({ busy: false, said });
    this.give(list);
  }

  private button(id: string, label: string, camera: boolean) {
    const { field, faulty } = this.props;
    return (
      <label class="chip small file-button" for={id}>
        <input
          id={id}
          type="file"
          accept={camera ? "image/*" : `image/*,${DOCUMENTS}`}
          multiple={field.many === true && !camera}
          capture={camera}
          aria-label={`${field.label} ${label}`}
          aria-invalid={faulty ? "true" : "false"}
          aria-describedby={`${this.props.id}-more`}
          onChange={(event: Event) => void this.choose(event)}
        />
        {label}
      </label>
    );
  }

  render() {
    const { id, value } = this.props;
    const { busy, said } = this.state;
    const list = listOf(value);
    return (
      <div class="files">
        <div class="chips">
          {this.button(id, words.chooseFile, false)}
          {hasCamera() && this.button(`${id}-camera`, words.takePhoto, true)}
        </div>
        <ul class="file-list" aria-live="polite">
          {list.map((sent, index) => (
            <li>
              {isPhoto(sent) && <img src={`data:image/jpeg;base64,${sent.base64}`} alt="" />}
              <span class="what">
                {sent.name} <small>{sizeWords(bytesOf(sent))}</small>
              </span>
              <button type="button" class="quiet" aria-label={`${words.remove} ${sent.name}`} onClick={() => this.give(list.filter((_, at) => at !== index))}>
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
        {busy && <p class="hint">{words.makingSmall}</p>}
        {said && (
          <p class="fault" role="alert">
            {said}
          </p>
        )}
      </div>
    );
  }
}
