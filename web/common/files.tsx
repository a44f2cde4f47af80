// The files that came with a record, where it is listed: a picture small, anything else as a link with name and size.
import { h } from "preact";
import { address, choose } from "./language";

export interface RecordFile {
  field: string;
  n: number; // which of the field's, from 1
  name?: string;
  type?: string;
  size?: number; // bytes
  picture?: boolean;
  sealed?: boolean; // private: opened with a reason, where private values are
}

const LAZILY = { loading: "lazy" } as {}; // newer than the types
const words = choose({ sealed: "保密文件", open: "打开" }, { sealed: "private file", open: "open" });

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return choose(`${bytes} 字节`, `${bytes} bytes`);
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function One(props: { activity: number; seq: number; file: RecordFile }) {
  const { activity, seq, file } = props;
  if (file.sealed)
    return (
      <a class="file-link" href={address("/private")}>
        {words.sealed}
      </a>
    );
  const path = `/api/activity/${activity}/file/${seq}/${file.field}?n=${file.n}`;
  const size = sizeWords(file.size || 0);
  return (
    <a class="file-link" href={path} target="_blank" rel="noopener" aria-label={`${words.open} ${file.name} ${size}`}>
      {file.picture && <img src={path} alt="" {...LAZILY} />}
      <span>
        {file.name} <small>{size}</small>
      </span>
    </a>
  );
}

export function RecordFiles(props: { activity: number; seq: number; files?: RecordFile[] }) {
  const { files } = props;
  if (!files || files.length === 0) return null;
  return (
    <span class="record-files">
      {files.map((file) => (
        <One activity={props.activity} seq={props.seq} file={file} />
      ))}
    </span>
  );
}
