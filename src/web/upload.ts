import type { z } from 'zod';
import { PURPOSE_HEADER, problemOf, type Query, unreachable, urlOf } from './api.ts';
import { i18n } from './i18n/index.ts';

interface Upload<S extends z.ZodType> {
  purpose: string;
  form: FormData;
  schema: S;
  query?: Query;
  /** Share sent, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** A file to the server. XMLHttpRequest, because fetch does not say how much has gone out. */
export function upload<S extends z.ZodType>(path: string, options: Upload<S>): Promise<z.output<S>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf(path, options.query));
    request.setRequestHeader('Accept-Language', i18n.language);
    request.setRequestHeader(PURPOSE_HEADER, options.purpose);
    request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      if (request.status < 200 || request.status > 299)
        return reject(problemOf(request.status, request.responseText));
      const answer = options.schema.safeParse(JSON.parse(request.responseText));
      if (answer.success) resolve(answer.data);
      else reject(answer.error);
    };
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(options.form);
  });
}
