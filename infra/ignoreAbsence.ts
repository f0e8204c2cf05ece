/** Ignores an error that says that a file is absent, and throws every other. */
export function ignoreAbsence(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
