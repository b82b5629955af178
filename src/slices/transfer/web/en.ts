import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { transfer as german } from './de.ts';
import { footing } from './footing/en.ts';
import { mapping } from './mapping/en.ts';
import { preview } from './preview/en.ts';
import { problem } from './preview/problem-en.ts';
import { quarantine } from './quarantine/en.ts';
import { run } from './run/en.ts';

export const transfer: SameKeys<typeof german> = {
  upload: {
    title: 'Import a file',
    drop: 'Drop a file here, or choose one',
    choose: 'Choose file',
    formats: 'CSV, Excel (.xlsx) or vCard (.vcf), up to 200 MB',
    safe: 'Uploading does not bring anything in yet: first you see what the import would do. The file is deleted after the import, after 24 hours at the latest.',
    sending: 'Uploading {{name}}',
    reading: 'Reading {{name}} …',
    cancel: 'Cancel upload',
  },
  list: {
    title: 'Earlier imports',
    file: 'File',
    nameGone: 'Import (file name deleted already)',
    state: 'State',
    created: 'New contacts',
    by: 'By',
    at: 'When',
    emptyTitle: 'No import yet',
    emptyText: 'Upload a file above. You see every decision before anything happens.',
  },
  state: {
    uploaded: 'Not imported',
    previewed: 'Prepared',
    queued: 'Waiting',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    undone: 'Undone',
  },
  step: {
    label: 'Steps of the import',
    number: 'Step {{number}} of {{total}}: {{name}}',
    isDone: 'done',
    file: 'File',
    mapping: 'Columns',
    footing: 'Ground',
    preview: 'Preview',
    run: 'Import',
    back: 'Back',
    next: 'Next',
  },
  page: {
    back: 'All imports',
    discard: 'Discard import',
    discardTitle: 'Discard import',
    discardText: 'The uploaded file and everything you set for it will be deleted. No contacts are affected.',
    discarded: 'The import has been discarded.',
    fileGone:
      'The file cannot be read any more. Uploaded files are deleted after 24 hours; please upload it again.',
    sameFile: 'Exactly this file was imported on {{date}} already.',
    sameFileLink: 'Show the earlier import',
  },
  mapping,
  footing,
  preview,
  problem,
  run,
  quarantine,
};
