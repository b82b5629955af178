import { sql } from '../../src/platform/db/index.ts';
import { listContacts } from '../../src/slices/contacts/store-list.ts';
import { alternate, type Row } from '../measure.ts';
import type { World } from '../world.ts';

const QUERIES = [
  'Müller',
  'Mueler',
  'gruen anna',
  'Łukasz Köhler',
  'schmitd',
  '030 10004711',
  'fischer technik 17',
  'werner',
];

/** `search`: eight queries, some with typos, against the same trigram conditions written out without a policy. */
export async function run(world: World): Promise<Row[]> {
  const work = { actor: world.actor, purpose: 'contract', action: 'contacts.list', reads: true };
  const product = async (): Promise<void> => {
    for (const q of QUERIES) {
      await world.ctx.db.perform(work, (tx) =>
        listContacts(tx, { q }, { sort: 'name', limit: 50, after: undefined }),
      );
    }
  };
  const baseline = async (): Promise<void> => {
    for (const q of QUERIES) {
      const words = (await world.plain.query('SELECT search_words($1) AS words', [q])).rows[0]
        .words as string[];
      const statement = sql`
        SELECT c.*, (SELECT address FROM contact_email x WHERE x.contact_id = c.contact_id ORDER BY position LIMIT 1) AS email
          FROM contact_search s JOIN contact c USING (contact_id)
         WHERE (${words[0]} <% s.document) AND (${words[1] ?? words[0]} <% s.document) AND c.open_purposes & 512 <> 0
         ORDER BY word_similarity(${words[0]}, s.document) DESC, c.sort_name LIMIT 50`;
      await world.plain.query(statement.text, statement.values);
    }
  };
  await world.plain.query("ALTER DATABASE obhut SET pg_trgm.word_similarity_threshold = '0.5'");
  await product();
  await baseline();
  const { product: mine, baseline: theirs, ratio } = await alternate(5, product, baseline);
  return [
    {
      name: 'Search forgiving typos',
      size: '100,000 contacts',
      unit: 'ms each',
      product: mine / QUERIES.length,
      baseline: theirs / QUERIES.length,
      ratio,
      goal: 'at most 1.5 times',
      met: ratio <= 1.5,
      note: 'The baseline asks for near matches only; Obhut looks for exact ones first and then for near ones.',
    },
  ];
}
