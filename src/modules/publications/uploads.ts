/** What the forms of the register may bring. */
export const publicationUploads = {
  maxFiles: 10,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', 'docx', 'xlsx', 'jpeg', 'png', 'webp'],
} as const
