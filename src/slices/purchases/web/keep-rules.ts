import type { PurchaseSettings } from '../contract.ts';

type Rules = PurchaseSettings['keepRules'];

/**
 * What institutions under KWG, VAG and WpIG keep: vouchers ten years (Buchungsbelege, AO s.147, HGB s.257).
 * The firm reviews it and saves.
 */
export const regulated = (rules: Rules): Rules =>
  rules.map((rule) =>
    rule.ruleKey === 'invoice' || rule.ruleKey === 'voucher'
      ? {
          ...rule,
          years: 10,
          statuteDe: '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB: 10 Jahre für Institute nach KWG, VAG und WpIG',
          statuteEn: 'AO s.147(3), HGB s.257(4): 10 years for institutions under KWG, VAG and WpIG',
        }
      : rule,
  );
