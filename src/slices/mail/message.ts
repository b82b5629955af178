import type { SendMailOptions } from 'nodemailer';
import type { ServerRow } from './store-server.ts';

/** What is sent; `content` of the attachments in memory. */
export interface Message {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  attachments: readonly { name: string; type: string; content: Buffer }[];
}

/** Longer subjects are cut: nobody reads on, and some servers refuse them. */
const SUBJECT_LENGTH = 200;
/** One address without quotes and comments, as the contact points have it; letters of any script (RFC 6531). */
const ADDRESS = /^[^\s@<>()[\],;:"\\\p{C}]+@[^\s@<>()[\],;:"\\\p{C}]+$/u;

export const isAddress = (address: string): boolean => ADDRESS.test(address);

/** One line of whole characters: what breaks a line or steers a terminal becomes a space. */
export function oneLine(text: string, length: number): string {
  const tidy = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = [...tidy];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : tidy;
}

/**
 * The mail as nodemailer takes it: plain text, marked as written by a machine (RFC 3834) so that no absence note comes
 * back, nothing in it that reports whether it was read. The Message-ID is the same at every try.
 */
export function compose(server: ServerRow, message: Message): SendMailOptions {
  return {
    from: { name: oneLine(server.from_name, SUBJECT_LENGTH), address: server.from_address },
    to: { name: '', address: message.to },
    ...(server.reply_to ? { replyTo: { name: '', address: server.reply_to } } : {}),
    subject: oneLine(message.subject, SUBJECT_LENGTH),
    text: message.text.toWellFormed().replaceAll(/\r\n?/g, '\n'),
    textEncoding: 'quoted-printable',
    messageId: `<${message.messageId}@${server.from_address.split('@').at(-1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: message.attachments.map(({ name, type, content }) => ({
      filename: oneLine(name, SUBJECT_LENGTH),
      contentType: type,
      content,
      contentTransferEncoding: 'base64',
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
