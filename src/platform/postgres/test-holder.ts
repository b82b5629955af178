/**
 * A process of its own that holds a cluster, for the tests: `node test-holder.ts '{"dataDir":...}'` starts it, prints one
 * line of JSON (the cluster, or `{"error":...}`), and stops it when its standard input ends.
 */
import { startCluster } from './index.ts';

try {
  const cluster = await startCluster(JSON.parse(process.argv[2]!));
  console.log(JSON.stringify(cluster));
  process.stdin.resume().on('end', () => void cluster.stop());
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message }));
}
