/** What a form with evidence may bring. */
export const evidenceUploads = {
  maxFiles: 10,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx'],
} as const
