export { cleanDisk } from './clean-disk.ts';
