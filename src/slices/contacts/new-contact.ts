import type { OwnValue } from '../fields/index.ts';
import type { PlannedGround } from '../grounds/index.ts';
import type { ContactInput } from './contract.ts';

/** A phone number as a person or a file gives it. */
export interface PhoneField {
  number: string;
  kind: ContactInput['phones'][number]['kind'];
  /** The caller has read it already: E.164, or null where it could not be read. */
  e164?: string | null;
}

/** What is known of a person, before it is normalised. */
export interface ContactFields
  extends Omit<ContactInput, 'ownerId' | 'teamId' | 'grounds' | 'askedToReturn' | 'phones' | 'own'> {
  phones: readonly PhoneField[];
}

/** `number` in E.164 where it could be read, else as entered; `entered` only where it differs. */
export interface StoredPhone {
  number: string;
  entered: string;
  kind: PhoneField['kind'];
}

/** A contact ready to be stored, with the grounds that carry it. */
export interface NewContact extends Omit<ContactFields, 'phones'> {
  contactId: string;
  ownerId: string | null;
  teamId: string | null;
  importId: string | null;
  phones: readonly StoredPhone[];
  grounds: readonly PlannedGround[];
  /** Values of own fields, all of them open under the purpose of the transaction. */
  own?: readonly OwnValue[];
}
