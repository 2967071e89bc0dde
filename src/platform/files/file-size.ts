/** How large a file is, for a reader: 12 KB, 1.4 MB. */
export function fileSize(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  return megabytes < 1 ? `${Math.ceil(bytes / 1024)}\u00A0KB` : `${megabytes.toFixed(1)}\u00A0MB`
}
