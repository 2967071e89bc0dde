const idleMs = 10 * 60_000
const warnMs = 9 * 60_000

/**
 * Locks a page that nobody uses: it is loaded anew, so that no key and no text of it is left in memory that a script
 * could reach.
 */
export function lockWhenIdle(warn: () => void): void {
  let last = Date.now()
  let isWarned = false
  const used = () => {
    last = Date.now()
    isWarned = false
  }
  for (const kind of ['pointerdown', 'keydown', 'scroll', 'touchstart']) {
    window.addEventListener(kind, used, { passive: true })
  }
  setInterval(() => {
    const idle = Date.now() - last
    if (idle >= idleMs) lock()
    else if (idle >= warnMs && !isWarned) {
      isWarned = true
      warn()
    }
  }, 5_000)
}

export function lock(): void {
  location.reload()
}
