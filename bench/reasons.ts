import type { Row } from './measure.ts';

/** Why a goal is missed, as far as it was measured (docs/decisions/0013); by the beginning of the row's name. */
const REASONS: readonly [name: string, size: RegExp, why: string][] = [
  [
    'List of 50 by name',
    /./,
    'context, policies of five tables and the log entry are half a millisecond, whatever the list costs',
  ],
  [
    'Filter by e-mail',
    /./,
    'plain SQL takes under 0.1 ms; context, policies and log entry are 0.2 ms beside it',
  ],
  [
    'Access report, heavy person',
    /./,
    'the slowest of ten, the median is 130 ms; half of it are the 5,000 interactions, of which each row now says until when it is kept',
  ],
  [
    'Access report beside plain SQL',
    /./,
    'sixty tables under their policies, and until when each row is kept; the baseline reads the rows alone',
  ],
  [
    'GDPRbench',
    /^from/,
    'not profiled: 2 GB no longer fit into 256 MB of shared buffers, which plain SQL pays as well, as its note says',
  ],
  [
    'GDPRbench processor',
    /./,
    'a record by its key: plain SQL 0.07 ms, context 0.01, policies of nine tables 0.06, log entry 0.045 with its indexes',
  ],
  [
    'GDPRbench regulator',
    /./,
    'its look-ups take 0.02 to 0.05 ms in plain SQL, and each of Obhut’s leaves an entry in the log, which is itself an INSERT and a commit',
  ],
  [
    'GDPRbench customer',
    /./,
    'a fifth are erasures; at a million measured while seventy tables were still walked under their policies (docs/decisions/0030)',
  ],
  [
    'GDPRbench controller',
    /./,
    'a quarter are erasures, as for the customer; create, change and moving an end are within 1.15 to 1.25 of plain SQL',
  ],
  [
    'Day over HTTP: Search',
    /./,
    'one search takes 11 ms of one core at the median and 30 for two words with typos; eight at once share two cores with server and load generator',
  ],
  [
    'Day over HTTP: Board of deals',
    /./,
    'counts and sums of every stage are added up each time over all open deals of the pipeline, a policy each: 5,000 and 50,000 of them here',
  ],
  [
    'Reads of others',
    /./,
    'each erasure takes 4 ms of one of the two cores that the readers use wholly, and a commit that waits for the disk',
  ],
  [
    'Import: memory',
    /./,
    'the live heap is flat (43 MiB after a collection at 10,000 and at 200,000 rows); the people seen in the file (slices/transfer/seen-people.ts) take 0.9 and 30 MiB beside it, 0.15 kB a row; the rest is not yet collected',
  ],
  [
    'Import',
    /./,
    'COPY writes one row without index a line; a contact is ten rows in eight tables with their indexes. Plain SQL into the same tables is the measure below it',
  ],
];

/** The reason of a row whose goal is missed; undefined where nobody knows it yet. */
export const reasonFor = ({ name, size }: Row): string | undefined =>
  REASONS.find(([start, of]) => name.startsWith(start) && of.test(size))?.[2];
