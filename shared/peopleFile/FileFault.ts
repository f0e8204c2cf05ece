/** Thrown for a file that cannot be imported. The message is a sentence that says what would be right. */
export class FileFault extends Error {}
