/** Whether a choice is the one a form sent or a record holds: forms send text, records may hold numbers. */
export function isSameValue(choice: string | number, value: string | number | undefined): boolean {
  return value !== undefined && String(choice) === String(value)
}
