/**
 * Makes a field of files easier: files are dragged in, pasted or photographed, several choosings add up, and
 * each can be taken out again. They stay in the field itself, so that the form is sent as without this script.
 */
interface Words {
  readonly drop: string
  readonly camera: string
  readonly remove: string
  readonly added: string
  readonly removed: string
  readonly total: string
  readonly tooMany: string
  readonly tooLarge: string
  readonly wrongKind: string
}

interface Limits {
  readonly maxFiles: number
  readonly maxBytes: number
  readonly endings: readonly string[]
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-chosen-files]')) {
  enhance(input, JSON.parse(input.dataset['chosenFiles']!) as { words: Words; limits: Limits })
}

function enhance(input: HTMLInputElement, { words, limits }: { words: Words; limits: Limits }): void {
  const zone = element('div', 'ps-drop')
  const list = element('ul', 'ps-drop__files')
  const said = element('p', 'ps-drop__said')
  said.setAttribute('role', 'status')
  const total = element('p', 'ps-drop__hint')
  input.before(zone)
  zone.append(element('p', 'ps-drop__hint', words.drop), input, cameraButton(), list, total, said)
  let files: File[] = []

  const show = () => {
    const chosen = new DataTransfer()
    for (const file of files) chosen.items.add(file)
    input.files = chosen.files
    list.replaceChildren(...files.map(rowOf))
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    total.textContent =
      files.length > 0 ? `${words.total} ${files.length}/${limits.maxFiles} · ${sizeOf(bytes)}` : ''
  }
  const add = (more: Iterable<File>) => {
    const refusals: string[] = []
    let added = 0
    for (const file of more) {
      const name = file.name.toLowerCase()
      const isKnown = files.some((one) => one.name === file.name && one.size === file.size)
      if (isKnown) continue
      if (files.length >= limits.maxFiles) refusals.push(`${file.name}: ${words.tooMany}`)
      else if (file.size > limits.maxBytes) refusals.push(`${file.name}: ${words.tooLarge}`)
      else if (!limits.endings.some((ending) => name.endsWith(ending)))
        refusals.push(`${file.name}: ${words.wrongKind}`)
      else {
        files.push(file)
        added += 1
      }
    }
    said.textContent = [...(added > 0 ? [`${words.added} ${added}`] : []), ...refusals].join(' · ')
    said.classList.toggle('ps-drop__said--wrong', refusals.length > 0)
    show()
  }
  const rowOf = (file: File): HTMLElement => {
    const row = element('li', '')
    if (file.type.startsWith('image/')) {
      const picture = document.createElement('img')
      picture.alt = ''
      picture.src = URL.createObjectURL(file)
      picture.addEventListener('load', () => URL.revokeObjectURL(picture.src), { once: true })
      row.append(picture)
    }
    const remove = element('button', 'ps-drop__remove', words.remove) as HTMLButtonElement
    remove.type = 'button'
    remove.setAttribute('aria-label', `${words.remove} ${file.name}`)
    remove.addEventListener('click', () => {
      files = files.filter((one) => one !== file)
      said.textContent = `${words.removed} ${file.name}`
      show()
      input.focus()
    })
    row.append(element('span', '', `${file.name} (${sizeOf(file.size)})`), remove)
    return row
  }
  function cameraButton(): HTMLElement {
    const camera = document.createElement('input')
    camera.type = 'file'
    camera.accept = 'image/*'
    camera.hidden = true
    camera.setAttribute('capture', 'environment')
    camera.addEventListener('change', () => {
      add(camera.files ?? [])
      camera.value = ''
    })
    const button = element('button', 'govuk-button govuk-button--secondary ps-drop__camera', words.camera)
    ;(button as HTMLButtonElement).type = 'button'
    button.addEventListener('click', () => camera.click())
    const holder = element('div', '')
    holder.append(button, camera)
    return holder
  }
  input.addEventListener('change', () => {
    const chosen = [...(input.files ?? [])]
    // What the browser has put in the field replaces what was there; here it is added.
    add(chosen)
  })
  zone.addEventListener('dragover', () => zone.classList.add('ps-drop--over'))
  for (const end of ['dragleave', 'drop']) {
    zone.addEventListener(end, () => zone.classList.remove('ps-drop--over'))
  }
  zone.addEventListener('drop', (event) => add(event.dataTransfer?.files ?? []))
  // A file that misses the zone would be opened in place of the page, with all that was typed.
  for (const kind of ['dragover', 'drop'] as const) {
    document.addEventListener(kind, (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    })
  }
  input.form?.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files
    if (pasted && pasted.length > 0) add(pasted)
  })
}

function sizeOf(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  return megabytes < 1 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes.toFixed(1)} MB`
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}
