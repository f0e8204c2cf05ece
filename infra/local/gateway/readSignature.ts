import type { HttpRequest } from './httpEvent.ts';

/** A request's claims about its own signature. They are not verified yet. */
export type SignedRequest = {
  readonly accessKeyId: string;
  readonly scope: { readonly day: string; readonly region: string; readonly service: string };
  readonly signedAt: Date;
  /** The signed headers, as received. */
  readonly signedHeaders: Record<string, string>;
  /** 64 hexadecimal digits. */
  readonly signature: string;
};

const form =
  /^AWS4-HMAC-SHA256 +Credential=(\w+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, *SignedHeaders=([\w;-]+), *Signature=([0-9a-f]{64})$/;

/**
 * Reads the headers of Signature Version 4, or says what is missing. The date, the host and every other x-amz
 * header must be signed. Source: IAM User Guide, "Create a signed AWS API request".
 */
export function readSignature({ headers }: Pick<HttpRequest, 'headers'>): SignedRequest | string {
  const [, accessKeyId = '', day = '', region = '', service = '', names = '', signature = ''] =
    form.exec(headers.authorization ?? '') ?? [];
  if (signature === '') return 'its authorization header is missing or has another form';
  const date = headers['x-amz-date'];
  const signedAt = typeof date === 'string' ? readDate(date) : undefined;
  if (!signedAt) return 'its x-amz-date must be like 20260320T150000Z';

  const signed = new Set(names.split(';'));
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const unsigned = needed.find((name) => !signed.has(name));
  if (unsigned !== undefined) return `its header ${unsigned} must be among the signed ones`;
  const signedHeaders: Record<string, string> = {};
  for (const name of signed) {
    const value = headers[name];
    if (value === undefined) return `its header ${name} is signed but missing`;
    signedHeaders[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return { accessKeyId, scope: { day, region, service }, signedAt, signedHeaders, signature };
}

function readDate(text: string): Date | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
