// What a person at the back of the hall, or with a small phone, could not read: text under its smallest size, text that is cut
// off, and text that lies over other text. Found by measuring the page, named by the text itself.

// Runs in the page.
function measure({ least, screen }) {
  const faults = [];
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown = (element) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === "none" || style.visibility === "hidden" || Number(style.opacity) < 0.1) return false;
      const folded = at.parentElement && at.parentElement.tagName === "DETAILS" && !at.parentElement.open && at.tagName !== "SUMMARY";
      if (folded) return false; // it has boxes all the same
      if (at.tagName === "NOSCRIPT" || at.tagName === "SCRIPT") return false;
      if (style.position === "absolute" && at.clientWidth <= 1 && at.clientHeight <= 1) return false; // for those who listen
    }
    return true;
  };
  // A line's box is higher than what is drawn in it: of each the middle, as high as the characters are.
  const drawn = (rect, size) => {
    const middle = (rect.top + rect.bottom) / 2;
    const half = Math.min(rect.height, size * 0.8) / 2;
    return { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half };
  };
  const cutBy = (box, element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "fixed" && at !== element && !screen) break;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      const clip = at.getBoundingClientRect();
      if (!scrolls && (box.left < clip.left - 2 || box.right > clip.right + 2 || box.top < clip.top - 2 || box.bottom > clip.bottom + 2)) return true;
    }
    return false;
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const element = node.parentElement;
    if (text === "" || !shown(element)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < least - 0.2) faults.push(`“${text}” is ${size.toFixed(1)} px, least ${least.toFixed(1)}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width === 0) continue;
      const box = drawn(rect, size);
      const outside = box.left < -2 || box.right > innerWidth + 2 || (screen && (box.top < -2 || box.bottom > innerHeight + 2));
      if (outside) faults.push(`“${text}” reaches outside of the page`);
      else if (cutBy(box, element)) faults.push(`“${text}” is cut off`);
      seen.push({ text, element, box });
    }
  }
  const layer = (element) => {
    for (let at = element; at; at = at.parentElement) if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
    return null;
  };
  for (let i = 0; i < seen.length; i++)
    for (let j = i + 1; j < seen.length; j++) {
      const [a, b] = [seen[i], seen[j]];
      if (a.element === b.element) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // What is fixed on a phone lies over what one scrolls.
      if (wide > 2 && high > 2 && (screen || layer(a.element) === layer(b.element))) faults.push(`“${a.text}” lies over “${b.text}”`);
    }
  if (document.documentElement.scrollWidth > innerWidth + 1) faults.push("the page is wider than the screen");
  return [...new Set(faults)];
}

// On a screen 36u is the least, u being the smaller of a 1920th of the width and a 1080th of the height.
export async function unreadable(page, { phone = false, least = 13 } = {}) {
  const { width, height } = page.viewportSize();
  const smallest = phone ? least : 36 * Math.min(width / 1920, height / 1080);
  return page.evaluate(measure, { least: smallest, screen: !phone });
}
