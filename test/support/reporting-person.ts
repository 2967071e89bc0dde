import type { Page } from 'playwright-core'

/** Walks the steps of a report as somebody with a paper and a pencil does. */
export class ReportingPerson {
  readonly #page: Page
  paper: string[] = []

  constructor(page: Page) {
    this.#page = page
  }

  step(name: string) {
    return this.#page.locator(`[data-part=step-${name}]`)
  }

  async next(name: string): Promise<void> {
    await this.step(name).locator('[data-part=next]').click()
  }

  async open(path = '/report/new'): Promise<void> {
    await this.#page.goto(path)
    await this.step('receipt').waitFor()
  }

  async writeDownReceipt(): Promise<void> {
    this.paper = await this.step('receipt').locator('[data-part=receipt] b').allInnerTexts()
    await this.next('receipt')
  }

  async confirmReceipt(): Promise<void> {
    for (const at of [0, 1, 2]) {
      const asked = await this.#page.locator(`[data-part=asked-${at}]`).innerText()
      const place = Number(/\d+/.exec(asked)![0])
      await this.#page.locator(`#word-${at}`).fill(this.paper[place - 1]!)
    }
    await this.next('confirm')
  }

  async chooseKind(kind = 'procurement'): Promise<void> {
    await this.#page.locator(`input[name=kind][value=${kind}]`).check()
    await this.next('kind')
  }

  async tell(story: string): Promise<void> {
    await this.#page.locator('#story').fill(story)
    await this.next('story')
  }

  async withoutName(): Promise<void> {
    await this.#page.locator('input[name=named][value=without]').check()
    await this.next('name')
  }

  async concerns(...values: readonly string[]): Promise<void> {
    for (const value of values) await this.#page.locator(`input[name=concerned][value="${value}"]`).check()
    await this.next('concerned')
  }

  async addFile(name: string, buffer: Buffer, field = 'files'): Promise<void> {
    await this.#page
      .locator(`#${field}`)
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await this.#page.locator(`[data-part=${field}-list] li`, { hasText: name }).waitFor()
  }

  /** All up to the files. */
  async writeReport(story: string, concerned = 'unknown'): Promise<void> {
    await this.open()
    await this.writeDownReceipt()
    await this.confirmReceipt()
    await this.chooseKind()
    await this.tell(story)
    await this.withoutName()
    await this.concerns(concerned)
  }

  async comeBack(paper = this.paper.join(' ')): Promise<void> {
    await this.#page.goto('/report/return')
    await this.#page.locator('#receipt').fill(paper)
    await this.next('typed')
  }
}
