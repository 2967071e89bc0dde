/** What a form may bring: the document that a result is from, or the evidence of a measure. */
export const itaUploads = {
  maxFiles: 1,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx'],
} as const
