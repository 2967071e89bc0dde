/**
 * Follows what changes in the waiting room. Hears each standing that differs, from the one that was there when the page
 * was opened on; `lost` is told when the line breaks, which the browser mends by itself.
 */
export function follow<Standing>(
  address: string,
  heard: (standing: Standing) => void,
  lost = () => {},
): void {
  const source = new EventSource(address)
  source.addEventListener('message', ({ data }: MessageEvent<string>) => heard(JSON.parse(data) as Standing))
  source.addEventListener('error', lost)
}

/** Puts parts of a page in anew. The words are the server's: they are the same with scripts and without. */
export async function renew(address: string, parts: readonly string[]): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of parts) {
    const fresh = page.querySelector(part)
    if (fresh) document.querySelector(part)?.replaceChildren(...fresh.childNodes)
  }
}
