/** Said of nothing but firms, in the spelling that firms use: "AG" is a form, "Ag" a name. */
const FORMS =
  '[gG]{0,2}[mM][bB][hH]|AG|KG|KGaA|OHG|oHG|UG|GbR|GBR|e\\.\\s?K\\.|e\\.\\s?V\\.|eG|PartG|Ltd|LTD|Limited|Inc|LLC|PLC|plc|S\\.?A\\.?R\\.?L|SAS|S\\.A\\.S|S\\.?p\\.A|S\\.r\\.l|[sS]p\\.\\s?z\\s?o\\.\\s?o|A\\/S|ApS|[sS]\\.\\s?r\\.\\s?o|Kft|d\\.o\\.o';
/** Could be somebody's initials, too: "Ramesh B.V.". Good enough only for what a whole column is. */
const SHORT_FORMS = 'SE|S\\.?A|B\\.?V|N\\.?V|S\\.?L|SpA|Srl|Oy|AB|a\\.\\s?s|[sS]p\\.\\s?[jk]';

const pattern = (forms: string): RegExp => new RegExp(`(?:^|[\\s.,&-])(?:${forms})\\.?(?=$|[\\s,(&])`);
const SURE = pattern(FORMS);
const LIKELY = pattern(`${FORMS}|${SHORT_FORMS}`);

/** The name is a firm's, by its legal form. */
export const hasLegalForm = (text: string): boolean => SURE.test(text);

/** The name may well be a firm's: for judging a column by most of its values. */
export const mayHaveLegalForm = (text: string): boolean => LIKELY.test(text);
